//! What is done to the basis of an invoice: a manager lays a month down, the provider confirms or disputes each line, and when all are
//! confirmed it is locked. Each locks the contract first.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    ISSUED, InvoiceBasis, InvoiceBasisId, InvoiceLineId, Issued, Line, LineAnswer, first_of, holding,
    is_over, last_of,
};
use crate::db::{Read, Write};
use crate::model::access::Who;
use crate::model::contract::{Contract, ContractId, Drawn};
use crate::model::placement::PlacementId;
use crate::model::{Error, Refusal, Result};

/// What was laid down before, of one placement and month.
type Laid = BTreeMap<(NaiveDate, PlacementId), Drawn>;

impl InvoiceBasis {
    /// Lays a month down. With it come corrections: the difference between what holds now and what earlier months said, for each
    /// placement of each month that is laid down.
    pub async fn issue(db: &mut Write, who: &Who, id: ContractId, on: NaiveDate) -> Result<InvoiceBasisId> {
        let contract = Contract::find_managed(db, who, id).await?;
        let (month, today) = (first_of(on), db.today());
        if !is_over(month, today) {
            return Err(Refusal::InvoiceMonthNotOver.into());
        }
        let issued = Self::of_contract(db, id).await?;
        if issued.iter().any(|issued| issued.month == month) {
            return Err(Refusal::InvoiceIssued.into());
        }
        let basis: InvoiceBasisId = db
            .query(
                "INSERT INTO invoice_bases (contract_id, month, issued_by, issued_on) VALUES ($1, $2, $3, $4) RETURNING id",
            )
            .bind(id)
            .bind(month)
            .bind(who.id)
            .bind(today)
            .value()
            .await?;
        let months =
            issued.iter().map(|issued| issued.month).filter(|other| *other < month).chain([month]).collect();
        let count = lay_down(db, &contract, basis, months).await?;
        if count == 0 {
            return Err(Refusal::InvoiceEmpty.into());
        }
        contract
            .event("invoice_issued")
            .by(who.id)
            .with("month", month.to_string())
            .with("lines", count)
            .write(db)
            .await?;
        Ok(basis)
    }

    /// Lines that are not confirmed are worked out anew: what was disputed has been mended. What was said of them stays with the line
    /// of the same placement and month; one that comes out as it was is still disputed.
    pub async fn work_out(db: &mut Write, who: &Who, id: InvoiceBasisId) -> Result<Issued> {
        let (contract, issued) = Self::locked(db, id).await?;
        if !who.manages(contract.project_id) {
            return Err(Error::NotFound);
        }
        issued.refuse_locked()?;
        let said: Vec<Line> = Line::of_basis(db, id).await?;
        db.query("DELETE FROM invoice_lines WHERE basis_id = $1 AND answer <> 'confirmed'")
            .bind(id)
            .run()
            .await?;
        let all = Self::of_contract(db, contract.id).await?;
        let months = all.iter().map(|other| other.month).filter(|month| *month <= issued.month).collect();
        lay_down(db, &contract, id, months).await?;
        for line in said.iter().filter(|line| line.answer == LineAnswer::Disputed) {
            keep_what_was_said(db, id, line).await?;
        }
        contract
            .event("invoice_worked_out")
            .by(who.id)
            .with("month", issued.month.to_string())
            .write(db)
            .await?;
        lock_when_confirmed(db, &contract, who, &issued).await?;
        Ok(issued)
    }

    /// The provider says of one line that it is right or not. A line that is confirmed stays so: what is found later comes as a
    /// correction in a later month.
    pub async fn answer(
        db: &mut Write,
        who: &Who,
        line: InvoiceLineId,
        answer: LineAnswer,
        comment: &str,
    ) -> Result<Issued> {
        let basis = Self::of_line(db, line).await?;
        let (contract, issued) = Self::provided(db, who, basis).await?;
        if Line::of_basis(db, basis)
            .await?
            .iter()
            .any(|one| one.id == line && one.answer == LineAnswer::Confirmed)
        {
            return Err(Refusal::InvoiceLineConfirmed.into());
        }
        set(db, who, "id = $1", line.0, answer, comment).await?;
        if answer == LineAnswer::Disputed {
            contract
                .event("invoice_disputed")
                .by(who.id)
                .with("month", issued.month.to_string())
                .with("line", line.0)
                .with("comment", comment)
                .write(db)
                .await?;
        }
        lock_when_confirmed(db, &contract, who, &issued).await?;
        Ok(issued)
    }

