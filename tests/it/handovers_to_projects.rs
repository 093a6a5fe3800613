//! A handover to another project, also one of the giver's own association: the rules, the page and the data package.

use brygga::model::Refusal;
use brygga::model::codes::ConsentForm;
use brygga::model::consent::Given;
use brygga::model::handover::{Addressee, Handover, Receiver, ReceiverKind, Sending};
use brygga::model::package::Source;

use super::package::export_to;
use super::support::app::TestApp;
use super::support::cast::today;
use super::support::db::TestDb;
use super::support::package::{SmallPackage, faults_of, import, import_well};
use super::support::{day, refused};

fn sending(test: &TestApp, receiver: Receiver) -> Sending {
    let consent = Given {
        form: ConsentForm::Oral,
        purpose: "Fortsätter i det andra projektet".into(),
        on: day("2026-02-10"),
        valid_to: day("2026-12-31"),
    };
    Sending {
        enrolment_id: test.cast.linnea,
        receiver,
        to: Addressee::default(),
        on: day("2026-02-10"),
        consent,
    }
}

#[tokio::test]
async fn another_project_of_the_own_association_takes_over_and_the_own_does_not() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let own = sending(&test, Receiver::Project(test.cast.p1));
    assert_eq!(refused(Handover::send(&mut db, &anna, own).await), Refusal::HandoverToSelf);
    let sent = Handover::send(&mut db, &anna, sending(&test, Receiver::Project(test.cast.p2))).await.unwrap();
    assert_eq!(sent.receiver_name, "Språnget, Samordningsförbundet Norrort");
    assert_eq!((sent.receiver_id, sent.giver_id), (test.cast.association, test.cast.association));
    assert_eq!(sent.is_towards(), ReceiverKind::Project);
    let other = Some(ReceiverKind::Studies);
    let wrong = Handover::describe(&mut db, &anna, sent.id, other, String::new()).await;
    assert_eq!(refused(wrong), Refusal::ReceiverNotSo);
    Handover::accept(&mut db, &anna, sent.id, day("2026-02-12"), "Nora Ås".into()).await.unwrap();
    let met = Handover::meet(&mut db, &anna, sent.id, day("2026-02-20")).await.unwrap();
    assert!(met.is_taken_over() && !sent.is_taken_over());
    assert_eq!(met.ledger(today()).to_met, Some(8));
}

#[tokio::test]
async fn the_form_offers_the_other_projects_and_the_page_names_the_one_chosen() {
    let test = TestApp::new().await;
    let mut browser = test.browser(test.cast.anna).await;
    let page = format!("/enrolments/{}", test.cast.linnea);
    let to = Receiver::Project(test.cast.p2).to_string();
    browser.get(&format!("{page}/handovers/new")).await.is(200).says(&[
        "Ett annat projekt",
        &format!("<option value=\"{to}\">Språnget, Samordningsförbundet Norrort</option>"),
    ]);
    let fields = [
        ("receiver_id", to.as_str()),
        ("addressee", "Nora Ås"),
        ("sent_on", "2026-02-20"),
        ("consent_form", "written"),
        ("consent_on", "2026-02-20"),
        ("valid_to", "2026-12-31"),
        ("purpose", "Fortsätter i det andra projektet"),
        ("categories", "plan"),
    ];
    let answer = browser.post(&format!("{page}/handovers"), &fields).await;
    browser.follow(&answer).await.is(200).says(&["Språnget, Samordningsförbundet Norrort", "Skickad"]);
    browser.post("/handovers/1/acceptance", &[("on", "2026-02-24"), ("contact", "Nora Ås")]).await.is(303);
    browser.get(&page).await.says(&["Ansvarig nu: Samordningsförbundet Norrort"]);
    browser.post("/handovers/1/meeting", &[("on", "2026-02-26")]).await.is(303);
    browser.get(&page).await.says(&["Ansvarig nu: Språnget, Samordningsförbundet Norrort"]);
    // The consent to the own association is renewed for it, and only for it.
    let renewed = [
        ("receiver_id", test.cast.association.to_string()),
        ("consent_form", "oral".into()),
        ("consent_on", "2026-03-02".into()),
        ("valid_to", "2027-03-01".into()),
        ("purpose", "Fortsätter".into()),
        ("categories", "plan".into()),
    ];
    let renewed: Vec<(&str, &str)> = renewed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(&format!("{page}/consents"), &renewed).await.is(303);
    let omar = format!("/enrolments/{}/consents", test.cast.omar);
    browser.post(&omar, &renewed).await.is(409);
}

