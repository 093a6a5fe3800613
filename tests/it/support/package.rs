//! A small data package made in code: a table is a header and rows, and each test changes what it is about.

use std::collections::BTreeMap;

use brygga::model::package::{Applied, Checked, Fault, Package, Source, apply};
use brygga::model::secrets::Keys;
use chrono::NaiveDate;

use super::cast::personal_number;
use super::db::TestDb;

/// The day on which the small package is read.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

pub fn keys() -> Keys {
    Keys::from_secret(&[7; 32])
}

/// Tables by name: the first row is the header.
#[derive(Clone)]
pub struct SmallPackage {
    pub tables: BTreeMap<String, Vec<Vec<String>>>,
}

const TABLES: &[(&str, &str)] = &[
    (
        "organisations",
        "ref,name,kind,org_number,municipality,parent
assoc,Samordningsförbundet,coordination_association,559900-0014,,
af,Arbetsförmedlingen,authority,559900-0030,,
asf1,Återbruket,social_enterprise,559900-1004,0160,
emp1,Kaféet,employer,559900-2002,0188,",
    ),
    (
        "projects",
        "ref,name,association,programme,starts_on,ends_on,participant_target,work_or_studies_target_percent,ordinary_measures_target_percent,indicator_profile,min_age,max_age,municipalities
p1,Steget,assoc,MIA,2025-01-01,2026-12-31,100,30,40,esf_plus,16,64,0160;0188
p2,Språnget,assoc,MIA,2025-01-01,2026-12-31,100,30,40,esf_plus,16,64,0184",
    ),
    ("teams", "ref,project,name,starts_on\nt1,p1,Teamet,2025-01-01"),
    (
        "users",
        "email,name,role,organisation,project,fte_percent
anna@example.se,Anna Ek,coach,assoc,p1,100
mats@example.se,Mats Öst,project_manager,assoc,p1,100
siv@example.se,Siv Ask,provider,asf1,,",
    ),
    (
        "contracts",
        "ref,project,provider,title,procedure,cpv,signed_on,starts_on,ends_on,extension_months,extension_count,max_value_sek,max_place_months,price_per_place_month_sek,reserved_share_percent
c1,p1,asf1,Arbetsträning,lou_reserved_4_18,85312510-7,2024-12-01,2025-01-01,2026-12-31,12,1,80000,20,4000,34",
    ),
    (
        "slots",
        "ref,provider,contract,title,description,ssyk,municipality,latitude,longitude,seats,hours_per_week,min_hours_per_week,max_hours_per_week,starts_on,ends_on,adaptations,requirements,languages
s1,asf1,c1,Sortera i butik,Ta emot och prismärk.,5223,0160,59.443,18.068,1,40,5,40,2025-01-01,2026-12-31,quiet_room;outdoor,,sv
s2,emp1,,Köksbiträde,Diska och duka.,9412,0188,,,2,20,5,20,2025-01-01,2026-12-31,,police_record_check,sv;en",
    ),
    (
        "participants",
        "ref,project,personal_number,given_name,family_name,protection,sex,municipality,referred_by,referred_by_municipality,enrolled_on,ended_on,end_reason,exit_to,education,income_sources,months_on_public_support,coach
d1,p1,19850312-998,Linnea,Björk,none,woman,0160,fk,,2025-06-01,,,,primary,sickness_benefit;social_assistance,24,anna@example.se
d2,p1,19700105-997,Omar,Said,confidential,man,0188,municipality,0188,2025-02-01,2025-12-31,completed,af_measures,secondary,none,60,anna@example.se
d3,p2,19990201-984,Tove,Sälg,none,woman,0184,self,,2025-06-01,,,,secondary,other,0,",
    ),
    (
        "activities",
        "participant,kind,on,minutes,attended,by
d1,team_meeting,2025-06-10,60,true,anna@example.se
d1,team_meeting,2025-06-10,60,true,anna@example.se
d2,coach_meeting,2025-02-10,45,false,",
    ),
    (
        "placements",
        "ref,participant,slot,track,proposed_on,accepted_on,started_on,planned_end_on,ended_on,end_reason,hours_per_week
pl1,d1,s1,work_training,2025-08-20,2025-08-25,2025-09-01,2026-06-30,,,20
pl2,d2,s2,employment,2025-03-01,2025-03-05,2025-03-10,2025-10-31,2025-09-30,completed,10
pl3,d3,s2,supported_employment,2026-03-01,,,2026-05-31,,,10",
    ),
    (
        "attendance",
        "placement,on,minutes,status
pl1,2025-09-01,240,attended
pl1,2025-09-02,0,sick
pl2,2025-03-10,120,attended",
    ),
    (
        "handovers",
        "participant,giver,receiver,sent_on,answered_on,answer,met_on,released_on,reason
d2,assoc,af,2025-11-01,2025-11-10,accepted,2025-12-01,2025-12-05,
d1,assoc,af,2026-02-01,2026-02-10,declined,,,Fel mottagare",
    ),
];

