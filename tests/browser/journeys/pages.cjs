// Every page of each role, in both languages, light and dark. (visitor.looks asks axe, the console and the policy.)
'use strict';

const { leftOver } = require('../left_over.cjs');
const { placesOf, ROLES } = require('../places.cjs');

module.exports = Object.fromEntries(
  ROLES.map((role) => [
    `every page of the ${role} is accessible and quiet, in Swedish and English, light and dark`,
    async ({ visit }) => {
      const visitor = await visit(role);
      const { page } = visitor;
      const places = await placesOf(visitor, role);
      await lookAll(visitor, places);
      await page.goto('/account');
      await visitor.press('English');
      try {
        await lookAll(visitor, places);
      } finally {
        await page.goto('/account');
        await visitor.press('Svenska');
      }
    },
  ]),
);

async function lookAll(visitor, places) {
  const { page } = visitor;
  for (const place of places) {
    await page.emulateMedia({ colorScheme: 'light' });
    await visitor.goes(place);
    await page.emulateMedia({ colorScheme: 'dark' });
    await visitor.looks();
    if ((await page.locator('html').getAttribute('lang')) === 'en') {
      for (const text of await leftOver(visitor)) visitor.faults.push(`Swedish on an English page: ${text} (${page.url()})`);
    }
  }
}
