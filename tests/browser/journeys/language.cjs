// The switch between Swedish and English.
'use strict';

const { leftOver } = require('../left_over.cjs');

module.exports = {
  'a stranger switches to English, and the browser remembers it': async ({ visit }) => {
    const stranger = await visit();
    await stranger.goes('/sign-in');
    await stranger.press('English');
    await stranger.sees('E-mail address');
    await isIn(stranger, 'en');
    await stranger.goes('/');
    await isIn(stranger, 'en');
    await stranger.press('Svenska');
    await isIn(stranger, 'sv');
  },

  'the switch keeps the page and what was searched for, and goes with the account': async ({ visit }) => {
    const manager = await visit('manager', { fresh: true });
    await manager.goes('/organisations?q=Norrt%C3%A4lje');
    await manager.press('English');
    try {
      await isIn(manager, 'en');
      const { pathname, searchParams } = new URL(manager.page.url());
      if (pathname !== '/organisations' || searchParams.get('q') !== 'Norrtälje') throw new Error(`led to ${manager.page.url()}`);
      const swedish = await leftOver(manager);
      if (swedish.length > 0) throw new Error(`Swedish is left over: ${swedish.join(' | ')}`);
      // Another browser, the same person.
      const elsewhere = await visit('manager', { fresh: true });
      await elsewhere.goes('/overview');
      await isIn(elsewhere, 'en');
    } finally {
      await manager.press('Svenska');
    }
    await isIn(manager, 'sv');
    await manager.goes('/overview');
    await isIn(manager, 'sv');
  },
};

async function isIn(visitor, language) {
  const found = await visitor.page.locator('html').getAttribute('lang');
  if (found !== language) throw new Error(`${visitor.page.url()} is in ${found}`);
}
