//! `brygga demo`: a believable county in an empty database, served. A second run serves what the first one made.

use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

use super::{Failure, check_secret, fitting_keys, keys, reached, serve, texts};
use crate::app::App;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::demo::size::{self, Size};
use crate::demo::{self, PASSWORD, SIGN_INS};
use crate::model::demo_mark::DemoMark;
use crate::model::password::Password;
use crate::search;
use crate::web::texts::Texts;

/// Makes a county of people who do not exist, three years back from today, and serves it. Run again, it serves the same
/// county at once. It takes an empty database (DATABASE_URL) and never touches one that holds anything else.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How many participants the county has, over three years [default: 1900, or as many as are there]
    #[arg(long, value_name = "N")]
    pub participants: Option<u32>,
    /// The number that all chance is drawn from: the same seed makes the same county [default: 1, or that of the one there]
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Another number of slots than the participants call for: for measuring
    #[arg(long, value_name = "N")]
    pub slots: Option<u32>,
    /// Throw an earlier demo away and make it anew
    #[arg(long)]
    pub fresh: bool,
    /// Fill the database and stop, without serving it
    #[arg(long)]
    pub no_serve: bool,
}

pub async fn run(config: &Config, args: Args) -> Result<(), Failure> {
    let t = texts(config);
    check_secret(config)?;
    let db = reached(config).await?;
    let found = find(&db, t).await?;
    let wanted = wanted(&args, found, db.clock(), t)?;
    match found {
        Some(found) if found.is_whole && !args.fresh => {
            if (found.seed, found.participants, found.slots)
                != (wanted.seed, wanted.participants, wanted.slots)
            {
                let refusal = t
                    .say("demo-other")
                    .with("participants", found.participants)
                    .with("seed", found.seed.to_string());
                return Err(Failure(refusal.to_string()));
            }
        }
        _ => {
            if found.is_some() {
                db.start_over().await?;
            }
            db.migrate().await?;
            fill(config, &keys(config, &db).await?, wanted, t).await?;
        }
    }
    welcome(config, &db, wanted, args.no_serve, t).await?;
    if args.no_serve {
        db.close().await;
        return Ok(());
    }
    let keys = fitting_keys(config, &db).await?;
    serve::listen(App::new(db, config.clone(), keys)).await
}

/// The demo in the database, none when it is empty, or a refusal when it holds something else.
async fn find(db: &Db, t: Texts) -> Result<Option<DemoMark>, Failure> {
    let (known, applied) = db.migrations().await?;
    if applied == 0 {
        return Ok(None);
    }
    let mut read = db.read().await?;
    let found = DemoMark::find(&mut read).await?;
    if found.is_none() && !DemoMark::is_empty(&mut read).await? {
        return Err(Failure(t.say("demo-not-empty").to_string()));
    }
    if applied != known {
        // One of an older program: its data is made anew.
        return Ok(found.map(|mark| DemoMark { is_whole: false, ..mark }));
    }
    Ok(found)
}

fn wanted(args: &Args, found: Option<DemoMark>, clock: &Clock, t: Texts) -> Result<DemoMark, Failure> {
    let found = found.filter(|_| !args.fresh);
    let there = found.map_or(size::DEFAULT as i64, |mark| mark.participants);
    let participants = args.participants.map_or(there, i64::from);
    let (least, most) = (size::LEAST as i64, size::MOST as i64);
    if !(least..=most).contains(&participants) {
        let refusal = t.say("demo-size").with("least", least).with("most", most);
        return Err(Failure(refusal.to_string()));
    }
    let slots = args.slots.map(i64::from);
    let as_there = args.participants.is_none();
    Ok(DemoMark {
        seed: args.seed.unwrap_or(found.map_or(1, |mark| mark.seed)),
        participants,
        slots: slots.or(found.filter(|_| as_there).and_then(|mark| mark.slots)),
        made_on: clock.today(),
        is_whole: true,
    })
}

async fn fill(
    config: &Config,
    keys: &crate::model::secrets::Keys,
    wanted: DemoMark,
    t: Texts,
) -> Result<(), Failure> {
    let began = Instant::now();
    let today = wanted.made_on;
    let of_system = Db::open(&config.database_url, Clock::System).await?;
    let mut write = of_system.write().await?;
    wanted.begin(&mut write).await?;
    write.commit().await?;

    let hash = Password::chosen(PASSWORD, &[]).map(|password| password.hash());
    let hash = hash.map_err(|_| Failure("the demo's password may not be chosen".to_owned()))?;
    let db = Db::open(&config.database_url, demo::clock(today)).await?.seeded(wanted.seed);
    let size = Size {
        participants: usize::try_from(wanted.participants)?,
        slots: wanted.slots.map(usize::try_from).transpose()?,
    };
    say!("{}", t.say("demo-filling").with("participants", wanted.participants));
    let bar = ProgressBar::new(1);
    bar.set_style(ProgressStyle::with_template("{bar:40} {percent:>3} %  {elapsed}")?);
    let mut show = |done: u64, of: u64| {
        bar.set_length(of);
        bar.set_position(done);
    };
    let refused = demo::fill(&db, keys, size, wanted.seed, today, &hash, &mut show).await?;
    bar.finish_and_clear();
    tracing::debug!(?refused, "noes on the way");
    db.close().await;

    search::reindex(&of_system, config, |_, _| {})
        .await
        .map_err(|fault| Failure(t.say("demo-no-index").with("fault", fault.to_string()).to_string()))?;
    let mut write = of_system.write().await?;
    DemoMark::finish(&mut write).await?;
    write.commit().await?;
    of_system.close().await;
    say!("{}", t.say("demo-filled").with("seconds", i64::try_from(began.elapsed().as_secs())?));
    Ok(())
}

/// Who can sign in, and how.
async fn welcome(
    config: &Config,
    db: &Db,
    wanted: DemoMark,
    no_serve: bool,
    t: Texts,
) -> Result<(), Failure> {
    let made_on = DemoMark::find(&mut db.read().await?).await?.map_or(wanted.made_on, |mark| mark.made_on);
    if made_on != wanted.made_on {
        say!("{}", t.say("demo-of-day").with("day", t.date(made_on).to_string()));
    }
    if !no_serve {
        say!("{}", t.say("demo-open").with("url", config.base_url.clone()));
    }
    say!("{}", t.say("demo-sign-in"));
    for (role, email) in SIGN_INS {
        let role: crate::model::codes::Role = role.parse()?;
        say!("  {:<20} {email}", t.code(role));
    }
    say!("{}", t.say("demo-password").with("password", PASSWORD));
    Ok(())
}