#[tokio::test]
async fn a_package_tells_what_a_handover_is_towards_and_gives_it_back() {
    let test = TestApp::new().await;
    let anna = test.who(test.cast.anna).await;
    let mut db = test.app.db.write().await.unwrap();
    let sent = Handover::send(&mut db, &anna, sending(&test, Receiver::Project(test.cast.p2))).await.unwrap();
    Handover::describe(&mut db, &anna, sent.id, None, "Team Syd".into()).await.unwrap();
    db.commit().await.unwrap();
    let out = export_to(&test.test, "out").await;
    let handovers = std::fs::read_to_string(out.join("handovers.csv")).unwrap();
    assert!(
        handovers.lines().next().unwrap().ends_with(",reason,towards,unit,receiver_project"),
        "{handovers}"
    );
    assert!(handovers.contains(",project,Team Syd,p2"), "{handovers}");

    let other = TestDb::on(today()).await;
    import(&other, &Source::Folder(out.clone()), |checked, _| {
        assert!(checked.faults.is_empty(), "{:?}", checked.faults.list());
    })
    .await;
    let again = export_to(&other, "again").await;
    assert_eq!(handovers, std::fs::read_to_string(again.join("handovers.csv")).unwrap());
    import(&other, &Source::Folder(again), |checked, _| assert!(checked.changes_nothing())).await;
}

#[tokio::test]
async fn a_package_is_held_to_what_the_receiver_can_be() {
    let towards = |values: [&str; 3]| {
        let mut package = SmallPackage::new();
        let rows = package.tables.get_mut("handovers").unwrap();
        rows[0].extend(["towards", "unit", "receiver_project"].map(str::to_owned));
        rows[1].extend(["", "", ""].map(str::to_owned));
        rows[2].extend(values.map(str::to_owned));
        package
    };
    for (receiver, values, fault) in [
        ("af", ["employer", "", ""], None),
        ("af", ["care", "", ""], Some(("towards", "receiver-not-so"))),
        ("af", ["friend", "", ""], Some(("towards", "code"))),
        ("af", ["", "", "p2"], Some(("receiver_project", "of-association"))),
        ("assoc", ["", "", "p9"], Some(("receiver_project", "reference"))),
        ("assoc", ["", "", "p1"], Some(("receiver_project", "not-itself"))),
        ("assoc", ["studies", "", "p2"], Some(("towards", "receiver-not-so"))),
        ("assoc", ["project", "Team Syd", "p2"], None),
    ] {
        let mut package = towards(values);
        package.set("handovers", 3, "receiver", receiver);
        let faults = faults_of(&TestDb::on(today()).await, &package.source()).await;
        let expected = fault.map(|(column, what)| ("handovers.csv".to_owned(), 3, column.to_owned(), what));
        assert_eq!(faults, Vec::from_iter(expected), "{receiver} {values:?}");
    }
    // A register that does not tell it changes nothing about it.
    let test = TestDb::on(today()).await;
    import_well(&test, &towards(["agency", "Team Syd", ""])).await;
    import(&test, &SmallPackage::new().source(), |checked, _| assert!(checked.changes_nothing())).await;
    let mut answered = SmallPackage::new();
    answered.set("handovers", 3, "reason", "Annan mottagare");
    import_well(&test, &answered).await;
    assert_eq!(test.count("handovers WHERE receiver_unit = 'Team Syd' AND towards = 'agency'").await, 1);
}
