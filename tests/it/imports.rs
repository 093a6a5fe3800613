//! Data in and out by the browser: a dry run with all faults, all or nothing, only one's own projects.

use std::io::{Cursor, Read as _, Write as _};

use brygga::model::contract::Contract;
use brygga::model::user::UserId;
use chrono::TimeDelta;
use zip::write::SimpleFileOptions;

use crate::contract_steps::Office;
use crate::support::app::{Answer, Browser, TestApp};
use crate::support::cast;

const PARTICIPANTS: &str = "ref,project,personal_number,given_name,family_name,protection,sex,municipality,referred_by,\
    referred_by_municipality,enrolled_on,ended_on,end_reason,exit_to,education,income_sources,months_on_public_support,coach\n";

/// A row of `participants.csv`.
fn participant(reference: &str, project: &str, digits: &str, name: &str, place: &str) -> String {
    let number = cast::personal_number(digits);
    format!(
        "{reference},{project},{number},{name},Ny,none,woman,{place},fk,,2026-02-01,,,,primary,none,10,\n"
    )
}

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn people(rows: &[String]) -> Vec<u8> {
    zipped(&[("paket/participants.csv", &format!("{PARTICIPANTS}{}", rows.concat()))])
}

async fn upload(browser: &mut Browser, content: &[u8]) -> Answer {
    let mut body = Vec::new();
    body.extend_from_slice(
        b"--grans\r\nContent-Disposition: form-data; name=\"package\"; filename=\"paket.zip\"\r\n",
    );
    body.extend_from_slice(b"Content-Type: application/zip\r\n\r\n");
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--grans--\r\n");
    browser.post_raw("/imports", body, "multipart/form-data; boundary=grans").await
}

/// The dry run of a package, and where it stands.
async fn dry_run(test: &TestApp, user: UserId, content: &[u8]) -> (Browser, String, Answer) {
    let mut browser = test.browser(user).await;
    let answer = upload(&mut browser, content).await;
    let location = answer.location().to_owned();
    let page = browser.get(&location).await;
    (browser, location, page)
}

#[tokio::test]
async fn a_package_is_looked_at_and_then_taken_in() {
    let test = TestApp::new().await;
    let package = people(&[participant("n1", "p1", "19850312-982", "Maja", "0160")]);
    let (mut mats, location, page) = dry_run(&test, test.cast.mats, &package).await;
    page.is(200).says(&["paket.zip", "participants", "felfritt", "Läs in paketet"]);
    assert_eq!(test.test.count("enrolments").await, 5, "a dry run changes nothing");

    let answer = mats.post(&format!("{location}/confirmation"), &[]).await;
    mats.follow(&answer).await.is(200).says(&["Paketet är inläst"]);
    assert_eq!(test.test.count("enrolments").await, 6);
    // A double click.
    mats.post(&format!("{location}/confirmation"), &[]).await.is(404);
    assert_eq!((test.test.count("enrolments").await, test.test.count("uploads").await), (6, 0));

    let (_, _, again) = dry_run(&test, test.cast.mats, &package).await;
    again.is(200).says(&["finns redan"]).hides(&["Läs in paketet"]);
}

#[tokio::test]
async fn every_fault_is_shown_and_nothing_is_taken_in() {
    let test = TestApp::new().await;
    let rows = [
        participant("n1", "p1", "19850312-982", "Maja", "0160"),
        participant("n2", "p1", "19850312-983", "Eva", "9999"),
        participant("n3", "p9", "19850312-984", "<script>alert(1)</script>", "0160"),
        participant("n4", "p1", "20200101-981", "Barn", "0160"),
    ];
    let (mut mats, location, page) = dry_run(&test, test.cast.mats, &people(&rows)).await;
    page.is(200)
        .says(&["fel hindrar", "participants.csv", "municipality", "9999", "p9"])
        .hides(&["<script>alert", "Läs in paketet"]);
    mats.post(&format!("{location}/confirmation"), &[]).await.is(409).says(&["9999"]);
    assert_eq!(test.test.count("enrolments").await, 5);
    mats.post(&format!("{location}/removal"), &[]).await.is(303);
    mats.get(&location).await.is(404);
}

