// The one-use link of a handover: a receiver without an account opens it, shows who they are, and answers once. Mail scanners
// open addresses first, and mails are passed on.
'use strict';

const { day } = require('../visitor.cjs');

const EMAIL = 'karin.holm@example.se';

module.exports = {
  'the coach hands somebody over and makes the receiver a link': async ({ visit, story }) => {
    const coach = await visit('coach');
    await coach.goes('/caseload?show=without');
    const rows = coach.page.locator('tbody tr:not(.group)').filter({ hasNot: coach.page.locator('.shield') });
    // Somebody who is not handed over yet: the form lets one in.
    const people = await rows.locator('th a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    for (const person of people) {
      await coach.goes(person);
      const handed = await coach.page.locator('#handovers .chip').count();
      if (handed > 0) continue;
      story.handed = person;
      break;
    }
    if (!story.handed) throw new Error('everybody is handed over already');
    story.handedName = await coach.page.locator('h1').innerText();
    await coach.goes(`${story.handed}/handovers/new`);
    const receivers = coach.page.getByLabel('Till', { exact: true }).locator('option');
    const agency = await receivers.filter({ hasText: 'Arbetsförmedlingen' }).first().getAttribute('value');
    await coach.fills({
      receiver_id: agency, addressee: 'Karin Holm', addressee_email: EMAIL, sent_on: day(), consent_form: 'written',
      consent_on: day(), valid_to: day(180),
    });
    await coach.press('Skicka överlämningen');
    await coach.page.locator('#handovers a[href^="/handovers/"]').first().waitFor();
    const links = await coach.page
      .locator('#handovers a[href^="/handovers/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    story.handover = links[0].match(/^\/handovers\/\d+/)[0];
    await coach.goes(`${story.handover}/card/edit`);
    await coach.fills({ own_words: 'Jag vill arbeta med händerna.', what_works: 'Korta pass på förmiddagen.' });
    await coach.press('Spara');
    await coach.sees('Kortet är sparat');
    const download = coach.page.waitForEvent('download');
    await coach.goes(`${story.handover}/card`);
    await coach.page.getByRole('link', { name: 'Hämta som PDF' }).click();
    const file = await download;
    if (!/\.pdf$/.test(file.suggestedFilename())) throw new Error(`it is called ${file.suggestedFilename()}`);
    await coach.goes(story.handover);
    await coach.follows('Gör en länk');
    await coach.press('Gör länken', coach.page.locator('main form'));
    await coach.sees('Länken är klar', EMAIL);
    const address = await coach.page.locator('code.said').innerText();
    story.link = new URL(address).pathname;
    story.linkCode = await coach.page.locator('.figure-number').innerText();
    // It is told once.
    await coach.follows('Till överlämningen');
    await coach.doesNotSee(story.link, story.linkCode);
  },

  'a scanner that opens the link first uses nothing up, and whoever the mail is passed on to learns nothing': async ({ visit, story }) => {
    const scanner = await visit();
    for (let time = 0; time < 3; time += 1) await scanner.goes(story.link);
    await scanner.sees('Svara på en överlämning');
    await scanner.doesNotSee(story.handedName, 'Jag vill arbeta med händerna');
    const other = await visit();
    await other.goes(story.link);
    other.refusing(422);
    await other.fills({ email: 'nagon.annan@example.se', code: story.linkCode });
    await other.press('Öppna');
    await other.sees('E-posten eller koden stämmer inte');
    await other.doesNotSee(story.handedName, 'Jag vill arbeta med händerna');
  },

  'the receiver opens it with the e-mail and the code, asks, and accepts with a contact and a day': async ({ visit, story }) => {
    const receiver = await visit();
    await receiver.goes(story.link);
    await receiver.fills({ email: EMAIL, code: story.linkCode });
    await receiver.press('Öppna');
    await receiver.sees('Tar Arbetsförmedlingen emot den här personen?', 'Jag vill arbeta med händerna.', 'Korta pass på förmiddagen.');
    await receiver.fills({ question: 'Vilka dagar passar bäst?' }, receiver.page.locator('#ask'));
    await receiver.press('Ställ en fråga', receiver.page.locator('#ask'));
    await receiver.sees('Frågan är skickad till coachen');
    receiver.refusing(422);
    await receiver.press('Vi tar emot', receiver.page.locator('#yes'));
    await receiver.sees('Fyll i');
    receiver.refusing();
    await receiver.fills({ contact: 'Karin Holm, 010-123 45 67', meeting_on: day(6) }, receiver.page.locator('#yes'));
    await receiver.press('Vi tar emot', receiver.page.locator('#yes'));
    await receiver.sees('Tack för svaret', 'Länken är använd');
    const again = await visit();
    again.refusing(404);
    await again.goes(story.link);
    await again.sees('Länken öppnar inget');
    await again.doesNotSee(story.handedName);
  },

  'the coach sees the yes, the day of the meeting, and everything that was done with the link': async ({ visit, story }) => {
    const coach = await visit('coach');
    await coach.goes(story.handover);
    await coach.sees('Karin Holm', 'Adressen öppnades', 'Fel e-post eller kod', 'Kortet lästes', 'Vilka dagar passar bäst?', 'Tog emot');
    await coach.page.locator('.chip', { hasText: 'Besvarad' }).first().waitFor();
  },

  'in English the link is as easy': async ({ visit, story }) => {
    const receiver = await visit(undefined, { locale: 'en-GB' });
    receiver.refusing(404);
    await receiver.goes(story.link);
    await receiver.sees('The link opens nothing');
  },
};
