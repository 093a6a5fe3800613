// A telephone, 390 pixels wide: nothing stands out to the right. (visitor.looks measures it.)
'use strict';

const { placesOf, ROLES } = require('../places.cjs');

const TELEPHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

module.exports = Object.fromEntries(
  ROLES.map((role) => [
    `on a telephone the ${role} gets along on every page`,
    async ({ visit }) => {
      const visitor = await visit(role, TELEPHONE);
      for (const place of await placesOf(visitor, role)) await visitor.goes(place);
    },
  ]),
);
