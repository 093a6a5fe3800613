//! Who got what, by sex, age and municipality: as a run stands now, with how many each group is. Groups so small that they
//! might tell of one person are put together, and with one more group when what is left over would still tell.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::inputs::{Choice, Inputs, Outcome, Person, RANKS};
use super::run::Run;
use crate::db::Read;
use crate::model::Result;
use crate::model::codes::{Sex, codes};
use crate::model::municipality::Municipality;
use crate::model::personal_number::age;
use crate::model::slot::SlotId;

/// A smaller group is not shown by itself.
pub const LEAST_GROUP: i64 = 5;

codes! {
    /// Years on the day of the run.
    pub enum AgeBand = "age_band" {
        To24 = "to_24", From25 = "25_34", From35 = "35_44", From45 = "45_54", From55 = "from_55",
    }
}

codes! {
    /// Why somebody got no place.
    pub enum Lost = "allocation_lost" {
        Rules = "rules", Points = "points", Lot = "lot", Group = "group", Hand = "hand",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Sex(Sex),
    Age(AgeBand),
    Municipality(Municipality),
    Without(Lost),
    /// Groups that are too small to be shown.
    Small,
    All,
}

/// How a group fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fared {
    pub people: i64,
    /// Of them so many have said what they wish.
    pub wishing: i64,
    /// Got the first, second … wish.
    pub ranks: [i64; RANKS.len()],
    /// A slot that was not wished for.
    pub other_slot: i64,
    pub without: i64,
}

#[derive(Clone, Debug, Default)]
pub struct Fairness {
    pub all: Fared,
    pub by_sex: Vec<(Group, Fared)>,
    pub by_age: Vec<(Group, Fared)>,
    pub by_municipality: Vec<(Group, Fared)>,
    /// Those without a place, by why.
    pub without: Vec<(Group, Fared)>,
    /// Rules that stood in the way of those without a place.
    pub hindrances: Hindrances,
}

/// Rules by how often they ruled out a slot for somebody without a place. Counted over all of them, in pairs of a person
/// and a slot, so that it tells of nobody; empty when they are too few for that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hindrances {
    /// The rule (code of a finding), the most frequent first, and pairs that it ruled out.
    pub rules: Vec<(String, i64)>,
    /// Pairs in all.
    pub pairs: i64,
}

impl Hindrances {
    /// `people`: those without a place. `slots`: how many were chosen.
    fn of(people: &[&Person], slots: usize) -> Self {
        let mut counted: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
        for (rule, times) in people.iter().flat_map(|person| &person.ruled_out) {
            let (people, pairs) = counted.entry(rule).or_default();
            *people += 1;
            *pairs += i64::from(*times);
        }
        let shown = counted.into_iter().filter(|(_, (people, _))| *people >= LEAST_GROUP);
        let mut rules: Vec<_> = shown.map(|(rule, (_, pairs))| (rule.to_owned(), pairs)).collect();
        rules.sort_by_key(|(_, pairs)| std::cmp::Reverse(*pairs));
        Self { rules, pairs: (people.len() * slots) as i64 }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    position: i64,
    slot_id: Option<SlotId>,
    sex: Sex,
    birth_date: NaiveDate,
    municipality: Municipality,
}

impl Fared {
    pub const fn placed(&self) -> i64 {
        self.people - self.without
    }

    fn add(&mut self, other: &Self) {
        self.people += other.people;
        self.wishing += other.wishing;
        self.ranks.iter_mut().zip(other.ranks).for_each(|(rank, more)| *rank += more);
        self.other_slot += other.other_slot;
        self.without += other.without;
    }
}

impl Fairness {
    /// Of those whom the run was to place. The caller has been let in to it.
    pub async fn of(db: &mut Read, run: &Run, inputs: &Inputs, outcome: &Outcome) -> Result<Self> {
        let rows: Vec<Row> = db
            .query(
                "SELECT t.position, t.slot_id, p.sex, p.birth_date, e.municipality FROM allotments t
                 JOIN enrolments e ON e.id = t.enrolment_id JOIN participants p ON p.id = e.participant_id
                 WHERE t.allocation_id = $1 AND NOT t.kept",
            )
            .bind(run.id)
            .all()
            .await?;
        let mut fairness = Self::default();
        let mut groups: BTreeMap<Group, Fared> = BTreeMap::new();
        for row in &rows {
            let fared = row.fared(inputs);
            fairness.all.add(&fared);
            let band = AgeBand::of(row.birth_date, inputs.asked_on);
            let shown = [Group::Sex(row.sex), Group::Age(band), Group::Municipality(row.municipality)];
            let lost = row.slot_id.is_none().then(|| Group::Without(row.lost(inputs, outcome)));
            for group in shown.into_iter().chain(lost) {
                groups.entry(group).or_default().add(&fared);
            }
        }
        let lost = rows.iter().filter(|row| row.slot_id.is_none());
        let lost: Vec<&Person> = lost.filter_map(|row| inputs.people.get(row.position as usize)).collect();
        fairness.hindrances = Hindrances::of(&lost, inputs.slots.len());
        let of = |kind: fn(&Group) -> bool| {
            guarded(
                groups
                    .iter()
                    .filter(|(group, _)| kind(group))
                    .map(|(group, fared)| (*group, *fared))
                    .collect(),
            )
        };
        fairness.by_sex = of(|group| matches!(group, Group::Sex(_)));
        fairness.by_age = of(|group| matches!(group, Group::Age(_)));
        fairness.by_municipality = of(|group| matches!(group, Group::Municipality(_)));
        fairness.without = of(|group| matches!(group, Group::Without(_)));
        Ok(fairness)
    }
}

impl Row {
    fn fared(&self, inputs: &Inputs) -> Fared {
        let wishes = inputs.people.get(self.position as usize).map(|person| person.wishes.as_slice());
        let wishes = wishes.unwrap_or_default();
        let slot = self.slot_id.and_then(|slot| inputs.slots.iter().position(|one| one.id == slot));
        let rank = slot.and_then(|slot| wishes.iter().position(|wish| *wish as usize == slot));
        let mut fared = Fared { people: 1, wishing: i64::from(!wishes.is_empty()), ..Fared::default() };
        match (self.slot_id, rank) {
            (None, _) => fared.without = 1,
            (_, Some(rank)) => fared.ranks[rank.min(RANKS.len() - 1)] = 1,
            (_, None) => fared.other_slot = 1,
        }
        fared
    }

