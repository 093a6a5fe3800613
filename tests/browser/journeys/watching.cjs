// A coach watches a search, and a new slot is news.
'use strict';

const { day } = require('../visitor.cjs');

const TITLE = 'Vika servetter i vävstugan';
/// How long news may take from the publication: the watcher looks every three seconds.
const MOST_MS = 20_000;

module.exports = {
  'a search is saved from the search page, and what is published then is news on the first page': async ({ visit }) => {
    const coach = await visit('coach');
    await coach.goes('/search?q=v%C3%A4vstugan');
    await coach.follows('Bevaka den här sökningen');
    await coach.sees('”vävstugan”', 'Bara du ser namnet');
    await coach.fills({ name: '' });
    coach.refusing(422);
    await coach.press('Spara bevakningen');
    await coach.sees('Namn: ');
    coach.refusing();
    await coach.fills({ name: 'Vävstugan', alerts: 'at_once' });
    await coach.press('Spara bevakningen');
    await coach.sees('Sökningen är sparad', 'Vävstugan');

    const provider = await visit('provider');
    await provider.goes('/slots');
    await provider.follows('Lägg ut en plats');
    await provider.page.getByText('Kopiera en tidigare plats').click();
    await provider.follows('Kopiera', provider.page.locator('details.more'));
    await provider.fills({ title: TITLE, starts_on: day() });
    await provider.press('Spara och förhandsgranska');
    await provider.press('Publicera platsen');

    const last = Date.now() + MOST_MS;
    const news = coach.page.getByRole('row', { name: /Vävstugan/ }).getByText('1 ny');
    do {
      await coach.page.waitForTimeout(500);
      await coach.page.goto('/searches');
    } while (!(await news.isVisible()) && Date.now() < last);
    await coach.goes('/caseload');
    await coach.sees('i dina bevakningar');
    await coach.follows(/i dina bevakningar/);
    await coach.follows('Vävstugan');
    await coach.sees(TITLE, 'Ny');
    await coach.press('Spara');
    await coach.sees('Bevakningen är ändrad');
    await coach.goes('/searches');
    await coach.press(/Stäng av breven/, coach.page.getByRole('row', { name: /Vävstugan/ }));
    await coach.sees('Breven är avstängda');
  },
};
