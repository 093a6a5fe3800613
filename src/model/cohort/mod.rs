//! The cohort report: who took part in a project during a period, what they did, and what came of it. Here: the
//! figures, what each means, and how they are rounded. The SQL is in `sums`. Not for pages, texts or files.
//!
//! Definitions (domain.md, R24–R43):
//! - A person counts when the enrolment overlaps the period, and counts as ended when it ended in the period. Somebody
//!   who has come back counts once for each enrolment, as SUS and the ESF count participations.
//! - The period chooses the people. What is counted of them is all they have done in the project, also outside the
//!   period: the published R37 and R38 come out only so.
//! - Taking part in an activity is having attended it. Work training is a started placement on that track, whose contract
//!   is the slot's when it was proposed.
//! - Rows of a whole sum to 100 (largest remainder); a percent of its own is rounded half up, and is 0 of nothing.
//!   Income sources are several a person: their shares are percents of their own.
//! - Protected identities are in every total: a count names nobody.

mod sums;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::access::Who;
use super::codes::{IncomeSource, Referrer};
use super::municipality::Municipality;
use super::percent::{half_up, largest_remainder, one_decimal};
use super::project::{Project, ProjectId};
use super::{Refusal, Result};
use crate::db::Read;
use sums::Sums;

/// The figures. Its JSON is what `brygga report cohort --json` prints: the keys and their order are fixed, and what the
/// JSON leaves out (median, team meetings) is for people.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cohort {
    pub project: String,
    #[serde(skip)]
    pub project_name: String,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub participants: i64,
    pub ended: i64,
    /// In the project's own order of municipalities, including those where nobody lives; then those outside the project.
    pub by_municipality: Vec<MunicipalityRow>,
    /// Those that referred anybody.
    pub by_referrer: Vec<ReferrerRow>,
    /// R27
    #[serde(skip)]
    pub by_referring_municipality: Referring,
    /// R28: at least 31 years old on the day of enrolment.
    pub women_over_30: Share,
    /// R29
    pub education_primary: Share,
    /// Sources that anybody has, the most common first; `none` among them.
    pub income: Vec<IncomeShare>,
    /// R30: at least one of the four benefits of Försäkringskassan.
    pub income_fk: Share,
    /// R32
    pub income_none: Share,
    /// R33
    pub support_12_59_months: Share,
    /// R34
    pub support_60_months_or_more: Share,
    /// R35
    #[serde(skip)]
    pub team_meeting: Share,
    /// R36
    pub course: Share,
    /// R37
    pub work_training_contracted: Share,
    /// R38
    pub work_training_other: Share,
    /// R39, of the ended: kinds of activity, work training as one more.
    pub three_activities: Share,
    /// R40, of the ended.
    pub mean_months: Tenths,
    #[serde(skip)]
    pub median_months: Tenths,
    /// R41, of the ended: attended activities and attended work training.
    pub mean_hours: Tenths,
    /// R42, of the ended.
    pub to_ordinary_measures: Share,
    /// R43, of the ended.
    pub to_work_or_studies: Share,
}

/// A count of a whole, and its percent rounded half up (0 when there is no whole).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    pub count: i64,
    pub of: i64,
    pub percent: i64,
}

/// A part of a whole whose percents sum to 100.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MunicipalityRow {
    #[serde(rename = "code")]
    pub municipality: Municipality,
    pub name: &'static str,
    pub count: i64,
    pub percent: i64,
}

/// A part of a whole whose percents sum to 100.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReferrerRow {
    #[serde(rename = "code")]
    pub referrer: Referrer,
    pub count: i64,
    pub percent: i64,
}

/// R27: the people whom municipalities referred, by the municipality. Their percents are of those with a municipality named, and
/// follow from how many those are: with another number no table of percents comes out alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referring {
    /// As the rows by municipality.
    pub rows: Vec<MunicipalityRow>,
    /// With a municipality named.
    pub named: i64,
    /// Referred by a municipality, and nobody has said which.
    pub unnamed: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IncomeShare {
    #[serde(rename = "code")]
    pub source: IncomeSource,
    #[serde(flatten)]
    pub share: Share,
}