#[tokio::test]
async fn what_is_another_projects_is_a_fault() {
    let test = TestApp::new().await;
    let own = "Du kan bara läsa in det som hör till dina egna projekt.";
    let stolen =
        "d5,p1,19990201-9844,Tove,Sälg,none,woman,0160,fk,,2026-01-12,,,,primary,sickness_benefit,40,\n"
            .to_owned();
    let users = "email,name,role,organisation,project,fte_percent\n";
    let contracts = "ref,project,provider,title,procedure,cpv,signed_on,starts_on,ends_on,extension_months,extension_count,max_value_sek,max_place_months,price_per_place_month_sek,reserved_share_percent\n";
    let lots = "ny,p1,asf1,Kurs,lou_open,,,2026-01-01,2026-12-31,0,0,60000,12,5000,,contract,0160;0184\n";
    let organisations = "ref,name,kind,org_number,municipality,parent\n";
    let activities = "participant,kind,on,minutes,attended,by\n";
    for (file, content, said) in [
        (
            "participants.csv",
            format!("{PARTICIPANTS}{}", participant("n1", "p2", "19850312-982", "Maja", "0184")),
            own,
        ),
        // Taking somebody over from another project.
        ("participants.csv", format!("{PARTICIPANTS}{stolen}"), own),
        ("users.csv", format!("{users}mats@example.se,Mats Öst,administrator,assoc,,\n"), "den rollen"),
        ("users.csv", format!("{users}ny@example.se,Ny,coach,assoc,p2,100\n"), own),
        ("users.csv", format!("{users}ny@example.se,Ny,project_manager,assoc,p1,100\n"), "den rollen"),
        (
            "users.csv",
            format!("{users}klara@example.se,Någon Annan,coach,assoc,p1,100\n"),
            "Du kan inte ändra den",
        ),
        (
            "contracts.csv",
            format!("{contracts}c2,p2,asf2,Arbetsträning,lov,,,2026-01-01,2026-12-31,0,0,1,1,1,\n"),
            own,
        ),
        (
            "contracts.csv",
            format!("{contracts}c2,p1,asf2,Arbetsträning,lov,,,2026-01-01,2026-12-31,0,0,60000,12,5000,\n"),
            own,
        ),
        // What no form takes: a municipality of another project, and a service that may not be reserved.
        ("contracts.csv", format!("{},kind,lots\n{lots}", contracts.trim_end()), "har bara kommunerna"),
        (
            "contracts.csv",
            format!(
                "{contracts}ny,p1,asf1,Kurs,lou_19_6a,80530000-8,,2026-01-01,2026-12-31,0,0,60000,12,5000,\n"
            ),
            "får inte reserveras",
        ),
        (
            "organisations.csv",
            format!("{organisations}af,Annat namn,authority,559900-0030,,\n"),
            "Du kan inte ändra den",
        ),
        ("organisations.csv", format!("{organisations}ny,Ny myndighet,authority,556430-0142,,\n"), own),
        ("activities.csv", format!("{activities}d5,team_meeting,2026-02-02,60,true,\n"), own),
    ] {
        let (mut mats, location, page) = dry_run(&test, test.cast.mats, &zipped(&[(file, &content)])).await;
        page.is(200).says(&[said]);
        mats.post(&format!("{location}/confirmation"), &[]).await.is(409);
    }
    assert_eq!((test.test.count("enrolments").await, test.test.count("users").await), (5, 9));
    assert_eq!((test.test.count("organisations").await, test.test.count("activities").await), (5, 0));
}

