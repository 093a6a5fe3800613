//! What a package may not do behind people's backs: end somebody towards an agency with nobody there, take back the yes that
//! an end stands on, or write over a day that somebody has questioned.

use brygga::model::package::{Fault, Package};

use crate::support::db::TestDb;
use crate::support::package::{SmallPackage, faults_of, import, import_well, keys, today};

fn fault(file: &str, line: u32, column: &str, expected: &'static str) -> (String, u32, String, &'static str) {
    (file.to_owned(), line, column.to_owned(), expected)
}

async fn imported() -> TestDb {
    let test = TestDb::on(today()).await;
    import_well(&test, &SmallPackage::new()).await;
    test
}

/// Omar (line 3) ends towards the employment service, which has said yes (handovers, line 2).
#[tokio::test]
async fn whoever_ends_towards_an_agency_has_its_yes() {
    let unheld = fault("participants.csv", 3, "exit_to", "handed-over");
    let answered = |answer: &'static str| {
        let mut package = SmallPackage::new();
        package.set("handovers", 2, "answer", answer);
        package.set("handovers", 2, "met_on", "").set("handovers", 2, "released_on", "");
        package
    };
    let mut unanswered = answered("");
    unanswered.set("handovers", 2, "answered_on", "");
    let mut to_a_workplace = SmallPackage::new();
    to_a_workplace.set("handovers", 2, "receiver", "emp1");
    let mut none = SmallPackage::new();
    none.drop("handovers", 2);
    let mut nobodys = SmallPackage::new();
    nobodys.tables.remove("handovers");
    let test = TestDb::on(today()).await;
    for package in [answered("declined"), unanswered, to_a_workplace, none, nobodys] {
        assert_eq!(faults_of(&test, &package.source()).await, std::slice::from_ref(&unheld));
    }
    assert_eq!(test.count("enrolments").await, 0);
    // Every way to an agency, and no other.
    for (exit_to, is_agency) in [
        ("af_measures", true),
        ("municipal_measures", true),
        ("health_care", true),
        ("referrer", true),
        ("work", false),
        ("studies", false),
        ("none", false),
    ] {
        let mut package = SmallPackage::new();
        package.set("participants", 3, "exit_to", exit_to).drop("handovers", 2);
        let faults = faults_of(&test, &package.source()).await;
        assert_eq!(faults.is_empty(), !is_agency, "{exit_to}: {faults:?}");
    }
    import_well(&test, &answered("accepted")).await;
}

#[tokio::test]
async fn an_end_that_the_database_has_not_needs_a_yes_there_or_in_the_package() {
    let test = imported().await;
    // Linnea (line 2) was declined: her end is refused, and stands in the file alone.
    let mut package = SmallPackage::new();
    package.set("participants", 2, "ended_on", "2026-03-01");
    package.set("participants", 2, "end_reason", "completed").set("participants", 2, "exit_to", "referrer");
    package.set("placements", 2, "ended_on", "2026-02-27").set("placements", 2, "end_reason", "completed");
    assert_eq!(
        faults_of(&test, &package.source()).await,
        [fault("participants.csv", 2, "exit_to", "handed-over")]
    );
    assert_eq!(test.count("enrolments WHERE ended_on IS NOT NULL").await, 1);
    package.copy("handovers", 3).set("handovers", 4, "sent_on", "2026-02-15");
    package.set("handovers", 4, "answered_on", "2026-02-20").set("handovers", 4, "answer", "accepted");
    package.set("handovers", 4, "reason", "");
    import_well(&test, &package).await;
    // The handover is in the database now: a package with the people alone leans on it.
    let mut alone = package.clone();
    alone.only(&["participants"]).set("participants", 2, "exit_to", "af_measures");
    import_well(&test, &alone).await;
    // An authority's yes is no region's, and no municipality's.
    for other in ["health_care", "municipal_measures"] {
        alone.set("participants", 2, "exit_to", other);
        let unheld = fault("participants.csv", 2, "exit_to", "handed-over");
        assert_eq!(faults_of(&test, &alone.source()).await, [unheld], "{other}");
    }
    // Nor does it hold an end any longer when another was asked after it was let go, and said no.
    let mut followed = package.clone();
    followed.only(&["handovers"]);
    followed.set("handovers", 4, "met_on", "2026-02-21").set("handovers", 4, "released_on", "2026-02-22");
    followed.copy("handovers", 3).set("handovers", 5, "sent_on", "2026-02-23");
    followed.set("handovers", 5, "answered_on", "2026-02-24");
    let displaced = faults_of(&test, &followed.source()).await;
    assert_eq!(displaced, [fault("handovers.csv", 5, "answer", "holds-an-end")]);
}

