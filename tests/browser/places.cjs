// Where each role can go: every page that the header leads to, and one page of each kind of record and form that these lead to.
'use strict';

/// From a page, the first link in its main part whose address looks so. A place whose link is missing is a fault, unless
/// its name begins with a question mark: what the data need not have, nor what it leads to.
const LINKS = {
  coach: [
    ['/caseload?show=without', /^\/enrolments\/\d+$/, 'person'],
    ['/caseload?whose=colleagues'],
    ['/enrolments/new'],
    ['/activities/new'],
    ['/search/participants'],
    ['{person}/edit'],
    ['{person}/profile'],
    ['{person}/activities/new'],
    ['{person}/next-step'],
    ['{person}/handovers/new'],
    ['{person}/end'],
    ['{person}/wishes'],
    ['{person}/support'],
    ['{person}/stages/new'],
    ['{person}/pauses/new'],
    ['{person}/plan'],
    ['{person}/plan/new'],
    ['/caseload?show=ending', /^\/enrolments\/\d+$/, 'planned'],
    ['{planned}/plan', /^\/enrolments\/\d+\/plan\/agreement$/, '?agreement'],
    ['{person}/progress'],
    ['{person}/progress/new'],
    ['{person}/hours'],
    ['{person}/sharing'],
    ['{person}/consents'],
    ['/promises'],
    ['/employers'],
    ['/employers/new'],
    ['/employers', /^\/employers\/\d+$/, 'employer'],
    ['{employer}/contacts/new'],
    ['{employer}/people/new'],
    ['{employer}', /^\/employer-people\/\d+\/edit$/],
    ['/caseload', /^\/disputes\/\d+\/settlement$/],
    // Somebody who has left: measured, promised a contact, and not rated the last place.
    ['/promises', /^\/enrolments\/\d+\/outcomes\/\w+$/],
    ['/promises', /^\/enrolments\/\d+\/promises\/[\w-]+$/],
    ['/promises', /^\/enrolments\/\d+\/support$/, 'left'],
    ['{left}', /^\/enrolments\/\d+\/reviews$/, 'reviewed'],
    ['{reviewed}', /^\/placements\/\d+\/rating$/],
    ['/searches'],
    ['/search?enrolment={person.id}', /^\/slots\/\d+/],
    ['/search?enrolment={person.id}', /\/placements\/new\?/],
    ['/caseload?show=ending', /^\/enrolments\/\d+$/, 'placed'],
    ['{placed}', /^\/placements\/\d+\/end$/],
    ['{placed}', /^\/placements\/\d+\/pause$/],
    // Somebody paused who should be back: taken up again, or another day.
    ['/caseload', /^\/placements\/\d+\/resumption$/, '?paused'],
    ['{paused}', /^\/placements\/\d+\/pause$/],
    ['{placed}/support'],
    ['{placed}/consents', /^\/consents\/\d+\/narrowing$/],
    ['{placed}/consents', /^\/placements\/\d+\/disclosure$/],
    ['{placed}/hours'],
    ['{placed}/reviews'],
    ['{placed}/reviews', /^\/placements\/\d+\/step-up$/, 'steps'],
    ['{steps}/edit'],
    ['{placed}/reviews', /^\/placements\/\d+\/follow-up$/],
    // The demo's draft: what is next for somebody at work.
    ['/caseload', /^\/handovers\/\d+$/, 'draft'],
    ['{draft}/consent'],
    ['{draft}/addressee'],
    ['{draft}/card/edit'],
    ['/account/password'],
  ],
  provider: [
    ['/attendance'],
    ['/attendance', /^\/placements\/\d+$/, 'card'],
    ['{card}/reviews'],
    ['{card}/reviews', /^\/placements\/\d+\/review$/],
    ['{card}/lines'],
    ['{card}/lines', /^\/lines\/\d+\/question$/],
    ['{card}/step-up'],
    ['/slots', /^\/slots\/\d+$/, 'slot'],
    ['{slot}/edit'],
    ['{slot}/eligibility'],
    ['/slots/new'],
    ['/closed-days'],
    ['/workplaces', /^\/workplaces\/\d+\/edit$/],
    ['/workplaces/new'],
    ['/placements'],
    ['/capacity'],
    ['/capacity-requests'],
    ['/capacity-requests', /^\/capacity-requests\/\d+$/],
    ['/board', /^\/placements\/\d+\/(start|gate)$/],
    ['/board', /^\/placements\/\d+\/agreements$/],
    ['/board', /^\/contracts\/\d+$/, 'contract'],
    ['{contract}/follow-up'],
    // The demo's last month waits for an answer, with a line in dispute.
    ['/board', /^\/contracts\/\d+\/invoices\?month=/, 'invoice'],
    ['{invoice}', /^\/invoice-lines\/\d+\/answer$/],
  ],
  manager: [
    ['/contracts', /^\/contracts\/\d+$/, 'contract'],
    ['{contract}/edit'],
    ['{contract}/closure'],
    ['{contract}/termination'],
    ['{contract}/termination/revocation'],
    ['{contract}', /^\/organisations\/\d+\/departure/],
    ['/overview', /^\/projects\/\d+\/funding$/, 'funding'],
    ['{funding}/new'],
    ['/overview', /^\/projects\/\d+\/coaches$/],
    ['{funding}', /^\/funding\/\d+\/edit$/],
    ['/contracts', /^\/projects\/\d+\/call-off-orders$/, 'orders'],
    ['{orders}/new'],
    ['{contract}/files'],
    ['{contract}/follow-up'],
    ['{contract}/invoices'],
    // The demo's first contract: a line of its last month is in dispute.
    ['/contracts', /^\/contracts\/1$/, 'disputed'],
    ['{disputed}/invoices'],
    ['{disputed}/invoices', /^\/invoice-lines\/\d+\/reply$/],
    ['/capacity'],
    ['/capacity-requests'],
    ['/capacity-requests', /^\/capacity-requests\/\d+$/],
    ['/capacity-requests/new'],
    ['/forecast'],
    ['/alerts'],
    ['/support'],
    ['/ips'],
    ['/ips', /^\/ips\/\d+\/review/],
    ['/overview', /^\/projects\/\d+\/handover-clocks$/],
    ['/ips/15'],
    ['/ips/15/rows'],
    ['/ips/16/rows'],
    ['/ips/18/rows'],
    ['/reports/handovers'],
    ['/contracts/new'],
    ['/organisations'],
    ['/organisations/new'],
    ['/overview', /^\/enrolments\/\d+/],
    ['/reports', 'Visa rapporten|Show the report'],
  ],
  administrator: [
    ['/users', /^\/users\/\d+$/, 'user'],
    ['{user}/edit'],
    ['/users/new'],
    ['/packets'],
  ],
};