    /// As the prices say it: a seat that is left is not in anybody's way, so a rule about groups, hours or money is; a seat
    /// that costs as much as it would be worth to the person went to another by lot.
    fn lost(&self, inputs: &Inputs, outcome: &Outcome) -> Lost {
        let at = self.position as usize;
        let Some(person) = inputs.people.get(at) else { return Lost::Rules };
        if outcome.slots.get(at).copied().flatten().is_some() {
            return Lost::Hand;
        }
        let price = |slot: u32| outcome.prices.get(slot as usize).copied().unwrap_or(0);
        if person.options.iter().any(|one| price(one.slot) == 0) {
            return Lost::Group;
        }
        let missing = |one: &Choice| price(one.slot) - outcome.place - i64::from(inputs.fit(person, one));
        match person.options.iter().map(missing).min() {
            None => Lost::Rules,
            Some(..=0) => Lost::Lot,
            Some(_) => Lost::Points,
        }
    }
}

impl AgeBand {
    fn of(born: NaiveDate, on: NaiveDate) -> Self {
        match age(born, on) {
            0..=24 => Self::To24,
            25..=34 => Self::From25,
            35..=44 => Self::From35,
            45..=54 => Self::From45,
            _ => Self::From55,
        }
    }
}

/// No group of fewer than [`LEAST_GROUP`], and none that could be found by taking the others from the whole.
fn guarded(groups: Vec<(Group, Fared)>) -> Vec<(Group, Fared)> {
    let (small, mut shown): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|(_, fared)| fared.people < LEAST_GROUP);
    let mut together = Fared::default();
    small.iter().for_each(|(_, fared)| together.add(fared));
    if together.people > 0 && together.people < LEAST_GROUP {
        // The smallest of the others hides what is left.
        let Some(at) = (0..shown.len()).min_by_key(|at| shown[*at].1.people) else { return Vec::new() };
        together.add(&shown.remove(at).1);
    }
    if together.people > 0 {
        shown.push((Group::Small, together));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(sizes: &[i64]) -> Vec<(Group, Fared)> {
        let one = |(band, people): (&AgeBand, &i64)| {
            (Group::Age(*band), Fared { people: *people, ..Fared::default() })
        };
        AgeBand::ALL.iter().zip(sizes).map(one).collect()
    }

    fn shown(sizes: &[i64]) -> Vec<i64> {
        guarded(groups(sizes)).iter().map(|(_, fared)| fared.people).collect()
    }

    #[test]
    fn what_hindered_is_counted_over_all_and_tells_of_nobody() {
        let person = |ruled_out: &[(&str, u32)]| Person {
            id: crate::model::enrolment::EnrolmentId(1),
            participant: "d1".to_owned(),
            kept: None,
            wishes: Vec::new(),
            options: Vec::new(),
            ruled_out: ruled_out.iter().map(|(rule, times)| ((*rule).to_owned(), *times)).collect(),
        };
        let mut people = vec![person(&[("no-seat", 2), ("outside-area", 3)]); 5];
        people.push(person(&[("requirement-missing", 4)]));
        let people: Vec<&Person> = people.iter().collect();
        let found = Hindrances::of(&people, 4);
        assert_eq!(found.rules, [("outside-area".to_owned(), 15), ("no-seat".to_owned(), 10)]);
        assert_eq!(found.pairs, 24);
        assert_eq!(Hindrances::of(&people[2..], 4).rules, [], "four are too few");
    }

    #[test]
    fn small_groups_are_put_together_and_with_one_more_where_they_would_still_tell() {
        assert_eq!(shown(&[10, 7]), [10, 7]);
        assert_eq!(shown(&[10, 3, 2]), [10, 5]);
        assert_eq!(shown(&[10, 7, 2]), [10, 9]);
        assert_eq!(shown(&[10, 1]), [11]);
        assert_eq!(shown(&[3, 1]), [0; 0]);
        assert_eq!(shown(&[4, 4]), [8]);
    }
}
