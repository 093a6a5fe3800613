//! The cast: the same few people and organisations in every test, by name. Two projects, so that there is always
//! somebody who may not see.

use brygga::db::{Db, Write};
use brygga::model::access::Who;
use brygga::model::contract::ContractId;
use brygga::model::enrolment::EnrolmentId;
use brygga::model::organisation::OrganisationId;
use brygga::model::project::ProjectId;
use brygga::model::secrets::Keys;
use brygga::model::slot::SlotId;
use brygga::model::user::{User, UserId};
use chrono::NaiveDate;

/// Everyone's password where they have one.
pub const PASSWORD: &str = "en lång bro över vattnet";

/// Project `p1` (Täby, Danderyd, Norrtälje): coaches Anna and Bo, manager Mats; the social enterprise Återbruket (Siv)
/// with contract `c1`, the employer Kaféet (Egon) without. Project `p2` (Solna): coach Klara, manager Nora, the
/// enterprise Grinden (Olle) with `c2`. Ada is administrator.
#[derive(Clone)]
pub struct Cast {
    pub p1: ProjectId,
    pub p2: ProjectId,
    pub association: OrganisationId,
    /// Arbetsförmedlingen, a receiver of handovers.
    pub agency: OrganisationId,
    pub atelier: OrganisationId,
    pub cafe: OrganisationId,
    pub gate: OrganisationId,
    pub anna: UserId,
    pub bo: UserId,
    pub klara: UserId,
    pub mats: UserId,
    pub nora: UserId,
    pub siv: UserId,
    pub egon: UserId,
    pub olle: UserId,
    pub ada: UserId,
    pub c1: ContractId,
    pub c2: ContractId,
    /// Of Återbruket under c1: 2 seats, 40 hours a week, 5–40 a person, 2026.
    pub shop: SlotId,
    /// Of Kaféet, without a contract: 1 seat, 20 hours, 5–20 a person, 2026.
    pub kitchen: SlotId,
    /// Of Grinden under c2.
    pub garden: SlotId,
    /// Anna's: a woman from Täby, born 1985.
    pub linnea: EnrolmentId,
    /// Anna's: a man from Norrtälje, born 1970.
    pub omar: EnrolmentId,
    /// Bo's.
    pub bengt: EnrolmentId,
    /// Anna's, with a protected identity.
    pub hedda: EnrolmentId,
    /// Klara's, in p2.
    pub tove: EnrolmentId,
}

/// The day the cast is at work: a Monday.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

impl Cast {
    pub async fn enter(db: &Db, keys: &Keys) -> Self {
        let mut writing = db.write().await.unwrap();
        let db = &mut writing;
        let association = organisation(
            db,
            "assoc",
            "Samordningsförbundet Norrort",
            "coordination_association",
            "559900-0014",
        )
        .await;
        let agency = organisation(db, "af", "Arbetsförmedlingen", "authority", "559900-0030").await;
        let atelier = organisation(db, "asf1", "Återbruket", "social_enterprise", "559900-1004").await;
        let gate = organisation(db, "asf2", "Grinden", "social_enterprise", "559900-1012").await;
        let cafe = organisation(db, "emp1", "Kaféet", "employer", "559900-2002").await;
        let p1 = project(db, "p1", "Steget", association, &["0160", "0162", "0188"]).await;
        let p2 = project(db, "p2", "Språnget", association, &["0184"]).await;
        let anna = user(db, "anna@example.se", "Anna Ek", "coach", association, Some(p1)).await;
        let bo = user(db, "bo@example.se", "Bo Alm", "coach", association, Some(p1)).await;
        let klara = user(db, "klara@example.se", "Klara Lind", "coach", association, Some(p2)).await;
        let mats = user(db, "mats@example.se", "Mats Öst", "project_manager", association, Some(p1)).await;
        let nora = user(db, "nora@example.se", "Nora Ås", "project_manager", association, Some(p2)).await;
        let siv = user(db, "siv@example.se", "Siv Ask", "provider", atelier, Some(p1)).await;
        let egon = user(db, "egon@example.se", "Egon Rönn", "provider", cafe, None).await;
        let olle = user(db, "olle@example.se", "Olle Asp", "provider", gate, Some(p2)).await;
        let ada = user(db, "ada@example.se", "Ada Hägg", "administrator", association, None).await;
        for provider in [siv, egon, olle] {
            undertaken(db, provider).await;
        }
        let c1 = contract(db, "c1", p1, atelier).await;
        let c2 = contract(db, "c2", p2, gate).await;
        let shop =
            slot(db, "s1", atelier, Some(c1), "Sortera i second hand-butik", "5223", "0160", (2, 40, 5, 40))
                .await;
        let kitchen = slot(db, "s2", cafe, None, "Köksbiträde i kafé", "9412", "0188", (1, 20, 5, 20)).await;
        let garden = slot(db, "s3", gate, Some(c2), "Trädgårdsarbete", "6113", "0184", (3, 60, 5, 40)).await;
        let linnea =
            enrolment(db, keys, "d1", p1, anna, ("Linnea", "Björk", "woman", "none"), "19850312-998", "0160")
                .await;
        let omar =
            enrolment(db, keys, "d2", p1, anna, ("Omar", "Said", "man", "none"), "19700105-997", "0188")
                .await;
        let bengt =
            enrolment(db, keys, "d3", p1, bo, ("Bengt", "Gran", "man", "none"), "19910720-995", "0162").await;
        let hedda = enrolment(
            db,
            keys,
            "d4",
            p1,
            anna,
            ("Hedda", "Lönn", "woman", "confidential"),
            "19880930-982",
            "0160",
        )
        .await;
        let tove =
            enrolment(db, keys, "d5", p2, klara, ("Tove", "Sälg", "woman", "none"), "19990201-984", "0184")
                .await;
        let cast = Self {
            p1,
            p2,
            association,
            agency,
            atelier,
            cafe,
            gate,
            anna,
            bo,
            klara,
            mats,
            nora,
            siv,
            egon,
            olle,
            ada,
            c1,
            c2,
            shop,
            kitchen,
            garden,
            linnea,
            omar,
            bengt,
            hedda,
            tove,
        };
        for slot in [shop, kitchen, garden] {
            brygga::model::slot_changed(db, slot).await.unwrap();
        }
        writing.commit().await.unwrap();
        cast
    }
}

