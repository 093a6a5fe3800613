// The participant's own page on an old telephone: no scripts, large type, easy words. And once with scripts, for axe.
'use strict';

const { leftOver } = require('../left_over.cjs');

const OLD_TELEPHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, javaScriptEnabled: false };
const TELEPHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

module.exports = {
  'the coach makes a link and a code for somebody at work': async ({ visit, story }) => {
    const coach = await visit('coach');
    await coach.goes('/caseload');
    const rows = coach.page.locator('tbody tr:not(.group)').filter({ hasNot: coach.page.locator('.shield') });
    const people = await rows.locator('th a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    for (const person of people) {
      await coach.goes(person);
      if ((await coach.page.locator('#placements a[href$="/step-up"]').count()) === 0) continue;
      if ((await coach.page.locator('#placements .chip', { hasText: 'Pågår' }).count()) === 0) continue;
      await coach.goes(`${person}/hours`);
      if ((await coach.page.locator('[id^="line-"]').count()) < 3) continue;
      if ((await coach.page.locator('.chip', { hasText: 'Ifrågasatt' }).count()) > 0) continue;
      await coach.goes(`${person}/consents`);
      if ((await coach.page.locator('form[action$="/withdrawal"]').count()) === 0) continue;
      story.own = person;
      break;
    }
    if (!story.own) throw new Error('nobody at work has hours and a consent');
    await coach.goes(`${story.own}/sharing`);
    await coach.press(/^Gör/);
    await coach.sees('Länk och kod');
    story.ownLink = new URL(await coach.page.locator('.once').first().innerText()).pathname;
    story.ownCode = await coach.page.locator('.once.large').innerText();
  },

  'without scripts on a telephone the participant sees the plan and the hours, and questions a line': async ({ visit, story }) => {
    const own = await visit(undefined, OLD_TELEPHONE);
    story.ownState = await enter(own, story, 'Öppna min sida');
    await own.sees('Hej', 'Min coach', 'Min plats', 'Så mycket');
    await own.follows('Se min plan');
    await own.sees('Dit vill jag', 'Det här gör jag');
    await own.follows('Tillbaka');
    await own.follows('Se alla mina timmar');
    await own.follows('Det här stämmer inte');
    own.refusing(422);
    await own.press('Skicka till min coach');
    own.refusing();
    await own.fills({ comment: 'Jag var där i fem timmar.' });
    await own.press('Skicka till min coach');
    await own.sees('Tack!', 'Din coach tittar på det.', 'Jag var där i fem timmar.');
  },

  'the participant answers the rating, once, when the workplace is not rated yet': async ({ visit, story }) => {
    const own = await visit(undefined, { ...OLD_TELEPHONE, storageState: story.ownState });
    await own.goes('/me');
    const rate = own.page.getByRole('link', { name: 'Säg vad du tycker om platsen' });
    if ((await rate.count()) === 0) {
      await own.sees('Min plats');
      return;
    }
    await own.follows('Säg vad du tycker om platsen');
    own.refusing(422);
    await own.press('Skicka');
    own.refusing();
    await own.fills({ welcome: '5', tasks: '4', support: '5', recommend: '4' });
    await own.press('Skicka');
    await own.sees('Tack för ditt svar!');
  },

  'the participant sees who has read, and takes a consent back: the workplace loses sight at once': async ({ visit, story }) => {
    const own = await visit(undefined, { ...OLD_TELEPHONE, storageState: story.ownState });
    await own.goes('/me/sharing');
    await own.sees('Det har du sagt ja till', 'Vem har läst om mig?');
    await own.follows(/^Ta tillbaka mitt ja/);
    await own.sees('Vill du ta tillbaka ditt ja?');
    await own.press('Ja, ta tillbaka');
    await own.sees('Du har tagit tillbaka ditt ja.');
    const coach = await visit('coach');
    await coach.goes(`${story.own}/consents`);
    await coach.sees('Registrera ut ur SUS');
  },

  'with scripts every page of it is accessible, in both languages': async ({ visit, story }) => {
    const own = await visit(undefined, { ...TELEPHONE, storageState: story.ownState });
    for (const language of ['sv', 'en']) {
      if (language === 'en') await own.press('English');
      for (const page of ['/me', '/me/plan', '/me/progress', '/me/reviews', '/me/hours', '/me/sharing']) await own.goes(page);
      await own.goes('/me/hours');
      const question = own.page.locator('a[href*="/question"]').first();
      if ((await question.count()) > 0) await own.goes(await question.getAttribute('href'));
    }
    await own.goes('/me');
    if ((await own.page.locator('html').getAttribute('lang')) !== 'en') throw new Error('the page is not in English');
    const swedish = await leftOver(own);
    if (swedish.length > 0) throw new Error(`Swedish is left over: ${swedish.join(' | ')}`);
    own.refusing(404);
    await own.press('Close my page');
    await own.sees('The page is closed');
  },
};

async function enter(own, story, button) {
  await own.goes(story.ownLink);
  own.refusing(422);
  await own.fills({ code: '000000' });
  await own.press(button);
  await own.sees('Koden stämmer inte');
  own.refusing();
  await own.fills({ code: story.ownCode });
  await own.press(button);
  return own.context.storageState();
}
