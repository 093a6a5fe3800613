-- Of a contract to which notice was given before it could be taken back (migration 221): the end that was agreed before, which the
-- notice's own event has told since the beginning. Only of the notice that holds, and not where a second person has approved what the
-- contract says since: that yes was to its new end. The day for the decision was not kept; it follows from the end and the notice.
UPDATE contracts SET agreed_ends_on = (
    SELECT date(e.particulars ->> 'from') FROM events e
    WHERE e.what = 'contract_terminated' AND e.subject = 'contract' AND e.subject_id = contracts.id
    ORDER BY e.id DESC LIMIT 1
)
WHERE terminated_on IS NOT NULL AND agreed_ends_on IS NULL AND unapproved = FALSE AND EXISTS (
    SELECT 1 FROM events e
    WHERE e.what = 'contract_terminated' AND e.subject = 'contract' AND e.subject_id = contracts.id
    AND e.particulars ->> 'on' = CAST(contracts.terminated_on AS TEXT) AND e.particulars ->> 'from' >= e.particulars ->> 'on'
    AND NOT EXISTS (
        SELECT 1 FROM events later WHERE later.subject = 'contract' AND later.subject_id = e.subject_id AND later.id > e.id
        AND later.what IN ('contract_terminated', 'contract_approved', 'contract_notice_revoked')
    )
);
