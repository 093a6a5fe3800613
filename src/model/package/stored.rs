//! What the database already has of what a package names: read once, in few queries, by the keys the package has.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::contracts::Contract;
use super::handovers::Handover;
use super::organisations::Organisation;
use super::participants::Participant;
use super::placements::Placement;
use super::projects::{Project, Team};
use super::rows::user_key;
use super::slots::Slot;
use super::users::User;
use super::{Package, contracts, handovers, organisations, participants, placements, projects, slots, users};
use crate::db::{Bind, Read, Record, numbered};
use crate::model::codes::{IncomeSource, Protection, Sex};
use crate::model::municipality::Municipality;
use crate::model::participant::check_keys;
use crate::model::personal_number::PersonalNumber;
use crate::model::secrets::Keys;
use crate::model::{Error, Result};

/// Keys in one statement.
const MOST_KEYS: usize = 500;

/// A row with its number.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Known<T> {
    pub id: i64,
    #[sqlx(flatten)]
    pub row: T,
}

#[derive(Clone, Debug)]
pub(super) struct KnownEnrolment {
    pub id: i64,
    pub participant_id: i64,
    pub row: Participant,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct KnownPlacement {
    pub id: i64,
    pub state: String,
    pub contract_id: Option<i64>,
    pub starts_on: NaiveDate,
    pub expires_on: Option<NaiveDate>,
    #[sqlx(flatten)]
    pub row: Placement,
}

#[derive(Clone, Debug)]
pub(super) struct KnownHandover {
    pub id: i64,
    pub state: String,
    pub row: Handover,
}

/// A person, by the blind index of the personal number.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Person {
    pub id: i64,
    pub personal_number_index: Vec<u8>,
    pub given_name: String,
    pub family_name: String,
    pub protection: Protection,
    pub sex: Sex,
    #[sqlx(skip)]
    pub enrolments: Vec<OfPerson>,
}

/// An enrolment that a person has.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct OfPerson {
    participant_id: i64,
    pub reference: String,
    pub project: String,
    pub enrolled_on: NaiveDate,
    pub ended_on: Option<NaiveDate>,
}

/// By the keys of the package.
#[derive(Debug, Default)]
pub(super) struct Stored {
    pub organisations: HashMap<String, Known<Organisation>>,
    pub projects: HashMap<String, Known<Project>>,
    pub teams: HashMap<String, Known<Team>>,
    pub memberships: HashMap<String, Known<User>>,
    /// Number and name by address.
    pub users: HashMap<String, (i64, String)>,
    pub contracts: HashMap<String, Known<Contract>>,
    pub slots: HashMap<String, Known<Slot>>,
    pub enrolments: HashMap<String, KnownEnrolment>,
    pub persons: HashMap<Vec<u8>, Person>,
    pub placements: HashMap<String, KnownPlacement>,
    pub handovers: HashMap<String, KnownHandover>,
}

impl Stored {
    /// Organisations, projects, users and contracts are few and are read whole; the rest by the keys named.
    pub async fn load(db: &mut Read, package: &Package, keys: &Keys) -> Result<Self> {
        check_keys(db, keys).await?;
        let mut stored = Self::default();
        let rows = organisations::all(db).await?;
        stored.organisations = by(rows, |known| known.row.reference.clone());
        let mut rows: Vec<Known<Project>> = db.query(projects::SELECT).all().await?;
        fill_municipalities(db, &mut rows).await?;
        stored.projects = by(rows, |known| known.row.reference.clone());
        let rows: Vec<Known<Team>> = db.query(projects::SELECT_TEAMS).all().await?;
        stored.teams = by(rows, |known| known.row.reference.clone());
        let rows: Vec<Known<User>> = db.query(users::SELECT).all().await?;
        stored.memberships = by(rows, |known| user_key(&known.row.email, known.row.project.as_deref()));
        let rows: Vec<(i64, String, String)> = db.query("SELECT id, email, name FROM users").all().await?;
        stored.users = rows.into_iter().map(|(id, email, name)| (email, (id, name))).collect();
        let rows: Vec<Known<Contract>> = db.query(contracts::SELECT).all().await?;
        let rows = rows.into_iter().map(|known| Known { row: known.row.folded(), ..known });
        stored.contracts = by(rows, |known| known.row.reference.clone());
        stored.load_placed(db, package, keys).await?;
        Ok(stored)
    }

    async fn load_placed(&mut self, db: &mut Read, package: &Package, keys: &Keys) -> Result<()> {
        let refs = placement_refs(package);
        let rows: Vec<KnownPlacement> = select_in(db, placements::SELECT, "p.ref", &refs).await?;
        self.placements = by(rows, |known| known.row.reference.clone());

        let kept = self.placements.values().map(|known| known.row.slot.clone());
        let refs = slot_refs(package).chain(kept).collect::<HashSet<_>>();
        let rows: Vec<Known<Slot>> = select_in(db, slots::SELECT, "s.ref", &list(refs)).await?;
        self.slots = by(rows, |known| known.row.reference.clone());

        let kept = self.placements.values().map(|known| known.row.participant.clone());
        let refs = enrolment_refs(package).chain(kept).collect::<HashSet<_>>();
        let rows = select_in(db, participants::SELECT, "e.ref", &list(refs)).await?;
        let enrolments = enrolments(db, rows, keys).await?;
        self.enrolments = by(enrolments, |known| known.row.reference.clone());

        // Whose end stands on a handover that the package tells, too.
        let handed = package.handovers.iter().filter_map(|lined| {
            let known = self.enrolments.get(&lined.row.participant)?;
            known.row.ends_towards_agency().then_some(&known.row)
        });
        let named = package.participants.iter().map(|lined| &lined.row).chain(handed);
        let indexes: HashSet<Vec<u8>> =
            named.map(|row| keys.index(&row.personal_number.canonical())).collect();
        self.load_persons(db, &indexes.into_iter().collect::<Vec<_>>()).await?;

        let told = package.handovers.iter().map(|lined| lined.row.participant.clone());
        let ended = package.participants.iter().filter(|lined| lined.row.ends_towards_agency());
        let refs = told.chain(ended.map(|lined| lined.row.reference.clone())).collect();
        let rows: Vec<handovers::Stored> = select_in(db, handovers::SELECT, "e.ref", &list(refs)).await?;
        let rows = rows.into_iter().map(|stored| {
            let (id, state) = (stored.id, stored.state.clone());
            KnownHandover { id, state, row: stored.into() }
        });
        self.handovers = by(rows, |known| handover_key(&known.row));
        Ok(())
    }

