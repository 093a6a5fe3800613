//! What one contract had used by any day gone by, as it is known now: for holding forecasts against what came.

use std::sync::Arc;

use chrono::NaiveDate;

use super::call_off::{CallOff, ROWS, Row};
use crate::db::Read;
use crate::model::Result;
use crate::model::contract::{Contract, Drawn};

pub(in crate::model) struct Gone {
    call_offs: Vec<CallOff>,
    today: NaiveDate,
}

impl Gone {
    pub async fn of(db: &mut Read, contract: &Contract) -> Result<Self> {
        let today = db.today();
        let rows: Vec<Row> =
            db.built(format!("{ROWS} WHERE contract_id = $1 ORDER BY id")).bind(contract.id).all().await?;
        let prices = Arc::new(contract.prices());
        let call_offs = rows.iter().filter_map(|row| row.seen(today, today, None, &prices)).collect();
        Ok(Self { call_offs, today })
    }

    /// By the end of `day`, which is today or before.
    pub fn by(&self, day: NaiveDate) -> Drawn {
        self.call_offs.iter().map(|one| one.used_by(day, self.today)).fold(Drawn::default(), |a, b| a + b)
    }
}