#[tokio::test]
async fn what_one_may_bring_in_comes_in() {
    let test = TestApp::new().await;
    let files = [
        (
            "organisations.csv",
            "ref,name,kind,org_number,municipality,parent\nbageri,Lövholmens bageri,employer,556430-0142,0188,\n",
        ),
        (
            "users.csv",
            "email,name,role,organisation,project,fte_percent\nny@example.se,Ny Coach,coach,assoc,p1,80\n",
        ),
        (
            "activities.csv",
            "participant,kind,on,minutes,attended,by\nd1,team_meeting,2026-02-02,60,true,anna@example.se\n",
        ),
    ];
    let (mut mats, location, page) = dry_run(&test, test.cast.mats, &zipped(&files)).await;
    page.is(200).says(&["felfritt"]);
    let answer = mats.post(&format!("{location}/confirmation"), &[]).await;
    mats.follow(&answer).await.is(200).says(&["får en inbjudan med e-post"]);
    assert_eq!(
        test.test.count("mails WHERE what = 'invited' AND state = 'waiting'").await,
        test.test.count("invitations").await
    );
    assert_eq!((test.test.count("organisations").await, test.test.count("activities").await), (6, 1));
}

#[tokio::test]
async fn an_upload_is_its_owners_and_lasts_an_hour() {
    let test = TestApp::new().await;
    let package = people(&[participant("n1", "p1", "19850312-982", "Maja", "0160")]);
    let (mut mats, location, _) = dry_run(&test, test.cast.mats, &package).await;
    for user in [test.cast.nora, test.cast.anna] {
        let mut other = test.browser(user).await;
        other.get(&location).await.is(404);
        other.post(&format!("{location}/confirmation"), &[]).await.is(404);
        other.post(&format!("{location}/removal"), &[]).await.is(404);
    }
    let later = test.test.clock.now() + TimeDelta::minutes(60);
    test.test.clock.set(later);
    mats.get(&location).await.is(409).says(&["Ladda upp den på nytt"]);
    mats.post(&format!("{location}/confirmation"), &[]).await.is(409);
    assert_eq!(test.test.count("enrolments").await, 5);
    for user in [test.cast.anna, test.cast.siv, test.cast.ada] {
        let mut other = test.browser(user).await;
        other.get("/imports").await.is(404);
        upload(&mut other, &package).await.is(404);
        other.post("/exports", &[("project", "1"), ("reason", "Vill se allt som finns")]).await.is(404);
    }
}

#[tokio::test]
async fn what_is_no_package_is_told_and_forgotten() {
    let test = TestApp::new().await;
    let mut mats = test.browser(test.cast.mats).await;
    let bomb = zipped(&[("participants.csv", &"0".repeat(30 << 20))]);
    assert!(bomb.len() < 1 << 20);
    for (content, said) in [
        (b"inte en zip".to_vec(), "zip"),
        (Vec::new(), "Välj en zip-fil först"),
        (vec![0; (20 << 20) + 1], "högst 20"),
        (bomb, "packad"),
        (zipped(&[("../participants.csv", "ref\n")]), "participants.csv"),
    ] {
        upload(&mut mats, &content).await.is(422).says(&[said]);
    }
    mats.post("/imports", &[("package", "x")]).await.is(422).says(&["Välj en zip-fil först"]);
    mats.post_raw("/imports", "--grans\r\nsöndrig", "multipart/form-data; boundary=grans").await.is(400);
    assert_eq!(test.test.count("uploads").await, 0);
    let (_, _, page) = dry_run(&test, test.cast.mats, &zipped(&[("ingenting.csv", "a,b\n")])).await;
    page.is(200).says(&["ingenting.csv", "hindrar"]);
    mats.get("/imports/99999").await.is(404);
}

#[tokio::test]
async fn a_manager_fetches_the_own_project_for_a_reason_that_is_kept() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let project = cast.p1.to_string();
    let mut mats = test.browser(cast.mats).await;
    mats.post("/exports", &[("project", &project), ("reason", "kort")]).await.is(422).says(&["minst 10"]);
    mats.post("/exports", &[("project", &cast.p2.to_string()), ("reason", "Byte av system i höst")])
        .await
        .is(404);
    assert_eq!(test.test.count("accesses").await, 0);

    let answer = mats.post("/exports", &[("project", &project), ("reason", "Byte av system i höst")]).await;
    answer.is(200);
    assert_eq!(answer.headers["content-type"], "application/zip");
    // Everybody in the project but the one with a protected identity.
    assert_eq!(test.test.count("accesses").await, 3);
    let read = brygga::model::access_log::of_enrolment(&mut test.app.db.read().await.unwrap(), cast.linnea)
        .await
        .unwrap();
    assert_eq!((read[0].page.as_str(), read[0].reason.as_str()), ("export", "Byte av system i höst"));
}