impl SmallPackage {
    pub fn new() -> Self {
        let table = |text: &str| {
            text.lines()
                .map(|line| line.split(',').map(str::to_owned).collect())
                .collect::<Vec<Vec<String>>>()
        };
        let mut package =
            Self { tables: TABLES.iter().map(|(name, text)| ((*name).to_owned(), table(text))).collect() };
        for line in 2..=4 {
            let digits = package.get("participants", line, "personal_number").to_owned();
            package.set("participants", line, "personal_number", &personal_number(&digits));
        }
        package
    }

    fn place(&self, table: &str, column: &str) -> usize {
        let header = &self.tables[table][0];
        header.iter().position(|name| name == column).unwrap_or_else(|| panic!("{table} has no {column}"))
    }

    /// The value on a line, counted as in the file: the header is line 1.
    pub fn get(&self, table: &str, line: usize, column: &str) -> &str {
        &self.tables[table][line - 1][self.place(table, column)]
    }

    pub fn set(&mut self, table: &str, line: usize, column: &str, value: &str) -> &mut Self {
        let place = self.place(table, column);
        self.tables.get_mut(table).unwrap()[line - 1][place] = value.to_owned();
        self
    }

    /// Another row at the end, like one that is there.
    pub fn copy(&mut self, table: &str, line: usize) -> &mut Self {
        let rows = self.tables.get_mut(table).unwrap();
        rows.push(rows[line - 1].clone());
        self
    }

    pub fn drop(&mut self, table: &str, line: usize) -> &mut Self {
        self.tables.get_mut(table).unwrap().remove(line - 1);
        self
    }

    /// A column at the end, empty on every line.
    pub fn add_column(&mut self, table: &str, column: &str) -> &mut Self {
        let rows = self.tables.get_mut(table).unwrap();
        for (at, row) in rows.iter_mut().enumerate() {
            row.push(if at == 0 { column.to_owned() } else { String::new() });
        }
        self
    }

    pub fn drop_column(&mut self, table: &str, column: &str) -> &mut Self {
        let place = self.place(table, column);
        self.tables.get_mut(table).unwrap().iter_mut().for_each(|row| drop(row.remove(place)));
        self
    }

    /// Only these tables.
    pub fn only(&mut self, tables: &[&str]) -> &mut Self {
        self.tables.retain(|name, _| tables.contains(&name.as_str()));
        self
    }

    /// A table as a file.
    pub fn csv(&self, table: &str) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        self.tables[table].iter().for_each(|row| writer.write_record(row).unwrap());
        writer.into_inner().unwrap()
    }

    pub fn source(&self) -> Source {
        Source::Files(self.tables.keys().map(|name| (format!("{name}.csv"), self.csv(name))).collect())
    }

    /// With one file written otherwise.
    pub fn source_with(&self, file: &str, content: impl Into<Vec<u8>>) -> Source {
        let Source::Files(mut files) = self.source() else { unreachable!() };
        files.insert(file.to_owned(), content.into());
        Source::Files(files)
    }
}

/// Imports as the command does; what the check found goes to `look`.
pub async fn import<T>(test: &TestDb, source: &Source, look: impl FnOnce(&Checked<'_>, Applied) -> T) -> T {
    let (package, faults) = Package::read(source, test.clock.today(), &|_| {});
    let mut db = test.db.write().await.unwrap();
    package.lock(&mut db).await.unwrap();
    let checked = package.check(&mut db, &keys(), faults).await.unwrap();
    let mut applied = Applied::default();
    if checked.faults.is_empty() {
        applied = apply(&checked, &mut db, &keys(), None, &|_| {}).await.unwrap();
        db.commit().await.unwrap();
    }
    look(&checked, applied)
}

/// Imports what must be without fault.
pub async fn import_well(test: &TestDb, package: &SmallPackage) {
    import(test, &package.source(), |checked, _| assert_eq!(checked.faults.list(), &[])).await;
}

/// The faults of a package: file, line, column, and what was expected.
pub async fn faults_of(test: &TestDb, source: &Source) -> Vec<(String, u32, String, &'static str)> {
    let told = |fault: &Fault| {
        let column = fault.column.clone().unwrap_or_default();
        (fault.file.clone(), fault.line.unwrap_or(0), column, fault.expected.told().0)
    };
    import(test, source, |checked, _| checked.faults.list().iter().map(told).collect()).await
}
