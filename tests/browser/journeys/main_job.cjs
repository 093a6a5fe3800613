// The main job, from somebody who waits to somebody who is counted. Each journey goes on where the one before stopped.
'use strict';

const { day } = require('../visitor.cjs');

module.exports = {
  'twenty people stand on one screen, and the log opens when somebody is ticked': async ({ visit }) => {
    for (const options of [{}, { javaScriptEnabled: false }]) {
      const coach = await visit('coach', options);
      const { page } = coach;
      await coach.goes('/caseload');
      const rows = page.locator('.people tbody tr:not(.group)');
      const boxes = await Promise.all((await rows.all()).map((row) => row.boundingBox()));
      const whole = boxes.filter((box) => box.y + box.height <= 900).length;
      const most = Math.min(20, boxes.length);
      if (whole < most) throw new Error(`${whole} of ${boxes.length} people on one screen, the first at ${boxes[0].y}`);
      const bar = page.locator('#log');
      if (await bar.isVisible()) throw new Error('the log is open with nobody ticked');
      await page.locator('.pick input').first().check();
      const log = await bar.boundingBox();
      if (!log || log.y + log.height > 900) throw new Error('the log is not on the screen');
      const after = await rows.first().boundingBox();
      if (after.y !== boxes[0].y) throw new Error('the list moved');
      // At the end of the list, where the bar hides nobody's box.
      await page.locator('#people').evaluate((list) => list.scrollIntoView({ block: 'end' }));
      await coach.looks();
    }
  },

  'the manager sees the figures before': async ({ visit, story }) => {
    story.before = await figures(await visit('manager'));
  },

  'the coach finds a placement for somebody who waits, sees why it fits, and proposes': async ({ visit, story }) => {
    const provider = await visit('provider');
    await provider.goes('/board');
    story.provider = (await provider.page.locator('.lead').innerText()).split(',')[0];

    const coach = await visit('coach');
    await coach.goes('/caseload');
    await coach.follows('Utan plats');
    const step = coach.page.locator('tbody tr:not(.group)', { hasNot: coach.page.locator('.shield') });
    const waits = step.filter({ has: coach.page.locator('.go', { hasText: /^(Hitta en plats|Föreslå en annan plats)$/ }) }).first();
    story.name = await waits.locator('th a').innerText();
    story.person = await waits.locator('th a').getAttribute('href');
    await coach.follows(/plats/, waits.locator('.step-cell'));
    await coach.sees(`${story.name}`, 'Träffarna är sorterade');

    const { page } = coach;
    await page.getByLabel('Ledig från').fill(day());
    await page.getByRole('button', { name: 'Visa', exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('from') === day());
    await page.getByLabel('Sök på arbetsuppgifter').pressSequentially(story.provider, { delay: 20 });
    await page.waitForURL((url) => url.searchParams.get('q') === story.provider);
    const hit = page.locator('.hit', { hasText: story.provider }).first();
    await hit.waitFor();
    await coach.looks();
    if ((await page.locator('.hit .reasons li[data-tone="good"]').count()) === 0) throw new Error('no hit says why it fits');
    if ((await page.locator('.hit .reasons li:not([data-tone="good"])').count()) === 0) throw new Error('no hit says what is against');
    story.slot = await hit.locator('h3').innerText();
    await coach.follows('Föreslå', hit);
    await coach.sees(`Föreslå ${story.name}`, 'Så passar platsen', 'Anordnaren får se förnamn');
    await coach.fills({ starts_on: day(), message: 'Kommer gärna och hälsar på först.' });
    if ((await coach.page.locator('#despite').count()) > 0) await coach.fills({ despite: 'Vi har provåkt tillsammans.' });
    await coach.press('Skicka förslaget');
    await coach.sees('Förslaget är skickat');
    await coach.goes(story.person);
    await coach.sees('Invänta anordnarens svar', story.slot);
  },

  'the provider sees the proposal on the board and accepts with a first day': async ({ visit, story }) => {
    const provider = await visit('provider');
    await provider.goes('/board');
    const proposal = provider.page.locator('.proposal', { hasText: first(story) }).filter({ hasText: story.slot });
    await provider.sees('Kommer gärna och hälsar på först.');
    // The provider sees a card, not the person.
    await provider.doesNotSee(story.name, story.name.split(' ').at(-1));
    await proposal.getByLabel('Första dagen').fill(day());
    await proposal.getByRole('button', { name: 'Ta emot' }).click();
    await provider.page.locator('.proposal.answered', { hasText: `${first(story)} börjar` }).waitFor();
    await provider.looks();

    const coach = await visit('coach');
    await coach.goes('/caseload');
    await coach.page.locator('#answers li', { hasText: story.name }).getByText('Ja').waitFor();
    await coach.follows(story.name);
    await coach.follows('Fyll i det som saknas', coach.page.locator('#placements'));
    await coach.fills({
      risk_assessed_on: day(), risk_assessed_by: 'Siv Kvist', supervisor: 'Petra Ek', stand_in: 'Petra Ek', insurance: 'association',
      introduction_on: day(), emergency_contact: 'Berit Holm', emergency_phone: '070-123 45 67',
    });
    coach.refusing(422);
    await coach.press('Spara');
    await coach.sees('Ersättaren måste vara någon annan');
    coach.refusing();
    await coach.fills({ stand_in: 'Jon Lind' });
    await coach.page.locator('#adaptations_confirmed').check();
    await coach.press('Spara');
    await coach.sees('Det är sparat');
  },

  'the placement starts when all three have signed the agreement': async ({ visit, story }) => {
    const coach = await visit('coach');
    await coach.goes(story.person);
    await coach.follows('Skriv överenskommelsen', coach.page.locator('#placements'));
    await coach.press('Skriv överenskommelsen');
    await coach.sees('Version 1', 'Väntar på underskrifter');
    for (const whose of ['Deltagaren', 'Coachen']) {
      await coach.follows('Skriv under', coach.page.locator('main li', { hasText: whose }));
      await coach.press('Skriv under');
      await coach.sees('Underskriften är sparad');
    }
    await coach.goes(story.person);
    await coach.sees('Underskrift saknas: Anordnaren');

    const provider = await visit('provider');
    await provider.goes('/board');
    const coming = provider.page.locator('section[aria-labelledby="coming"] li', { hasText: first(story) }).filter({ hasText: story.slot });
    await provider.follows('Skriv under överenskommelsen', coming);
    await provider.follows('Skriv under');
    await provider.press('Skriv under');
    await provider.sees('Underskriven av alla');

    await coach.goes(story.person);
    await coach.follows('Bekräfta start', coach.page.locator('#placements'));
    await coach.fills({ on: day() });
    await coach.press('Bekräfta start');
    await coach.sees('Placeringen har startat', 'Pågår');
  },

  'the provider logs the week in the grid': async ({ visit, story }) => {
    const provider = await visit('provider');
    await provider.goes('/board');
    const { page } = provider;
    if ((await page.locator('.register th.today').count()) === 0) await provider.follows('Visa helgen');
    const row = page.locator('.register tbody tr', { hasText: first(story) }).filter({ hasText: story.slot });
    const today = await page.locator('.register th').evaluateAll((heads) => heads.findIndex((head) => head.classList.contains('today')));
    const field = row.locator(':is(th, td)').nth(today).locator('input:not([type=hidden])');
    await field.fill('femton');
    provider.refusing(422);
    await page.getByRole('button', { name: 'Spara veckan' }).click();
    await provider.sees('Inget är sparat', 'Skriv timmar, till exempel');
    await provider.looks();
    provider.refusing();
    await field.fill('3,5');
    await page.getByRole('button', { name: 'Spara veckan' }).click();
    await provider.sees('Närvaron är sparad');
    await row.getByText('3 tim 30 min av').waitFor();
    await provider.looks();
  },

  'the coach ends the placement with a reason and a next step': async ({ visit, story }) => {
    const coach = await visit('coach');
    await coach.goes(story.person);
    await coach.sees('Närvaro fördes');
    await coach.follows('Avsluta placeringen');
    await coach.fills({ on: day(), reason: '' });
    coach.refusing(422);
    await coach.press('Avsluta placeringen');
    await coach.sees('Varför?');
    coach.refusing();
    await coach.fills({ reason: 'completed', next_step: 'handover', next_step_on: day(1) });
    await coach.press('Avsluta placeringen');
    await coach.sees('Placeringen är avslutad', 'Du har planerat: Överlämning');
  },

  'the person is handed over: sent, accepted, met, released': async ({ visit, story }) => {
    const coach = await visit('coach');
    await coach.goes(story.person);
    await coach.follows('Överlämna');
    const receivers = coach.page.getByLabel('Till', { exact: true }).locator('option');
    const agency = await receivers.filter({ hasText: 'Arbetsförmedlingen' }).first().getAttribute('value');
    await coach.fills({ receiver_id: agency, addressee: 'Karin Holm, 010-123 45 67', sent_on: day(), consent_form: 'written', consent_on: day(), valid_to: day(180) });
    await coach.press('Skicka överlämningen');
    await coach.sees('Invänta mottagarens svar', 'Ansvarig nu');
    for (const [link, button, fields] of [
      ['Mottagaren tar emot', 'Mottagaren tar emot', { on: day(), contact: 'Karin Holm, 010-123 45 67' }],
      ['De har träffats', 'De har träffats', { on: day() }],
      ['Slutför', 'Slutför', { on: day() }],
    ]) {
      await coach.goes(story.person);
      await coach.follows(link, coach.page.locator('#handovers'));
      await coach.fills(fields);
      await coach.press(button, coach.page.locator('main form'));
    }
    await coach.goes(story.person);
    await coach.page.locator('#handovers .chip', { hasText: 'Slutförd' }).waitFor();
    await coach.sees('Karin Holm');
  },

  'the enrolment is ended with an exit': async ({ visit, story }) => {
    const coach = await visit('coach');
    await coach.goes(story.person);
    await coach.follows('Avsluta insatsen', coach.page.locator('.page-head'));
    await coach.fills({ on: day(), reason: 'completed', exit_to: 'af_measures', occupation: 'job_seeker', incomes: 'social_assistance' });
    await coach.press('Avsluta insatsen', coach.page.locator('main form'));
    await coach.sees('Insatsen är avslutad', 'Så slutade det', 'Arbetsförmedlingens insatser');
  },

  'the manager sees it counted': async ({ visit, story }) => {
    const { before } = story;
    const after = await figures(await visit('manager'));
    const wanted = {
      active: before.active - 1,
      ordinary: [before.ordinary[0] + 1, before.ordinary[1] + 1],
      work: [before.work[0], before.work[1] + 1],
      participants: before.participants,
      ended: before.ended + 1,
    };
    for (const [name, value] of Object.entries(wanted)) {
      if (String(after[name]) !== String(value)) throw new Error(`${name} was ${before[name]}, is ${after[name]}, should be ${value}`);
    }
  },
};

const first = (story) => story.name.split(' ')[0];

/// What the manager's overview and the cohort report of the whole project say.
async function figures(manager) {
  const { page } = manager;
  const figure = (title) => page.locator('.measure', { has: page.getByRole('heading', { name: title, exact: true }) }).locator('.figure-number');
  const numbers = async (title) => (await figure(title).innerText()).match(/\d+/g).map(Number);
  await manager.goes('/overview');
  const active = Number((await page.locator('.lead').innerText()).match(/(\d+) deltar/)[1]);
  const ordinary = await numbers('Till ordinarie insatser');
  const work = await numbers('Till arbete eller studier');
  await manager.goes('/reports');
  await manager.press('Visa rapporten');
  const [participants] = await numbers('Deltagare');
  const [ended] = await numbers('Avslutade');
  return { active, ordinary, work, participants, ended };
}
