// A slot from an earlier one: seen by nobody, found at once, gone again.
'use strict';

const { day } = require('../visitor.cjs');

const TITLE = 'Beskära äppelträd i fruktlunden';
/// How long a slot may take from being published to being found. The page itself shows it within a second; a machine
/// that builds something else meanwhile gets a little more.
const MOST_MS = 3000;

module.exports = {
  'a slot is copied from an earlier one, looked at, published, and found as the coach types': async ({ visit, story }) => {
    const provider = await visit('provider');
    await provider.goes('/slots');
    await provider.follows('Lägg ut en plats');
    await provider.page.getByText('Kopiera en tidigare plats').click();
    await provider.follows('Kopiera', provider.page.locator('details.more'));
    const description = await provider.page.getByLabel('Arbetsuppgifter').inputValue();
    if (description === '') throw new Error('the copy brought no description along');
    await provider.fills({ title: '', starts_on: day() });
    provider.refusing(422);
    await provider.press('Spara och förhandsgranska');
    await provider.sees('Rubrik: ');
    provider.refusing();
    await provider.fills({ title: TITLE });
    await provider.press('Spara och förhandsgranska');
    await provider.sees('Utkastet är sparat', TITLE);
    story.posted = new URL(provider.page.url()).pathname;

    const coach = await visit('coach');
    await coach.goes('/search');
    if (await isFound(coach, 0)) throw new Error('a draft is found');
    await provider.press('Publicera platsen');
    await provider.sees('Platsen är publicerad');
    const published = Date.now();
    if (!(await isFound(coach, MOST_MS))) throw new Error('the slot is not found');
    story.foundAfter = Date.now() - published;
    await coach.follows(TITLE);
    await coach.sees(description.split('\n')[0].slice(0, 40));
  },

  'a provider gives it weekdays and time for supervision, closes for some days, and the coach is told': async ({ visit, story }) => {
    const provider = await visit('provider');
    await provider.goes(`${story.posted}/edit`);
    await provider.page.getByText('Veckodagar, antal som passar').click();
    await provider.fills({ max_hours_per_week: '12', hours_mon: '4', hours_wed: '4', hours_fri: '3', supervisor_hours: '1', hours_per_person: '1,5' });
    provider.refusing(409);
    await provider.press('Spara');
    await provider.sees('Handledarnas tid måste räcka till minst en person');
    await provider.fills({ supervisor_hours: '3' });
    await provider.press('Spara');
    await provider.sees('Veckodagarna har 11 timmar tillsammans');
    provider.refusing();
    await provider.fills({ hours_fri: '4' });
    await provider.press('Spara');
    await provider.sees('Måndag 4 h, Onsdag 4 h, Fredag 4 h', '3 timmar i veckan, 1 timme 30 minuter per person: räcker till 2');
    await provider.follows('Ändra stängda dagar');
    await provider.page.getByLabel('Första stängda dag').fill(day(40));
    await provider.page.getByLabel('Sista stängda dag').fill(day(47));
    await provider.page.getByLabel('Varför').fill('Flyttar maskiner');
    await provider.press('Spara');
    await provider.sees('De stängda dagarna är sparade', `${TITLE}: Flyttar maskiner`);
    const coach = await visit('coach');
    await coach.goes(story.posted);
    await coach.sees('Stängda dagar', 'Flyttar maskiner', 'Onsdag 4 h');
  },

  'a paused slot is not found, an opened one is, a closed one never again': async ({ visit, story }) => {
    const provider = await visit('provider');
    const coach = await visit('coach');
    await coach.goes('/search');
    await provider.goes(story.posted);
    await provider.press('Pausa');
    await provider.sees('Platsen är pausad');
    if (await isFound(coach, 0)) throw new Error('a paused slot is found');
    await provider.press('Öppna igen');
    if (!(await isFound(coach, MOST_MS))) throw new Error('the opened slot is not found');
    await provider.page.getByText('Stäng platsen', { exact: true }).click();
    await provider.press('Stäng för gott');
    await provider.sees('Platsen är stängd');
    if (await isFound(coach, 0)) throw new Error('a closed slot is found');
    if (await provider.page.getByRole('button', { name: 'Öppna igen' }).isVisible()) throw new Error('it can be opened again');
  },
};

/// Types the words anew until the slot is among the hits, for so long.
async function isFound(coach, forMs) {
  const { page } = coach;
  const last = Date.now() + forMs;
  do {
    await page.locator('#q').fill('');
    const answered = page.waitForResponse((response) => new URL(response.url()).searchParams.get('q')?.endsWith('äppelträd'));
    await page.locator('#q').pressSequentially('beskära äppelträd');
    await answered;
    await page.waitForFunction(() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling'));
    if (await page.locator('.hit', { hasText: TITLE }).isVisible()) return true;
  } while (Date.now() < last);
  return false;
}
