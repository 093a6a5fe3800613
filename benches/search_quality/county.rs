//! A county whose slots are called as occupations are: taken in through the data package and the taxonomy, as any would be.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use brygga::clock::Clock;
use brygga::db::Db;
use brygga::model::municipality::Municipality;
use brygga::model::package::{Package, Source, apply, read_occupations};
use brygga::model::secrets::Keys;
use brygga::model::slot::SlotId;
use brygga::model::ssyk::{GROUPS, Ssyk};
use brygga::model::taxonomy::{self, Group};
use tempfile::TempDir;

/// Some are called like work that is not theirs: that must not come first.
const PROVIDERS: [&str; 6] = [
    "Trädgård & Kök AB",
    "Norrorts Entreprenad",
    "Städpatrullen",
    "Bagare Bengtssons Bud",
    "Omtanken",
    "Lagret i Roslagen",
];

pub struct Post {
    pub title: String,
    pub ssyk: Ssyk,
    pub municipality: Municipality,
}

pub struct County {
    pub db: Db,
    pub folder: TempDir,
    pub groups: Vec<Group>,
    pub posts: Vec<Post>,
    /// Names that are no slot's title.
    pub spare: Vec<(Ssyk, String)>,
    by_slot: HashMap<SlotId, usize>,
}

impl County {
    pub async fn found(file: Option<&Path>) -> Self {
        let groups = match file {
            Some(file) => {
                let (groups, faults) =
                    read_occupations("occupations", fs::File::open(file).expect("the file"));
                assert!(faults.is_empty(), "the occupations cannot be read: {:?}", faults.list());
                groups
            }
            None => shipped(),
        };
        let (posts, spare) = posts(&groups);
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("brygga.db").display());
        let db = Db::open(&url, Clock::System).await.expect("a database");
        db.migrate().await.expect("a schema");
        write_package(folder.path(), &posts);
        let mut write = db.write().await.expect("the database");
        taxonomy::take_in(&mut write, &groups, "bench").await.expect("the taxonomy");
        let source = Source::Folder(folder.path().to_owned());
        let (package, faults) = Package::read(&source, db.clock().today(), &|_| ());
        let keys = Keys::from_secret(&[7; 32]);
        let checked = package.check(&mut write, &keys, faults).await.expect("the package");
        assert!(checked.faults.is_empty(), "{:?}", checked.faults.list());
        apply(&checked, &mut write, &keys, None, &|_| ()).await.expect("the slots");
        let rows: Vec<(SlotId, String)> =
            write.query("SELECT id, ref FROM slots").all().await.expect("the slots");
        write.commit().await.expect("the slots");
        let by_slot = rows.into_iter().map(|(id, name)| (id, name[1..].parse().expect("a number"))).collect();
        Self { db, folder, groups, posts, spare, by_slot }
    }

    pub fn post(&self, slot: SlotId) -> &Post {
        &self.posts[self.by_slot[&slot]]
    }

    /// Whether an occupation of the group is called so.
    pub fn calls(&self, ssyk: &Ssyk, is: impl Fn(&str) -> bool) -> bool {
        let group = self.groups.iter().find(|group| group.ssyk == *ssyk);
        group.is_some_and(|group| group.occupations.iter().any(|name| is(name)))
    }
}

fn shipped() -> Vec<Group> {
    let owned = |group: &brygga::model::ssyk::Group| Group {
        ssyk: group.ssyk,
        name: group.name.to_owned(),
        field: group.field,
        occupations: group.occupations.iter().map(|name| (*name).to_owned()).collect(),
    };
    GROUPS.iter().map(owned).collect()
}

/// Every other name becomes a slot; what is left asks for its group.
fn posts(groups: &[Group]) -> (Vec<Post>, Vec<(Ssyk, String)>) {
    let places: Vec<Municipality> = Municipality::all().collect();
    let (mut posts, mut spare) = (Vec::<Post>::new(), Vec::new());
    for group in groups {
        for (turn, name) in group.occupations.iter().enumerate() {
            if turn % 2 == 1 {
                spare.push((group.ssyk, name.clone()));
                continue;
            }
            // Not in step with the groups, so that a municipality has some of everything.
            let municipality = places[posts.len() * 7 % places.len()];
            posts.push(Post { title: name.clone(), ssyk: group.ssyk, municipality });
        }
    }
    spare.retain(|(_, name)| posts.iter().all(|post| post.title != *name));
    (posts, spare)
}

fn write_package(folder: &Path, posts: &[Post]) {
    let mut organisations = "ref,name,kind,org_number,municipality,parent\n".to_owned();
    for (at, name) in PROVIDERS.iter().enumerate() {
        organisations.push_str(&format!("o{at},{name},employer,,,\n"));
    }
    let mut slots = "ref,provider,contract,title,description,ssyk,municipality,latitude,longitude,seats,\
        hours_per_week,min_hours_per_week,max_hours_per_week,starts_on,ends_on,adaptations,requirements,languages\n"
        .to_owned();
    for (at, post) in posts.iter().enumerate() {
        let (provider, title, ssyk, place) =
            (at % PROVIDERS.len(), &post.title, post.ssyk, post.municipality.code());
        slots.push_str(&format!(
            "s{at},o{provider},,\"{title}\",Uppgifter efter förmåga i ett litet lag.,{ssyk},{place},,,2,40,5,40,\
             2020-01-01,2035-12-31,quiet_room,,sv\n"
        ));
    }
    fs::write(folder.join("organisations.csv"), organisations).expect("a file");
    fs::write(folder.join("slots.csv"), slots).expect("a file");
}
