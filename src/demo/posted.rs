//! The mails of days gone by: each was sent on its day, so the post office of whoever serves the demo has nothing old to give up.

use crate::db::Write;
use crate::model::Result;
use crate::model::mail::Letter;

pub async fn sent(db: &mut Write) -> Result<()> {
    loop {
        let due = Letter::due(db).await?;
        if due.is_empty() {
            return Ok(());
        }
        for one in due {
            if let Some(letter) = Letter::claim(db, one).await? {
                letter.sent(db).await?;
            }
        }
    }
}
