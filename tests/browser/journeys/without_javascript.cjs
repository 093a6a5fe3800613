// The main steps in a browser that runs no scripts.
'use strict';

const { day } = require('../visitor.cjs');

const PLAIN = { javaScriptEnabled: false, fresh: true };

module.exports = {
  'without javascript the coach signs in, chooses a participant, searches and proposes': async ({ visit, story }) => {
    const provider = await visit('provider', PLAIN);
    await provider.goes('/board');
    const organisation = (await provider.page.locator('.lead').innerText()).split(',')[0];
    const coach = await visit('coach', PLAIN);
    await coach.goes('/caseload?show=without');
    const rows = coach.page.locator('tbody tr:not(.group)').filter({ hasNot: coach.page.locator('.shield') });
    const waits = rows.filter({ has: coach.page.locator('.go', { hasText: /^(Hitta en plats|Föreslå en annan plats)$/ }) });
    story.plainName = await waits.last().locator('th a').innerText();
    await coach.goes('/search');
    await coach.follows('Välj deltagare');
    const choice = coach.page.locator('option', { hasText: story.plainName });
    await coach.fills({ enrolment: await choice.first().getAttribute('value') });
    await coach.press('Välj');
    await coach.sees(story.plainName);
    await coach.fills({ q: organisation, from: day(1) });
    await coach.press('Sök', coach.page.locator('form.search'));
    await coach.sees(story.plainName);
    const hit = coach.page.locator('.hit', { hasText: organisation }).first();
    story.plainSlot = await hit.locator('h3').innerText();
    await coach.follows('Föreslå', hit);
    if ((await coach.page.locator('#despite').count()) > 0) await coach.fills({ despite: 'Vi har provåkt tillsammans.' });
    await coach.press('Skicka förslaget');
    await coach.sees('Förslaget är skickat');
  },

  'without javascript the provider accepts and logs attendance': async ({ visit, story }) => {
    const provider = await visit('provider', PLAIN);
    await provider.goes('/board');
    const first = story.plainName.split(' ')[0];
    const proposal = provider.page.locator('.proposal', { hasText: first }).filter({ hasText: story.plainSlot }).last();
    await proposal.getByLabel('Första dagen').fill('');
    provider.refusing(422);
    await provider.press('Ta emot', proposal);
    await provider.sees('Första dagen: ');
    provider.refusing();
    await provider.fills({ starts_on: day(14) });
    await provider.press('Ta emot');
    await provider.sees('Ni har tagit emot', 'På väg hit');
    await provider.goes('/attendance');
    await provider.follows('Föregående vecka');
    const field = provider.page.locator('.register td input:not([type=hidden])').first();
    await field.fill('2,5');
    await provider.press('Spara veckan');
    await provider.sees('Närvaron är sparad');
  },

  'without javascript the manager looks at a report': async ({ visit }) => {
    const manager = await visit('manager', PLAIN);
    await manager.follows('Rapporter');
    await manager.press('Visa rapporten');
    await manager.sees('Vad det ledde till');
    await manager.press('Logga ut');
    await manager.sees('Du är utloggad');
  },
};
