//! A believable county, of any size, made with the model's own verbs: three years of people who came, worked and went,
//! walked through day by day with a clock that stands at the day. The same seed and the same day make the same county.
//! Not for tests of rules (they have their cast) and not for production: its people do not exist, its password is known.

mod accounts;
mod along;
mod asking;
mod attendance;
mod budget;
mod county;
mod days;
mod deeds;
mod dice;
mod exits;
mod follow_up;
mod found;
mod handed;
mod life;
mod names;
mod numbers;
mod offers;
mod office;
mod orders;
mod path;
mod pauses;
mod places;
mod placing;
mod plans;
mod posted;
mod queued;
mod ready;
mod renegotiation;
mod renewal;
mod scenes;
mod seats;
pub mod size;
mod stays;
mod visits;
mod voices;
mod walk;
mod watched;
mod work;
mod world;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::clock::Clock;
use crate::db::Db;
use crate::model::Result;
use crate::model::secrets::Keys;
use found::Demand;
use life::{Frame, Life};
use offers::Offers;
use size::Size;
use walk::Walk;

/// Everybody's password. Whoever can reach the demo may use it: it is served to this machine only.
pub const PASSWORD: &str = "tre svanar vid sundet";

/// Whom to sign in as: the role's code and the address.
pub const SIGN_INS: [(&str, &str); 4] = [
    ("coach", "coach@example.se"),
    ("provider", "provider@example.se"),
    ("project_manager", "manager@example.se"),
    ("administrator", "admin@example.se"),
];

/// How the filling goes: days walked, of how many.
pub type Progress<'a> = &'a mut (dyn FnMut(u64, u64) + Send);

/// Fills an empty database up to the day before `today`. `db` must have a fixed clock, which this moves, and should be
/// seeded. Returns what the rules said no to on the way, and how often.
pub async fn fill(
    db: &Db,
    keys: &Keys,
    size: Size,
    seed: u64,
    today: NaiveDate,
    password_hash: &str,
    progress: Progress<'_>,
) -> Result<BTreeMap<String, usize>> {
    let frame = Frame {
        seed,
        today,
        projects: county::projects(size, today),
        scenes: (size.participants / 3).min(scenes::SCENES.len()),
    };
    let first = county::first_day(today);
    let (newcomers, demands) = foresee(&frame, size);
    let people: Vec<usize> = demands.iter().map(|demand| demand.people).collect();
    let offers = Offers::draw(seed, size, today, &frame.projects, &people);

    db.clock().set_day(first);
    let mut write = db.write().await?;
    let world = found::found(&mut write, &frame, &offers, &demands, password_hash).await?;
    write.commit().await?;

    let days = (today - first).num_days().unsigned_abs();
    let mut walk = Walk::new(&frame, keys, world, offers, newcomers);
    let mut walked = 0;
    walk.walk(db, first, |_| {
        walked += 1;
        progress(walked, days);
    })
    .await?;
    watched::watch(db, today).await?;
    queued::place(db, &walk.world, today).await?;
    db.clock().set_day(today.pred_opt().unwrap_or(today));
    let mut write = db.write().await?;
    visits::made(&mut write, &walk.world, seed, today).await?;
    visits::rated(&mut write, &walk.world, today).await?;
    pauses::said(&mut write, &walk.world, today).await?;
    voices::heard(&mut write, &walk.world).await?;
    along::went(&mut write, &walk.world).await?;
    handed::told(&mut write, &walk.world).await?;
    posted::sent(&mut write).await?;
    write.commit().await?;
    Ok(walk.refused)
}

/// Who comes on which day, and how many a project must be ready for.
fn foresee(frame: &Frame, size: Size) -> (BTreeMap<NaiveDate, Vec<u32>>, Vec<Demand>) {
    let mut newcomers: BTreeMap<NaiveDate, Vec<u32>> = BTreeMap::new();
    let mut demands = vec![Demand::default(); frame.projects.len()];
    let mut changes: Vec<BTreeMap<NaiveDate, i64>> = vec![BTreeMap::new(); frame.projects.len()];
    for number in 0..u32::try_from(size.participants).unwrap_or(u32::MAX) {
        let Some(life) = Life::draw(frame, number as usize) else { break };
        newcomers.entry(life.enrolled_on).or_default().push(number);
        demands[life.project].people += 1;
        if !life.of_main_coach {
            *changes[life.project].entry(life.enrolled_on).or_default() += 1;
            *changes[life.project].entry(life.ends_on).or_default() -= 1;
        }
    }
    for (demand, changes) in demands.iter_mut().zip(changes) {
        let mut there = 0;
        let most = changes.values().map(|change| {
            there += change;
            there
        });
        demand.at_once = usize::try_from(most.max().unwrap_or(0)).unwrap_or(0);
    }
    (newcomers, demands)
}

/// A clock for `fill`.
pub fn clock(today: NaiveDate) -> Clock {
    Clock::fixed(county::first_day(today))
}
