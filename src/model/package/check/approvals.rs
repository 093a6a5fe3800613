//! What a second person must approve before it counts, in a package from the browser: what was bought is changed on the contract's page,
//! and nobody is booked under a contract that waits, nor ever under one that was refused or taken back. Only of what the person may bring
//! in at all: the rest is told by `own`.

use super::own::Own;
use crate::model::package::expected::Expected;
use crate::model::package::fault::Faults;
use crate::model::package::tables::Table;

impl Own<'_, '_> {
    pub(super) fn approvals(&self, faults: &mut Faults) {
        self.changed_contracts(faults);
        self.chosen_contracts(faults);
        self.call_offs(faults);
    }

    fn changed_contracts(&self, faults: &mut Faults) {
        let (package, stored) = (self.checked.package, &self.checked.stored);
        for (_, at) in &self.checked.plan.contracts.change {
            let lined = &package.contracts.list[*at];
            let Some(known) = stored.contracts.get(&lined.row.reference) else { continue };
            let is_own = self.manages(&lined.row.project) && self.manages(&known.row.project);
            if is_own && !known.row.register.unapproved && !lined.row.buys_the_same_as(&known.row) {
                let (reference, contract) = (&lined.row.reference, known.id);
                let expected = Expected::SecondApproval { contract };
                self.tell(faults, Table::Contracts, lined.line, "ref", reference, expected);
            }
        }
    }

    /// As the form of a slot: what was refused or taken back is chosen for none.
    fn chosen_contracts(&self, faults: &mut Faults) {
        let (package, stored) = (self.checked.package, &self.checked.stored);
        for at in self.checked.plan.slots.touched() {
            let lined = &package.slots.list[at];
            let before = stored.slots.get(&lined.row.reference).and_then(|known| known.row.contract.as_ref());
            let Some(contract) = lined.row.contract.as_ref().filter(|key| Some(*key) != before) else {
                continue;
            };
            if self.has_contract(contract) && self.is_over(contract) {
                let expected = Expected::ContractOver { contract: contract.clone() };
                self.tell(faults, Table::Slots, lined.line, "contract", contract, expected);
            }
        }
    }

    /// What has begun is history. What has not is a call-off, and nothing is called off before a second person has approved the
    /// contract. Under one that was refused or taken back nobody has ever been.
    fn call_offs(&self, faults: &mut Faults) {
        let (package, plan) = (self.checked.package, &self.checked.plan);
        for at in plan.placements.touched() {
            let lined = &package.placements.list[at];
            let Some(booking) = plan.bookings.get(&at) else { continue };
            let Some(contract) = booking.contract.as_ref().filter(|_| self.has_slot(&lined.row.slot)) else {
                continue;
            };
            let waits = matches!(booking.state, "proposed" | "accepted");
            let expected = if self.is_over(contract) {
                Expected::ContractOver { contract: contract.clone() }
            } else if waits && self.is_unapproved(contract) {
                Expected::ApprovedFirst { contract: contract.clone() }
            } else {
                continue;
            };
            self.tell(faults, Table::Placements, lined.line, "slot", contract, expected);
        }
    }

    /// Of a contract that waits for a second person; a new one does so too, for the browser brings it in.
    fn is_unapproved(&self, key: &str) -> bool {
        self.checked.stored.contracts.get(key).is_none_or(|known| known.row.register.unapproved)
    }

    /// Of a contract here that was refused or taken back.
    fn is_over(&self, key: &str) -> bool {
        self.checked.stored.contracts.get(key).is_some_and(|known| known.row.register.closed_as.is_some())
    }
}