/// The person as a model function asks for them.
pub async fn who(db: &Db, user: UserId) -> Who {
    let mut db = db.read().await.unwrap();
    let email: String = db.query("SELECT email FROM users WHERE id = $1").bind(user).value().await.unwrap();
    User::find_by_email(&mut db, &email).await.unwrap().unwrap().who(&mut db).await.unwrap()
}

/// A personal number with its check digit: `digits` is YYYYMMDD-NNN.
pub fn personal_number(digits: &str) -> String {
    let plain: String = digits.chars().filter(char::is_ascii_digit).collect();
    let sum: u32 = plain[2..]
        .bytes()
        .enumerate()
        .map(|(place, digit)| {
            let doubled = u32::from(digit - b'0') * if place % 2 == 0 { 2 } else { 1 };
            doubled / 10 + doubled % 10
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

pub async fn organisation(
    db: &mut Write,
    reference: &str,
    name: &str,
    kind: &str,
    number: &str,
) -> OrganisationId {
    db.query("INSERT INTO organisations (ref, name, kind, org_number) VALUES ($1, $2, $3, $4) RETURNING id")
        .bind(reference.to_owned())
        .bind(name.to_owned())
        .bind(kind.to_owned())
        .bind(number.to_owned())
        .value()
        .await
        .unwrap()
}

pub async fn project(
    db: &mut Write,
    reference: &str,
    name: &str,
    association: OrganisationId,
    municipalities: &[&str],
) -> ProjectId {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let project: ProjectId = db
        .query(
            "INSERT INTO projects (ref, name, association_id, starts_on, ends_on, participant_target, work_or_studies_target_percent,
                ordinary_measures_target_percent, indicator_profile, min_age, max_age)
             VALUES ($1, $2, $3, $4, $5, 300, 30, 40, 'esf_plus', 16, 64) RETURNING id",
        )
        .bind(reference.to_owned())
        .bind(name.to_owned())
        .bind(association)
        .bind(day("2025-01-01"))
        .bind(day("2027-12-31"))
        .value()
        .await
        .unwrap();
    for (position, code) in municipalities.iter().enumerate() {
        db.query(
            "INSERT INTO project_municipalities (project_id, municipality, position) VALUES ($1, $2, $3)",
        )
        .bind(project)
        .bind((*code).to_owned())
        .bind(i64::try_from(position).unwrap())
        .run()
        .await
        .unwrap();
    }
    project
}

pub async fn user(
    db: &mut Write,
    email: &str,
    name: &str,
    role: &str,
    organisation: OrganisationId,
    project: Option<ProjectId>,
) -> UserId {
    let now = db.now();
    let user: UserId = db
        .query("INSERT INTO users (email, name, phone, created_at) VALUES ($1, $2, '070-000 00 00', $3) RETURNING id")
        .bind(email.to_owned())
        .bind(name.to_owned())
        .bind(now)
        .value()
        .await
        .unwrap();
    db.query("INSERT INTO memberships (user_id, role, organisation_id, project_id, fte_percent) VALUES ($1, $2, $3, $4, 100)")
        .bind(user)
        .bind(role.to_owned())
        .bind(organisation)
        .bind(project)
        .run()
        .await
        .unwrap();
    user
}

/// Has given the confidentiality undertaking.
pub async fn undertaken(db: &mut Write, user: UserId) {
    let now = db.now();
    db.query("INSERT INTO undertakings (user_id, version, language, given_at) VALUES ($1, $2, 'sv', $3)")
        .bind(user)
        .bind(brygga::model::undertaking::VERSION.to_owned())
        .bind(now)
        .run()
        .await
        .unwrap();
}

/// 2026, 12 place-months, 60 000 kr, 5 000 kr a place-month.
pub async fn contract(
    db: &mut Write,
    reference: &str,
    project: ProjectId,
    provider: OrganisationId,
) -> ContractId {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    db.query(
        "INSERT INTO contracts (ref, project_id, provider_id, title, procedure, cpv, signed_on, starts_on, ends_on, extension_months,
            extension_count, max_value, max_place_months, price, reserved_share_percent)
         VALUES ($1, $2, $3, 'Arbetsträning', 'lou_reserved_4_18', '85312510-7', $4, $5, $6, 12, 1, 6000000, 12, 500000, 34) RETURNING id",
    )
    .bind(reference.to_owned())
    .bind(project)
    .bind(provider)
    .bind(day("2025-12-01"))
    .bind(day("2026-01-01"))
    .bind(day("2026-12-31"))
    .value()
    .await
    .unwrap()
}

/// An open slot through 2026; `size` is seats, hours a week, least and most hours a person.
#[expect(clippy::too_many_arguments, reason = "a row of the table")]
pub async fn slot(
    db: &mut Write,
    reference: &str,
    provider: OrganisationId,
    contract: Option<ContractId>,
    title: &str,
    ssyk: &str,
    municipality: &str,
    size: (i64, i64, i64, i64),
) -> SlotId {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let list =
        |values: &[&str]| sqlx::types::Json(values.iter().map(ToString::to_string).collect::<Vec<_>>());
    db.query(
        "INSERT INTO slots (ref, provider_id, contract_id, title, description, ssyk, municipality, seats, hours_per_week,
            min_hours_per_week, max_hours_per_week, starts_on, ends_on, adaptations, requirements, languages, state)
         VALUES ($1, $2, $3, $4, 'I lugn takt, med handledare.', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'open') RETURNING id",
    )
    .bind(reference.to_owned())
    .bind(provider)
    .bind(contract)
    .bind(title.to_owned())
    .bind(ssyk.to_owned())
    .bind(municipality.to_owned())
    .bind(size.0)
    .bind(size.1)
    .bind(size.2)
    .bind(size.3)
    .bind(day("2026-01-01"))
    .bind(day("2026-12-31"))
    .bind(list(&["quiet_room", "flexible_hours"]))
    .bind(list(&[]))
    .bind(list(&["sv"]))
    .value()
    .await
    .unwrap()
}