/// As when a coach ends somebody: what was only drafted goes, and what is on its way stays.
#[tokio::test]
async fn a_draft_goes_with_whom_a_package_ends() {
    let test = imported().await;
    let mut db = test.db.write().await.unwrap();
    for (person, day, state) in [("d1", "2026-02-20", "consented"), ("d3", "2026-02-20", "drafted")] {
        db.built(format!(
            "INSERT INTO handovers (enrolment_id, giver_id, receiver_id, state, sent_on, consented_on, was_sent)
             SELECT e.id, g.id, r.id, '{state}', '{day}', '{day}', FALSE FROM enrolments e
             JOIN organisations g ON g.ref = 'assoc' JOIN organisations r ON r.ref = 'af' WHERE e.ref = '{person}'"
        ))
        .run()
        .await
        .unwrap();
    }
    db.commit().await.unwrap();
    let mut package = SmallPackage::new();
    package.set("participants", 2, "ended_on", "2026-03-01").set("participants", 2, "end_reason", "moved");
    package.set("participants", 2, "exit_to", "none");
    package.set("placements", 2, "ended_on", "2026-02-27").set("placements", 2, "end_reason", "completed");
    import_well(&test, &package).await;
    let of = |person: &str, state: &str| {
        format!(
            "handovers h JOIN enrolments e ON e.id = h.enrolment_id WHERE e.ref = '{person}' AND h.state = '{state}'"
        )
    };
    assert_eq!(test.count(&format!("{} AND h.revoked_on = '2026-03-02'", of("d1", "revoked"))).await, 1);
    assert_eq!(test.count(&of("d1", "declined")).await, 1, "what was answered is as it was");
    assert_eq!(test.count(&of("d3", "drafted")).await, 1, "whoever goes on keeps theirs");
    assert_eq!(test.count("events WHERE what = 'handover_revoked'").await, 1);
    // Told again, nothing more falls.
    import_well(&test, &package).await;
    assert_eq!(test.count("events WHERE what = 'handover_revoked'").await, 1);
}

#[tokio::test]
async fn a_yes_that_an_end_stands_on_is_not_taken_back() {
    let test = imported().await;
    let mut package = SmallPackage::new();
    package.only(&["handovers"]);
    package.set("handovers", 2, "answer", "declined");
    package.set("handovers", 2, "met_on", "").set("handovers", 2, "released_on", "");
    let taken_back = fault("handovers.csv", 2, "answer", "holds-an-end");
    assert_eq!(faults_of(&test, &package.source()).await, [taken_back]);
    assert_eq!(test.count("handovers WHERE state = 'released'").await, 1);
    // Another agency's yes will do instead.
    package.copy("handovers", 2).set("handovers", 4, "sent_on", "2025-12-01");
    package.set("handovers", 4, "answered_on", "2025-12-02").set("handovers", 4, "answer", "accepted");
    import_well(&test, &package).await;
}

#[tokio::test]
async fn somebody_who_is_enrolled_anew_has_somebody() {
    let test = TestDb::on(today()).await;
    let mut package = SmallPackage::new();
    package.drop("handovers", 2);
    // Omar goes on in the other project, which has another town.
    package.copy("participants", 3).set("participants", 5, "ref", "d4").set(
        "participants",
        5,
        "project",
        "p2",
    );
    package.set("participants", 5, "municipality", "0184").set("participants", 5, "coach", "");
    let mut goes_on = package.clone();
    for column in ["ended_on", "end_reason", "exit_to"] {
        goes_on.set("participants", 5, column, "");
    }
    import_well(&test, &goes_on).await;
    package.set("participants", 5, "ended_on", "2026-01-31");
    // Ended there too, and towards an agency: then that end needs a yes, and the first end stands on it.
    assert_eq!(
        faults_of(&test, &package.source()).await,
        [fault("participants.csv", 5, "exit_to", "handed-over")]
    );
}