#[tokio::test]
async fn a_projects_package_has_that_project_alone_and_comes_back_unchanged() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let mats = test.who(cast.mats).await;
    let mut db = test.app.db.read().await.unwrap();
    let project = brygga::model::project::Project::find(&mut db, &mats, cast.p1).await.unwrap();
    let mut zip = brygga::model::package::Zip::default();
    let extent = brygga::model::package::Extent::Project(project);
    brygga::model::package::export(&mut db, &test.app.keys, extent, &mut zip, &|_| {}).await.unwrap();
    drop(db);
    let content = zip.finish().unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(content.clone())).unwrap();
    let mut file = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let people = file("participants.csv");
    assert!(people.contains("Linnea") && people.contains("Bengt"), "{people}");
    assert!(!people.contains("Hedda") && !people.contains("Tove"), "{people}");
    assert!(!file("projects.csv").contains("p2") && !file("contracts.csv").contains("c2"));
    assert!(!file("users.csv").contains("klara@") && !file("slots.csv").contains("s3"));

    let (_, _, page) = dry_run(&test, cast.mats, &content).await;
    page.is(200).says(&["finns redan"]);
}

#[tokio::test]
async fn the_second_persons_yes_is_not_gone_past_by_a_package() {
    let test = TestApp::new().await;
    let cast = &test.cast;
    let contracts = "ref,project,provider,title,procedure,cpv,signed_on,starts_on,ends_on,extension_months,extension_count,\
        max_value_sek,max_place_months,price_per_place_month_sek,reserved_share_percent\n";
    let c1 = |title: &str, provider: &str, rest: &str| {
        format!(
            "{contracts}c1,p1,{provider},{title},lou_reserved_4_18,85312510-7,2025-12-01,2026-01-01,2026-12-31,12,1,{rest},34\n"
        )
    };
    let page = format!("/contracts/{}", cast.c1);
    for rest in ["60000,12,4000", "70000,12,5000", "60000,13,5000"] {
        let file = c1("Arbetsträning", "asf1", rest);
        let (mut mats, location, shown) =
            dry_run(&test, cast.mats, &zipped(&[("contracts.csv", &file)])).await;
        shown.is(200).says(&["annan projektledares godkännande", &page]);
        mats.post(&format!("{location}/confirmation"), &[]).await.is(409);
    }
    // As it stands, nothing; a new name is nobody's to approve.
    let file = c1("Arbetsträning", "asf1", "60000,12,5000");
    let (_, _, same) = dry_run(&test, cast.mats, &zipped(&[("contracts.csv", &file)])).await;
    same.is(200).says(&["finns redan"]);
    let file = c1("Nytt namn", "asf1", "60000,12,5000");
    let (mut mats, location, _) = dry_run(&test, cast.mats, &zipped(&[("contracts.csv", &file)])).await;
    mats.post(&format!("{location}/confirmation"), &[]).await.is(303);

    // A new one waits for another, and so do the call-offs under it.
    let new = format!("{contracts}k9,p1,asf1,Nytt,lov,,,2026-01-01,2026-12-31,0,0,60000,12,5000,\n");
    let slots = "ref,provider,contract,title,description,ssyk,municipality,latitude,longitude,seats,hours_per_week,\
        min_hours_per_week,max_hours_per_week,starts_on,ends_on,adaptations,requirements,languages\n\
        s9,asf1,k9,Sortera,,5223,0160,,,1,40,5,40,2026-01-01,2026-12-31,,,\n";
    let placements = |started: &str| {
        format!(
            "ref,participant,slot,track,proposed_on,accepted_on,started_on,planned_end_on,ended_on,end_reason,hours_per_week\n\
             pl9,d1,s9,work_training,2026-02-20,2026-02-23,{started},2026-05-31,,,10\n"
        )
    };
    let files = |started: &str| {
        zipped(&[("contracts.csv", &new), ("slots.csv", slots), ("placements.csv", &placements(started))])
    };
    let (_, _, shown) = dry_run(&test, cast.mats, &files("")).await;
    shown.is(200).says(&["k9 väntar på en annan projektledares godkännande"]);
    let (mut mats, location, shown) = dry_run(&test, cast.mats, &files("2026-03-02")).await;
    shown.is(200).says(&["felfritt"]);
    mats.post(&format!("{location}/confirmation"), &[]).await.is(303);
    let mut db = test.app.db.read().await.unwrap();
    let k9 = brygga::model::contract::Contract::find_by_ref(&mut db, "k9").await.unwrap().unwrap();
    assert_eq!((k9.unapproved, k9.added_by), (true, Some(cast.mats)));
    // A file that says nothing of kinds means the one that belongs to the procedure.
    assert_eq!(k9.kind, brygga::model::codes::ContractKind::LovApproval);
    // It goes out as what it is.
    let mut zip = brygga::model::package::Zip::default();
    let all = brygga::model::package::Extent::All;
    brygga::model::package::export(&mut db, &test.app.keys, all, &mut zip, &|_| {}).await.unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(zip.finish().unwrap())).unwrap();
    let mut text = String::new();
    archive.by_name("contracts.csv").unwrap().read_to_string(&mut text).unwrap();
    let at = text.lines().next().unwrap().split(',').position(|column| column == "unapproved").unwrap();
    let waiting = text.lines().skip(1).filter(|line| line.split(',').nth(at) == Some("true"));
    let waiting: Vec<&str> = waiting.map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(waiting, ["k9"], "{text}");
}