/// The addresses of all places of a role, for a visitor who is signed in as it.
async function placesOf(visitor, role) {
  const { page } = visitor;
  await page.goto('/');
  const places = await page.locator('header nav a, header .account a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const [named, lacking] = [{}, new Set()];
  const filled = (path) =>
    path.replace(/\{(\w+)(\.id)?\}/g, (_, name, id) => (id ? named[name].split('/').pop() : named[name]));
  for (const [from, wanted, called] of LINKS[role]) {
    const [name, need] = called?.startsWith('?') ? [called.slice(1), false] : [called, true];
    if ([...from.matchAll(/\{(\w+)/g)].some(([, lead]) => lacking.has(lead))) {
      if (name) lacking.add(name);
      continue;
    }
    if (!wanted) {
      places.push(filled(from));
      continue;
    }
    await page.goto(filled(from));
    if (typeof wanted === 'string') {
      await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: new RegExp(wanted) }).click()]);
      const { pathname, search } = new URL(page.url());
      places.push(pathname + search);
      continue;
    }
    const links = await page.locator('main a[href]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const found = links.find((href) => wanted.test(href));
    if (!found && !need) {
      lacking.add(name);
      continue;
    }
    if (!found) throw new Error(`no link like ${wanted} on ${filled(from)}`);
    if (name) named[name] = found;
    places.push(found);
  }
  return [...new Set(places)];
}

module.exports = { placesOf, ROLES: Object.keys(LINKS) };