    async fn load_persons(&mut self, db: &mut Read, indexes: &[Vec<u8>]) -> Result<()> {
        const PERSONS: &str = "SELECT p.id, p.personal_number_index, p.given_name, p.family_name, p.protection, p.sex FROM participants p";
        const ENROLMENTS: &str =
            "SELECT e.participant_id, e.ref AS reference, j.ref AS project, e.enrolled_on, e.ended_on FROM enrolments e
             JOIN projects j ON j.id = e.project_id";
        let persons: Vec<Person> = select_in(db, PERSONS, "p.personal_number_index", indexes).await?;
        let ids: Vec<i64> = persons.iter().map(|person| person.id).collect();
        let mut theirs: HashMap<i64, Vec<OfPerson>> = HashMap::new();
        for enrolment in select_in::<OfPerson, i64>(db, ENROLMENTS, "e.participant_id", &ids).await? {
            theirs.entry(enrolment.participant_id).or_default().push(enrolment);
        }
        let persons = persons.into_iter().map(|mut person| {
            person.enrolments = theirs.remove(&person.id).unwrap_or_default();
            person
        });
        self.persons = by(persons, |person| person.personal_number_index.clone());
        Ok(())
    }
}

pub(super) fn handover_key(row: &Handover) -> String {
    format!("{}\n{}", row.participant, row.sent_on)
}

/// Runs `select` for the rows whose `column` is one of `keys`.
pub(super) async fn select_in<T: Record, K: Bind + Clone>(
    db: &mut Read,
    select: &str,
    column: &str,
    keys: &[K],
) -> Result<Vec<T>> {
    let mut rows = Vec::new();
    for chunk in keys.chunks(MOST_KEYS) {
        let query = db.built(format!("{select} WHERE {column} IN ({})", numbered(1, chunk.len())));
        rows.extend(query.bind_each(chunk).all::<T>().await?);
    }
    Ok(rows)
}

/// Opens the personal numbers and adds the incomes.
pub(super) async fn enrolments(
    db: &mut Read,
    rows: Vec<participants::Stored>,
    keys: &Keys,
) -> Result<Vec<KnownEnrolment>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut incomes: HashMap<i64, Vec<(i64, IncomeSource)>> = HashMap::new();
    let select = "SELECT enrolment_id, position, source FROM enrolment_incomes";
    for (id, position, source) in select_in(db, select, "enrolment_id", &ids).await? {
        incomes.entry(id).or_default().push((position, source));
    }
    let today = db.today();
    rows.into_iter()
        .map(|row| {
            let mut sources = incomes.remove(&row.id).unwrap_or_default();
            sources.sort_unstable();
            let sources = sources.into_iter().map(|(_, source)| source).collect();
            let invalid =
                |what: String| Error::InvalidRow { table: "participants", id: row.participant_id, what };
            let text = keys.open(&row.personal_number).map_err(|fault| invalid(fault.to_string()))?;
            let number = PersonalNumber::parse(&text, today).map_err(|fault| invalid(fault.to_string()))?;
            let (id, participant_id) = (row.id, row.participant_id);
            Ok(KnownEnrolment { id, participant_id, row: row.opened(number, sources) })
        })
        .collect()
}

pub(super) async fn fill_municipalities(db: &mut Read, projects: &mut [Known<Project>]) -> Result<()> {
    let rows: Vec<(i64, Municipality)> = db
        .query("SELECT project_id, municipality FROM project_municipalities ORDER BY project_id, position")
        .all()
        .await?;
    for known in projects {
        let here = rows.iter().filter(|(project, _)| *project == known.id);
        known.row.municipalities = here.map(|(_, municipality)| *municipality).collect();
    }
    Ok(())
}

fn by<T, K: Eq + std::hash::Hash>(rows: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> HashMap<K, T> {
    rows.into_iter().map(|row| (key(&row), row)).collect()
}

fn list(refs: HashSet<String>) -> Vec<String> {
    refs.into_iter().collect()
}

fn placement_refs(package: &Package) -> Vec<String> {
    let rows = package.placements.iter().map(|lined| lined.row.reference.clone());
    let named = package.named_placements.iter().map(|(name, _)| name.to_owned());
    list(rows.chain(named).collect())
}

fn slot_refs(package: &Package) -> impl Iterator<Item = String> {
    let rows = package.slots.iter().map(|lined| lined.row.reference.clone());
    rows.chain(package.placements.iter().map(|lined| lined.row.slot.clone()))
}

fn enrolment_refs(package: &Package) -> impl Iterator<Item = String> {
    let rows = package.participants.iter().map(|lined| lined.row.reference.clone());
    let placed = package.placements.iter().map(|lined| lined.row.participant.clone());
    let handed = package.handovers.iter().map(|lined| lined.row.participant.clone());
    rows.chain(placed).chain(handed).chain(package.named_participants.iter().map(|(name, _)| name.to_owned()))
}
