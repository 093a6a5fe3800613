// Whoever comes new to a provider promises to keep what they learn to themselves, before they see the first participant.
'use strict';

const { PASSWORD } = require('../visitor.cjs');

module.exports = {
  'a new colleague at a provider promises to keep silent, and then sees who works there': async ({ visit }) => {
    const administrator = await visit('administrator');
    await administrator.goes('/users/new');
    const organisation = await administrator.page.locator('[name="organisation"] option').evaluateAll(
      (options) => options.find((option) => /återbruk|returen|kafé|kooperativ/i.test(option.textContent)).value,
    );
    await administrator.fills({ name: 'Pia Ny', email: 'pia.ny@example.se', role: 'provider', organisation });
    await administrator.press('Bjud in');
    const link = await administrator.page.locator('#link').inputValue();

    const pia = await visit(undefined);
    await pia.goes(new URL(link).pathname);
    await pia.fills({ name: 'Pia Ny', password: PASSWORD, repeated: PASSWORD });
    await pia.press('Spara och logga in');
    await pia.goes('/board');
    await pia.sees('Tystnadslöfte', 'Jag lovar');
    pia.refusing(422);
    await pia.press('Lova och fortsätt');
    await pia.sees('Kryssa i att du lovar, eller logga ut.');
    await pia.fills({ promise: 'yes' });
    await pia.press('Lova och fortsätt');
    await pia.sees('Ditt löfte är sparat');
    if (!pia.page.url().endsWith('/board')) throw new Error(`led to ${pia.page.url()}`);
    await pia.goes('/account');
    await pia.follows('Läs löftet');
    await pia.sees('Du lovade detta');
  },
};