/// A mean or a median in tenths: 65 is 6.5. JSON has it as a number with one decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tenths(pub i64);

impl Share {
    pub fn new(count: i64, of: i64) -> Self {
        Self { count, of, percent: half_up(count, of).unwrap_or(0) }
    }
}

impl Serialize for Tenths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0 as f64 / 10.0)
    }
}

impl Cohort {
    /// For whoever manages the project.
    pub async fn find(
        db: &mut Read,
        who: &Who,
        project: ProjectId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Self> {
        let project = Project::find_managed(db, who, project).await?;
        Self::count(db, &project, from, to).await
    }

    /// For the command line, which has no person.
    pub(crate) async fn count(
        db: &mut Read,
        project: &Project,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Self> {
        if to < from {
            return Err(Refusal::EndBeforeStart.into());
        }
        let municipalities = project.municipalities(db).await?;
        let sums = Sums::read(db, project.id, from, to).await?;
        Ok(Self::of(project, &municipalities, from, to, sums))
    }

    fn of(
        project: &Project,
        municipalities: &[Municipality],
        from: NaiveDate,
        to: NaiveDate,
        sums: Sums,
    ) -> Self {
        let Sums { people, by_municipality, by_referrer, by_referring_municipality, income, days } = sums;
        let (all, ended) = (people.participants, people.ended);
        Self {
            project: project.reference.clone(),
            project_name: project.name.clone(),
            from,
            to,
            participants: all,
            ended,
            by_municipality: municipality_rows(municipalities, &by_municipality),
            by_referring_municipality: referring(municipalities, &by_referring_municipality, &by_referrer),
            by_referrer: referrer_rows(&by_referrer),
            women_over_30: Share::new(people.women_over_30, all),
            education_primary: Share::new(people.education_primary, all),
            income: income_shares(&income, all),
            income_fk: Share::new(people.income_fk, all),
            income_none: Share::new(people.income_none, all),
            support_12_59_months: Share::new(people.support_12_59_months, all),
            support_60_months_or_more: Share::new(people.support_60_months_or_more, all),
            team_meeting: Share::new(people.team_meeting, all),
            course: Share::new(people.course, all),
            work_training_contracted: Share::new(people.contracted, all),
            work_training_other: Share::new(people.other, all),
            three_activities: Share::new(people.three_activities, ended),
            mean_months: mean_months(&days),
            median_months: median_months(days),
            mean_hours: Tenths(one_decimal(people.minutes, ended * 60).unwrap_or(0)),
            to_ordinary_measures: Share::new(people.to_ordinary_measures, ended),
            to_work_or_studies: Share::new(people.to_work_or_studies, ended),
        }
    }
}

fn municipality_rows(own: &[Municipality], counted: &[(Municipality, i64)]) -> Vec<MunicipalityRow> {
    let outside = counted.iter().map(|(municipality, _)| *municipality).filter(|one| !own.contains(one));
    let order: Vec<Municipality> = own.iter().copied().chain(outside).collect();
    let count_of =
        |one: &Municipality| counted.iter().find(|(counted, _)| counted == one).map_or(0, |row| row.1);
    let counts: Vec<i64> = order.iter().map(count_of).collect();
    let percents = largest_remainder(&counts);
    let rows = order.into_iter().zip(counts).zip(percents);
    rows.map(|((municipality, count), percent)| MunicipalityRow {
        municipality,
        name: municipality.name(),
        count,
        percent,
    })
    .collect()
}

fn referrer_rows(counted: &[(Referrer, i64)]) -> Vec<ReferrerRow> {
    let mut counted = counted.to_vec();
    counted.sort_unstable();
    let percents = largest_remainder(&counted.iter().map(|(_, count)| *count).collect::<Vec<_>>());
    let rows = counted.into_iter().zip(percents);
    rows.map(|((referrer, count), percent)| ReferrerRow { referrer, count, percent }).collect()
}

fn referring(
    own: &[Municipality],
    counted: &[(Municipality, i64)],
    by_referrer: &[(Referrer, i64)],
) -> Referring {
    let named = counted.iter().map(|(_, count)| count).sum();
    let referred = by_referrer.iter().find(|(referrer, _)| *referrer == Referrer::Municipality);
    let unnamed = referred.map_or(0, |(_, count)| *count) - named;
    Referring { rows: municipality_rows(own, counted), named, unnamed }
}

fn income_shares(counted: &[(IncomeSource, i64)], all: i64) -> Vec<IncomeShare> {
    let mut counted = counted.to_vec();
    counted.sort_unstable_by_key(|(source, count)| (-count, *source));
    counted.into_iter().map(|(source, count)| IncomeShare { source, share: Share::new(count, all) }).collect()
}

/// A mean month is 30.4375 days: 487 sixteenths.
const SIXTEENTHS_OF_A_DAY: i64 = 16;
const SIXTEENTHS_OF_A_MONTH: i64 = 487;

fn mean_months(days: &[i64]) -> Tenths {
    months(days.iter().sum(), days.len() as i64)
}

fn median_months(mut days: Vec<i64>) -> Tenths {
    days.sort_unstable();
    let middle = days.len() / 2;
    match days.len() % 2 {
        _ if days.is_empty() => Tenths(0),
        0 => months(days[middle - 1] + days[middle], 2),
        _ => months(days[middle], 1),
    }
}

/// Days through people, in months.
fn months(days: i64, people: i64) -> Tenths {
    Tenths(one_decimal(days * SIXTEENTHS_OF_A_DAY, people * SIXTEENTHS_OF_A_MONTH).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(code: &str) -> Municipality {
        code.parse().unwrap()
    }

    #[test]
    fn municipalities_stand_in_the_projects_order_and_others_last() {
        let rows = municipality_rows(
            &[place("0187"), place("0160"), place("0115")],
            &[(place("0115"), 2), (place("0180"), 1), (place("0187"), 3)],
        );
        let shown: Vec<(&str, i64, i64)> =
            rows.iter().map(|row| (row.name, row.count, row.percent)).collect();
        assert_eq!(shown, [("Vaxholm", 3, 50), ("Täby", 0, 0), ("Vallentuna", 2, 33), ("Stockholm", 1, 17)]);
    }

    #[test]
    fn municipal_referrals_are_counted_of_those_with_a_municipality_named() {
        // R27 as published comes out of 75 and of no 74.
        let published = [("0187", 7), ("0160", 8), ("0162", 8), ("0115", 10), ("0117", 18), ("0188", 24)];
        let counted = published.map(|(code, count)| (place(code), count));
        let own = counted.map(|(municipality, _)| municipality);
        let all = [(Referrer::Municipality, 77), (Referrer::Fk, 103)];
        let found = referring(&own, &counted, &all);
        assert_eq!((found.named, found.unnamed), (75, 2));
        let percents: Vec<i64> = found.rows.iter().map(|row| row.percent).collect();
        assert_eq!(percents, [9, 11, 11, 13, 24, 32]);
        assert_eq!(
            referring(&own, &[], &[]),
            Referring { unnamed: 0, named: 0, rows: municipality_rows(&own, &[]) }
        );
    }

    #[test]
    fn a_month_is_30_4375_days() {
        assert_eq!(mean_months(&[487]), Tenths(160));
        assert_eq!(mean_months(&[26115 / 2, 26115 - 26115 / 2]), Tenths(4290));
        assert_eq!(mean_months(&[]), Tenths(0));
        assert_eq!(median_months(vec![300, 30, 61]), Tenths(20));
        assert_eq!(median_months(vec![300, 30, 61, 122]), Tenths(30));
        assert_eq!(median_months(vec![]), Tenths(0));
    }

    #[test]
    fn nothing_of_nothing_is_nothing() {
        assert_eq!(Share::new(0, 0), Share { count: 0, of: 0, percent: 0 });
        assert!(referrer_rows(&[]).is_empty());
    }

    #[test]
    fn json_has_means_with_one_decimal() {
        let json = serde_json::to_string(&[Tenths(65), Tenths(1000), Tenths(0)]).unwrap();
        assert_eq!(json, "[6.5,100.0,0.0]");
    }
}