    /// A manager answers what the provider disputes; the line stays disputed until the provider confirms it or it is worked out anew.
    pub async fn reply(db: &mut Write, who: &Who, line: InvoiceLineId, words: &str) -> Result<Issued> {
        let basis = Self::of_line(db, line).await?;
        let (contract, issued) = Self::locked(db, basis).await?;
        if !who.manages(contract.project_id) {
            return Err(Error::NotFound);
        }
        issued.refuse_locked()?;
        let replied = db
            .query("UPDATE invoice_lines SET reply = $2 WHERE id = $1 AND answer = 'disputed'")
            .bind(line)
            .bind(words.to_owned())
            .run()
            .await?;
        if replied == 0 {
            return Err(Error::Stale);
        }
        contract
            .event("invoice_replied")
            .by(who.id)
            .with("month", issued.month.to_string())
            .with("line", line.0)
            .with("answer", words)
            .write(db)
            .await?;
        Ok(issued)
    }

    /// The provider confirms every line that is not answered.
    pub async fn confirm(db: &mut Write, who: &Who, id: InvoiceBasisId) -> Result<Issued> {
        let (contract, issued) = Self::provided(db, who, id).await?;
        set(db, who, "basis_id = $1 AND answer = 'open'", id.0, LineAnswer::Confirmed, "").await?;
        lock_when_confirmed(db, &contract, who, &issued).await?;
        Ok(issued)
    }

    /// The line with its contract, for whoever sees the contract.
    pub async fn line(db: &mut Read, who: &Who, line: InvoiceLineId) -> Result<(Contract, Issued, Line)> {
        let basis = Self::of_line(db, line).await?;
        let issued: Issued = db.built(format!("{ISSUED} WHERE b.id = $1")).bind(basis).one().await?;
        let contract = Contract::find(db, who, issued.contract_id).await?;
        let lines = Line::of_basis(db, basis).await?;
        let line = lines.into_iter().find(|other| other.id == line).ok_or(Error::NotFound)?;
        Ok((contract, issued, line))
    }

    async fn of_line(db: &mut Read, line: InvoiceLineId) -> Result<InvoiceBasisId> {
        Ok(db.query("SELECT basis_id FROM invoice_lines WHERE id = $1").bind(line).value().await?)
    }

    /// With the contract locked.
    async fn locked(db: &mut Write, id: InvoiceBasisId) -> Result<(Contract, Issued)> {
        let contract: ContractId =
            db.query("SELECT contract_id FROM invoice_bases WHERE id = $1").bind(id).value().await?;
        Contract::lock(db, contract).await?;
        let issued = db.built(format!("{ISSUED} WHERE b.id = $1")).bind(id).one().await?;
        Ok((Contract::load(db, contract).await?, issued))
    }

    async fn provided(db: &mut Write, who: &Who, id: InvoiceBasisId) -> Result<(Contract, Issued)> {
        let (contract, issued) = Self::locked(db, id).await?;
        if !who.provides(contract.provider_id) {
            return Err(Error::NotFound);
        }
        issued.refuse_locked()?;
        Ok((contract, issued))
    }
}

impl Issued {
    fn refuse_locked(&self) -> Result<()> {
        match self.confirmed_on {
            Some(on) => Err(Refusal::InvoiceLocked { on }.into()),
            None => Ok(()),
        }
    }
}

