//! `brygga import` and `brygga export` as a script sees them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use brygga::model::package::Source;

use crate::command_line::{brygga, brygga_with};
use crate::support::db::TestDb;
use crate::support::package::SmallPackage;

/// The small package as a folder.
fn folder(test: &TestDb, package: &SmallPackage) -> PathBuf {
    let folder = test.folder().join("package");
    std::fs::create_dir_all(&folder).unwrap();
    let Source::Files(files) = package.source() else { unreachable!() };
    files.into_iter().for_each(|(name, content)| std::fs::write(folder.join(name), content).unwrap());
    folder
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[track_caller]
fn ends(output: &Output, code: i32) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{out}{err}");
    (out, err)
}

#[tokio::test]
async fn a_package_goes_in_and_out_and_the_database_is_found_sound() {
    let test = TestDb::new().await;
    let folder = folder(&test, &SmallPackage::new());
    let (out, _) = ends(&brygga(&test, &["import", path(&folder)]), 0);
    assert!(out.contains("participants: 3 nya, 0 ändrade, 0 oförändrade"), "{out}");
    assert!(out.contains("3 nya användare"), "{out}");
    let (again, _) = ends(&brygga(&test, &["import", path(&folder)]), 0);
    assert!(again.contains("participants: 0 nya, 0 ändrade, 3 oförändrade"), "{again}");
    let into = test.folder().join("out");
    ends(&brygga(&test, &["export", path(&into)]), 0);
    ends(&brygga(&test, &["export", path(&into)]), 0);
    assert_eq!(std::fs::read_dir(&into).unwrap().count(), 12);
    let (back, _) = ends(&brygga(&test, &["import", path(&into)]), 0);
    assert!(back.contains("Ingenting har ändrats"), "{back}");
}

#[tokio::test]
async fn faults_are_told_in_the_users_language_and_the_exit_code_is_1() {
    let test = TestDb::new().await;
    let mut package = SmallPackage::new();
    package.set("participants", 2, "sex", "f").set("placements", 2, "slot", "s9");
    let folder = folder(&test, &package);
    for dry_run in [&[][..], &["--dry-run"]] {
        let arguments: Vec<&str> = ["import", path(&folder)].iter().chain(dry_run).copied().collect();
        let (out, err) = ends(&brygga(&test, &arguments), 1);
        assert_eq!(out, "");
        assert!(err.contains("participants.csv, rad 2, kolumn sex, ”f”: Skriv någon av koderna woman, man, other."), "{err}");
        assert!(err.contains("placements.csv, rad 2, kolumn slot, ”s9”: Det finns ingen sådan rad i slots.csv"), "{err}");
        assert!(err.contains("2 fel. Ingenting har ändrats."), "{err}");
    }
    let english = Command::new(env!("CARGO_BIN_EXE_brygga"))
        .args(["import", path(&folder)])
        .env_clear()
        .env("DATABASE_URL", &test.url)
        .env("BRYGGA_DATA", test.folder())
        .env("BRYGGA_LANGUAGE", "en")
        .output()
        .unwrap();
    let (_, err) = ends(&english, 1);
    assert!(err.contains("participants.csv, line 2, column sex, “f”: Write one of the codes woman, man, other."), "{err}");
    assert_eq!(test.count("organisations").await, 0);
}

#[tokio::test]
async fn a_dry_run_counts_and_changes_nothing() {
    let test = TestDb::new().await;
    let folder = folder(&test, &SmallPackage::new());
    let (out, _) = ends(&brygga(&test, &["import", path(&folder), "--dry-run"]), 0);
    assert!(out.contains("slots: 2 nya") && out.contains("ingenting har ändrats"), "{out}");
    assert_eq!(test.count("organisations").await, 0);
    assert_eq!(test.count("changes").await, 0);
}

