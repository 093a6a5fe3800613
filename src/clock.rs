//! The time, as a value that a test can set. Not for formatting (see `web::texts`).

use std::sync::{Arc, Mutex};

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};

/// Where the time comes from: the machine, or a hand that a test or the demo moves.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    #[default]
    System,
    Fixed(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// A clock that stands still at noon (UTC) of `day` until it is set.
    pub fn fixed(day: NaiveDate) -> Self {
        Self::Fixed(Arc::new(Mutex::new(noon(day))))
    }

    /// The instant, in whole microseconds: both databases keep exactly that.
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
            Self::System => Utc::now().trunc_subsecs(6),
            Self::Fixed(at) => *at.lock().expect("nobody panics while setting the time"),
        }
    }

    /// The day in Sweden.
    pub fn today(&self) -> NaiveDate {
        day_of(self.now())
    }

    /// Moves a fixed clock; a system clock does not listen.
    pub fn set(&self, at: DateTime<Utc>) {
        if let Self::Fixed(held) = self {
            *held.lock().expect("nobody panics while setting the time") = at.trunc_subsecs(6);
        }
    }

    /// Moves a fixed clock to noon (UTC) of `day`.
    pub fn set_day(&self, day: NaiveDate) {
        self.set(noon(day));
    }
}

/// The Swedish day an instant falls on.
pub fn day_of(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&chrono_tz::Europe::Stockholm).date_naive()
}

fn noon(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(12, 0, 0).expect("noon exists").and_utc()
}