/// Writes a line for each placement of each month whose sum is not what has been laid down. Gives how many.
async fn lay_down(
    db: &mut Write,
    contract: &Contract,
    basis: InvoiceBasisId,
    months: BTreeSet<NaiveDate>,
) -> Result<i64> {
    let (Some(first), Some(last)) = (months.first().copied(), months.last().copied()) else { return Ok(0) };
    let before: Vec<(NaiveDate, PlacementId, i64, i64)> = db
        .query(
            "SELECT l.for_month, l.placement_id, CAST(SUM(l.place_months) AS BIGINT), CAST(SUM(l.value) AS BIGINT)
             FROM invoice_lines l JOIN invoice_bases b ON b.id = l.basis_id WHERE b.contract_id = $1
             GROUP BY l.for_month, l.placement_id",
        )
        .bind(contract.id)
        .all()
        .await?;
    let mut laid: Laid = before
        .into_iter()
        .filter(|(month, ..)| months.contains(month))
        .map(|(month, placement, place_months, value)| ((month, placement), Drawn { place_months, value }))
        .collect();
    let mut lines = holding::held(db, contract, first, last_of(last)).await?;
    lines.retain(|line| months.contains(&line.for_month));
    for line in &mut lines {
        let said = laid.remove(&(line.for_month, line.placement_id)).unwrap_or_default();
        line.drawn = line.drawn - said;
    }
    lines.retain(|line| line.drawn != Drawn::default());
    // What was laid down and holds no longer at all.
    for ((month, placement), said) in laid {
        if said != Drawn::default() {
            lines.push(gone(db, placement, month, said).await?);
        }
    }
    db.insert_all(
        "INSERT INTO invoice_lines (basis_id, placement_id, for_month, starts_on, ends_on, weekdays, hours_per_week, price, price_unit,
            place_months, value)",
        11,
        "",
        &lines,
        |query, line| {
            query
                .bind(basis)
                .bind(line.placement_id)
                .bind(line.for_month)
                .bind(line.from)
                .bind(line.to)
                .bind(line.weekdays)
                .bind(line.hours_per_week)
                .bind(line.price)
                .bind(line.price_unit)
                .bind(line.drawn.place_months)
                .bind(line.drawn.value)
        },
    )
    .await?;
    Ok(lines.len() as i64)
}

/// Puts the words about a line that was worked out anew beside the new one; disputed still when the sum is what it was.
async fn keep_what_was_said(db: &mut Write, basis: InvoiceBasisId, was: &Line) -> Result<()> {
    db.query(
        "UPDATE invoice_lines SET comment = $4, reply = $5,
            answer = CASE WHEN place_months = $6 AND value = $7 THEN 'disputed' ELSE answer END
         WHERE basis_id = $1 AND placement_id = $2 AND for_month = $3 AND answer = 'open'",
    )
    .bind(basis)
    .bind(was.placement_id)
    .bind(was.for_month)
    .bind(was.comment.clone())
    .bind(was.reply.clone())
    .bind(was.drawn.place_months)
    .bind(was.drawn.value)
    .run()
    .await?;
    Ok(())
}

async fn gone(db: &mut Read, placement: PlacementId, month: NaiveDate, said: Drawn) -> Result<Line> {
    let (reference, slot_title, hours_per_week): (String, String, i64) = db
        .query(
            "SELECT p.ref, s.title, p.hours_per_week FROM placements p JOIN slots s ON s.id = p.slot_id WHERE p.id = $1",
        )
        .bind(placement)
        .one()
        .await?;
    Ok(Line {
        id: InvoiceLineId(0),
        placement_id: placement,
        reference,
        slot_title,
        for_month: month,
        from: month,
        to: last_of(month),
        weekdays: 0,
        hours_per_week,
        price: None,
        price_unit: None,
        drawn: Drawn::default() - said,
        answer: LineAnswer::Open,
        comment: String::new(),
        reply: String::new(),
    })
}

async fn set(
    db: &mut Write,
    who: &Who,
    which: &str,
    id: i64,
    answer: LineAnswer,
    comment: &str,
) -> Result<()> {
    let today = db.today();
    db.built(format!(
        "UPDATE invoice_lines SET answer = $2, comment = $3, answered_by = $4, answered_on = $5 WHERE {which}"
    ))
    .bind(id)
    .bind(answer)
    .bind(comment.to_owned())
    .bind(who.id)
    .bind(today)
    .run()
    .await?;
    Ok(())
}

async fn lock_when_confirmed(db: &mut Write, contract: &Contract, who: &Who, issued: &Issued) -> Result<()> {
    let open: i64 = db
        .query("SELECT COUNT(*) FROM invoice_lines WHERE basis_id = $1 AND answer <> 'confirmed'")
        .bind(issued.id)
        .value()
        .await?;
    if open > 0 {
        return Ok(());
    }
    let today = db.today();
    db.query("UPDATE invoice_bases SET confirmed_on = $2 WHERE id = $1")
        .bind(issued.id)
        .bind(today)
        .run()
        .await?;
    contract.event("invoice_confirmed").by(who.id).with("month", issued.month.to_string()).write(db).await
}