/// Enrolled in January 2026; `person` is given name, family name, sex, protection.
#[expect(clippy::too_many_arguments, reason = "a row of the table")]
pub async fn enrolment(
    db: &mut Write,
    keys: &Keys,
    reference: &str,
    project: ProjectId,
    coach: UserId,
    person: (&str, &str, &str, &str),
    number: &str,
    municipality: &str,
) -> EnrolmentId {
    let number = personal_number(number).replace('-', "");
    let birth = NaiveDate::parse_from_str(&number[..8], "%Y%m%d").unwrap();
    let participant: i64 = db
        .query(
            "INSERT INTO participants (personal_number, personal_number_index, birth_date, given_name, family_name, sex, protection)
             VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        )
        .bind(keys.seal(&number))
        .bind(keys.index(&number))
        .bind(birth)
        .bind(person.0.to_owned())
        .bind(person.1.to_owned())
        .bind(person.2.to_owned())
        .bind(person.3.to_owned())
        .value()
        .await
        .unwrap();
    let none = || sqlx::types::Json(Vec::<String>::new());
    let enrolment: EnrolmentId = db
        .query(
            "INSERT INTO enrolments (ref, participant_id, project_id, coach_id, municipality, referred_by, enrolled_on, education,
                months_on_public_support, wishes, adaptations, requirements_met, languages)
             VALUES ($1, $2, $3, $4, $5, 'fk', $6, 'primary', 40, $7, $8, $9, $10) RETURNING id",
        )
        .bind(reference.to_owned())
        .bind(participant)
        .bind(project)
        .bind(coach)
        .bind(municipality.to_owned())
        .bind(NaiveDate::from_ymd_opt(2026, 1, 12).unwrap())
        .bind(none())
        .bind(none())
        .bind(none())
        .bind(none())
        .value()
        .await
        .unwrap();
    db.query(
        "INSERT INTO enrolment_incomes (enrolment_id, source, position) VALUES ($1, 'sickness_benefit', 0)",
    )
    .bind(enrolment)
    .run()
    .await
    .unwrap();
    enrolment
}
