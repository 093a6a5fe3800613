-- A cohort that a hand can count. The report asks for 2027: people 1 to 4 are in it, 5 to 7 are not.
INSERT INTO organisations (id, ref, name, kind) VALUES
    (1, 'o1', 'Förbundet', 'coordination_association'), (2, 'o2', 'Verkstan', 'social_enterprise');

INSERT INTO projects (id, ref, name, association_id, starts_on, ends_on, participant_target, work_or_studies_target_percent,
    ordinary_measures_target_percent, indicator_profile, min_age, max_age) VALUES
    (1, 'small', 'Det lilla projektet', 1, '2026-01-01', '2028-12-31', 10, 30, 40, 'esf_plus', 16, 64),
    (2, 'other', 'Ett annat projekt', 1, '2026-01-01', '2028-12-31', 10, 30, 40, 'esf_plus', 16, 64);

INSERT INTO project_municipalities (project_id, municipality, position) VALUES (1, '0188', 0), (1, '0115', 1), (1, '0160', 2);

INSERT INTO contracts (id, ref, project_id, provider_id, title, procedure, starts_on, ends_on, max_value, max_place_months,
    price) VALUES (1, 'k1', 1, 2, 'Avtalet', 'lov', '2026-01-01', '2028-12-31', 0, 0, 0);

INSERT INTO slots (id, ref, provider_id, contract_id, title, description, ssyk, municipality, seats, hours_per_week,
    min_hours_per_week, max_hours_per_week, starts_on, ends_on, adaptations, requirements, languages, state) VALUES
    (1, 's1', 2, 1, 'Under avtal', '', '9111', '0188', 9, 99, 1, 40, '2026-01-01', '2028-12-31', '[]', '[]', '[]', 'open'),
    (2, 's2', 2, NULL, 'Utan avtal', '', '9111', '0188', 9, 99, 1, 40, '2026-01-01', '2028-12-31', '[]', '[]', '[]', 'open');

-- 1 has no birthday in 2027 but turns 31 on 28 February; 2 turns 31 a day too late.
INSERT INTO participants (id, personal_number, personal_number_index, birth_date, given_name, family_name, sex, protection) VALUES
    (1, '1', '1', '1996-02-29', 'Ett', 'A', 'woman', 'protected_registration'), (2, '2', '2', '1996-03-02', 'Två', 'B', 'woman', 'none'),
    (3, '3', '3', '1970-01-01', 'Tre', 'C', 'man', 'none'), (4, '4', '4', '1980-01-01', 'Fyra', 'D', 'woman', 'none'),
    (5, '5', '5', '1980-01-01', 'Fem', 'E', 'woman', 'none'), (6, '6', '6', '1980-01-01', 'Sex', 'F', 'woman', 'none'),
    (7, '7', '7', '1980-01-01', 'Sju', 'G', 'woman', 'none');

-- 3 ends a day after the period: not ended in this report. 5 ended a day before it, 6 came a day after, 7 is in another project.
INSERT INTO enrolments (id, ref, participant_id, project_id, municipality, referred_by, enrolled_on, education,
    months_on_public_support, ended_on, end_reason, exit_to, wishes, adaptations, requirements_met, languages) VALUES
    (1, 'd1', 1, 1, '0188', 'fk', '2027-02-28', 'primary', 11, '2027-05-30', 'completed', 'studies', '[]', '[]', '[]', '[]'),
    (2, 'd2', 2, 1, '0180', 'af', '2027-03-01', 'none', 60, '2027-03-31', 'illness', 'af_measures', '[]', '[]', '[]', '[]'),
    (3, 'd3', 3, 1, '0160', 'fk', '2026-12-01', 'primary', 59, '2028-01-01', 'completed', 'work', '[]', '[]', '[]', '[]'),
    (4, 'd4', 4, 1, '0188', 'fk', '2027-12-31', 'primary', 12, NULL, NULL, NULL, '[]', '[]', '[]', '[]'),
    (5, 'd5', 5, 1, '0188', 'self', '2026-01-01', 'primary', 70, '2026-12-31', 'completed', 'work', '[]', '[]', '[]', '[]'),
    (6, 'd6', 6, 1, '0188', 'self', '2028-01-01', 'primary', 70, NULL, NULL, NULL, '[]', '[]', '[]', '[]'),
    (7, 'd7', 7, 2, '0188', 'self', '2027-02-01', 'primary', 70, '2027-03-01', 'completed', 'work', '[]', '[]', '[]', '[]');

INSERT INTO enrolment_incomes (enrolment_id, source, position) VALUES
    (1, 'sickness_benefit', 0), (1, 'social_assistance', 1), (1, 'sickness_compensation', 2),
    (2, 'social_assistance', 0), (3, 'none', 0), (5, 'student_aid', 0), (7, 'student_aid', 0);

-- 2 did not come to the course; 3 came to it after the period, which counts: the period chooses people only.
INSERT INTO activities (enrolment_id, kind, day, minutes, attended) VALUES
    (1, 'team_meeting', '2027-03-01', 60, TRUE), (1, 'team_meeting', '2027-03-08', 60, TRUE),
    (1, 'mobilising_course', '2027-03-15', 120, TRUE),
    (2, 'team_meeting', '2027-03-02', 30, TRUE), (2, 'study_visit', '2027-03-03', 60, TRUE),
    (2, 'mobilising_course', '2027-03-04', 600, FALSE),
    (3, 'team_meeting', '2026-12-10', 60, TRUE), (3, 'mobilising_course', '2028-01-01', 60, TRUE),
    (5, 'mobilising_course', '2026-05-05', 60, TRUE), (7, 'mobilising_course', '2027-02-05', 60, TRUE);

-- 2 has supported employment, which is no work training; 3 has accepted one that has not started.
INSERT INTO placements (id, ref, enrolment_id, slot_id, contract_id, track, state, hours_per_week, starts_on, planned_end_on,
    proposed_on, answered_on, started_on, adaptations) VALUES
    (1, 'pl1', 1, 1, 1, 'work_training', 'started', 20, '2027-04-01', '2028-12-31', '2027-03-20', '2027-03-21', '2027-04-01', '[]'),
    (2, 'pl2', 2, 2, NULL, 'supported_employment', 'started', 20, '2027-03-10', '2028-12-31', '2027-03-02', '2027-03-03', '2027-03-10', '[]'),
    (3, 'pl3', 3, 1, 1, 'work_training', 'accepted', 20, '2028-01-01', '2028-12-31', '2027-12-20', '2027-12-21', NULL, '[]'),
    (4, 'pl4', 3, 2, NULL, 'work_training', 'started', 20, '2027-12-31', '2028-12-31', '2027-12-20', '2027-12-21', '2027-12-31', '[]'),
    (5, 'pl5', 4, 2, NULL, 'work_training', 'started', 20, '2027-12-31', '2028-12-31', '2027-12-20', '2027-12-21', '2027-12-31', '[]');

INSERT INTO attendances (placement_id, day, minutes, status, recorded_at) VALUES
    (1, '2027-04-02', 210, 'attended', '2027-04-02 12:00:00+00:00'), (1, '2027-04-03', 600, 'absent', '2027-04-03 12:00:00+00:00'),
    (2, '2027-03-11', 600, 'attended', '2027-03-11 12:00:00+00:00'), (5, '2027-12-31', 600, 'attended', '2027-12-31 12:00:00+00:00');