#[tokio::test]
async fn a_dry_run_needs_no_database_and_makes_none() {
    let test = TestDb::new().await;
    let folder = folder(&test, &SmallPackage::new());
    let (file, data) = (test.folder().join("none/none.db"), test.folder().join("none/data"));
    let url = format!("sqlite:{}", file.display());
    let settings = [("DATABASE_URL", url.as_str()), ("BRYGGA_DATA", path(&data))];
    let dry = ["import", path(&folder), "--dry-run"];
    let (out, _) = ends(&brygga_with(&test, &dry, &settings), 0);
    assert!(out.contains("slots: 2 nya"), "{out}");
    assert!(!test.folder().join("none").exists());

    std::fs::write(folder.join("teams.csv"), "ref,project\nt1,p1\n").unwrap();
    let (_, err) = ends(&brygga_with(&test, &dry, &settings), 1);
    assert!(err.contains("teams.csv"), "{err}");
    assert!(!test.folder().join("none").exists());
}

#[tokio::test]
async fn folders_that_will_not_do_are_refused_with_what_to_do() {
    let test = TestDb::new().await;
    let (_, err) = ends(&brygga(&test, &["import", "/nowhere"]), 1);
    assert!(err.contains("/nowhere"), "{err}");
    let taken = test.folder().join("taken");
    std::fs::create_dir(&taken).unwrap();
    let (_, err) = ends(&brygga(&test, &["import", path(&taken)]), 1);
    assert!(err.contains("participants.csv"), "{err}");
    std::fs::write(taken.join("letter.txt"), "Hej").unwrap();
    let (_, err) = ends(&brygga(&test, &["export", path(&taken)]), 1);
    assert!(err.contains("tom mapp"), "{err}");
    assert_eq!(std::fs::read_dir(&taken).unwrap().count(), 1);
}

#[tokio::test]
async fn a_taxonomy_comes_in_and_replaces_the_groups_it_names() {
    let test = TestDb::new().await;
    ends(&brygga(&test, &["migrate"]), 0);
    let shipped = test.count("occupation_groups").await;
    assert!(shipped >= 60);
    let file = test.folder().join("yrken.csv");
    std::fs::write(
        &file,
        "\u{feff}ssyk;group;field;occupation\r\n9111;Städare;Sanering och renhållning;Fönsterputsare\r\n\
         9111;Städare;cleaning;Lokalvårdare\r\n0110;Officerare;Militärt arbete;\r\n",
    )
    .unwrap();
    for _ in 0..2 {
        let (out, _) = ends(&brygga(&test, &["import", "--occupations", path(&file)]), 0);
        assert!(out.contains("2 grupper med 2 yrken") && out.contains("yrken.csv"), "{out}");
    }
    assert_eq!(test.count("occupation_groups").await, shipped + 1);
    assert_eq!(test.count("occupations WHERE ssyk = '9111'").await, 2);
    std::fs::write(&file, "ssyk,group,field,occupation\n911,Städare,it,x\n9111,A,it,b\n9111,B,it,b\n9111,A,cleaning,b\n").unwrap();
    let (_, err) = ends(&brygga(&test, &["import", "--occupations", path(&file)]), 1);
    assert_eq!(test.count("occupations WHERE ssyk = '9111'").await, 2, "nothing has changed");
    for place in ["rad 2, kolumn ssyk", "rad 4, kolumn group", "rad 5, kolumn field"] {
        assert!(err.contains(place), "{err}");
    }
}

#[tokio::test]
async fn a_taxonomy_with_fields_of_its_own_names_comes_in_with_those_of_the_codes() {
    let test = TestDb::new().await;
    ends(&brygga(&test, &["migrate"]), 0);
    let file = test.folder().join("yrken.csv");
    let rows = "9111,Städare,Städ och tvätt,Fönsterputsare\n9111,Städare,Städ och tvätt,Trappstädare\n2611,Advokater,Juridik,Advokat\n";
    std::fs::write(&file, format!("ssyk,group,field,occupation\n{rows}")).unwrap();
    let (out, err) = ends(&brygga(&test, &["import", "--occupations", path(&file)]), 0);
    assert!(out.contains("2 grupper med 3 yrken"), "{out}");
    assert_eq!(err.matches("Städ och tvätt").count(), 1, "told once: {err}");
    assert!(err.contains("Juridik") && err.contains("Sanering och renhållning"), "{err}");
    for (ssyk, field) in [("9111", "cleaning"), ("2611", "culture_and_media")] {
        let sql = format!("occupation_groups WHERE ssyk = '{ssyk}' AND field = '{field}'");
        assert_eq!(test.count(&sql).await, 1, "{sql}");
    }
}