#[tokio::test]
async fn a_day_that_was_questioned_is_not_written_over() {
    let test = imported().await;
    let mut db = test.db.write().await.unwrap();
    db.query(
        "INSERT INTO attendance_disputes (attendance_id, party, opened_at, comment, minutes_before, status_before, settled_at,
            settled_by, minutes_after, status_after, reason)
         SELECT a.id, 'participant', $1, 'Jag var där.', 240, 'attended', $1, u.id, 300, 'attended', 'Så var det.'
         FROM attendances a CROSS JOIN users u WHERE a.minutes = 240 AND u.email = 'anna@example.se'",
    )
    .bind(test.clock.now())
    .run()
    .await
    .unwrap();
    db.query("UPDATE attendances SET minutes = 300 WHERE minutes = 240").run().await.unwrap();
    db.commit().await.unwrap();
    // The package says what stood before the coach settled it.
    let expected = [fault("attendance.csv", 2, "on", "questioned")];
    assert_eq!(faults_of(&test, &SmallPackage::new().source()).await, expected);
    assert_eq!(test.count("attendances WHERE minutes = 300").await, 1);
    // Told as it was settled, or not at all, it is no hindrance to the rest.
    let mut package = SmallPackage::new();
    package.set("attendance", 2, "minutes", "300").set("attendance", 4, "minutes", "100");
    import(&test, &package.source(), |checked, _| assert_eq!(checked.faults.list(), &[])).await;
    let mut without = SmallPackage::new();
    without.drop("attendance", 2).set("attendance", 3, "minutes", "90");
    import_well(&test, &without).await;
    assert_eq!(test.count("attendances WHERE minutes IN (300, 90)").await, 2);
}

/// The faults of a package that is only looked at.
async fn checked(test: &TestDb, package: &SmallPackage) -> Vec<(String, u32, String, &'static str)> {
    let (read, faults) = Package::read(&package.source(), today(), &|_| {});
    let mut db = test.db.write().await.unwrap();
    read.lock(&mut db).await.unwrap();
    let checked = read.check(&mut db, &keys(), faults).await.unwrap();
    let told = |one: &Fault| {
        let column = one.column.clone().unwrap_or_default();
        (one.file.clone(), one.line.unwrap_or(0), column, one.expected.told().0)
    };
    checked.faults.list().iter().map(told).collect()
}

/// A place at a course is no agency's yes, though the municipality gives it; nor is one that has come in with another file.
#[tokio::test]
async fn an_end_stands_on_a_receiver_who_takes_over() {
    let test = TestDb::on(today()).await;
    let mut package = SmallPackage::new();
    package.copy("organisations", 3).set("organisations", 6, "ref", "kommun");
    package.set("organisations", 6, "name", "Kommunen").set("organisations", 6, "kind", "municipality");
    package.set("organisations", 6, "org_number", "559900-0055");
    package.set("participants", 3, "exit_to", "municipal_measures").set("handovers", 2, "receiver", "kommun");
    package.add_column("handovers", "towards");
    let unheld = fault("participants.csv", 3, "exit_to", "handed-over");
    for (towards, stands) in
        [("studies", false), ("employer", false), ("agency", true), ("care", true), ("", true)]
    {
        let mut package = package.clone();
        package.set("handovers", 2, "towards", towards);
        let expected = if stands { vec![] } else { vec![unheld.clone()] };
        let checked = checked(&test, &package).await;
        assert_eq!(checked, expected, "{towards:?}");
    }
    // The person goes on, and the place at a course is there: a file that does not tell what it is towards changes nothing.
    let mut course = package.clone();
    course.set("handovers", 2, "towards", "studies");
    for column in ["ended_on", "end_reason", "exit_to"] {
        course.set("participants", 3, column, "");
    }
    import_well(&test, &course).await;
    let mut silent = SmallPackage::new();
    silent.only(&["participants"]).set("participants", 3, "exit_to", "municipal_measures");
    assert_eq!(faults_of(&test, &silent.source()).await, std::slice::from_ref(&unheld));
    let mut told_again = package.clone();
    told_again.only(&["participants", "handovers"]).drop_column("handovers", "towards");
    assert_eq!(faults_of(&test, &told_again.source()).await, [unheld]);
    // As an agency's it stands, and may not become a place at a course afterwards.
    package.set("handovers", 2, "towards", "agency");
    import_well(&test, &package).await;
    course.only(&["handovers"]);
    let taken_back = fault("handovers.csv", 2, "answer", "holds-an-end");
    assert_eq!(faults_of(&test, &course.source()).await, [taken_back]);
}