#[tokio::test]
async fn nothing_is_brought_in_under_a_contract_that_was_refused() {
    let office = Office::new().await;
    let (test, cast) = (&office.test, &office.test.cast);
    let contract = office.contract(office.added().await).await;
    let (id, version, k) = (contract.id, contract.version, contract.reference);
    office.deed(async |db| Contract::close(db, &office.eva, id, version, "Fel pris").await).await.unwrap();
    let slots = |contract: &str| {
        format!(
            "ref,provider,contract,title,description,ssyk,municipality,latitude,longitude,seats,hours_per_week,min_hours_per_week,\
             max_hours_per_week,starts_on,ends_on,adaptations,requirements,languages\n\
             s9,asf1,{contract},Sortera,,5223,0160,,,1,40,5,40,2026-03-01,2026-12-31,,,\n"
        )
    };
    let (_, _, shown) = dry_run(test, cast.mats, &zipped(&[("slots.csv", &slots(&k))])).await;
    shown.is(200).says(&[&format!("Avtalet {k} är nekat eller tillbakadraget"), "hindrar"]);
    // A slot that was there before the no, and somebody who waits, has said yes, is there or has been.
    let mut db = test.app.db.write().await.unwrap();
    cast::slot(&mut db, "s9", cast.atelier, Some(id), "Sortera", "5223", "0160", (1, 40, 5, 40)).await;
    db.commit().await.unwrap();
    for days in [
        ",,2026-05-31,,",
        "2026-03-02,,2026-05-31,,",
        "2026-03-02,2026-03-02,2026-05-31,,",
        "2026-03-01,2026-03-01,2026-05-31,2026-03-02,completed",
    ] {
        let placements = format!(
            "ref,participant,slot,track,proposed_on,accepted_on,started_on,planned_end_on,ended_on,end_reason,hours_per_week\n\
             pl9,d1,s9,work_training,2026-03-01,{days},10\n"
        );
        let (mut mats, location, shown) =
            dry_run(test, cast.mats, &zipped(&[("placements.csv", &placements)])).await;
        shown.is(200).says(&[&format!("Avtalet {k} är nekat eller tillbakadraget"), "hindrar"]);
        mats.post(&format!("{location}/confirmation"), &[]).await.is(409);
    }
    assert_eq!(test.test.count("placements").await, 0);
}
