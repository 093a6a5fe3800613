// A contract after it was signed: what it requires is checked, the provider answers, the budget and the call-off order are read.
'use strict';

const { day } = require('../visitor.cjs');

const ACTION = 'Sätt upp en skylt om arbetsskor.';

module.exports = {
  'a requirement that is not met becomes a deviation that the provider answers and the manager closes': async ({ visit }) => {
    const provider = await visit('provider');
    await provider.goes('/board');
    const contract = await provider.page.locator('section[aria-labelledby="contracts"] a').first().getAttribute('href');
    const manager = await visit('manager');
    await manager.goes(contract);
    await manager.follows('Avtalsuppföljning');
    await manager.fills({ words: 'Arbetsskor bärs i köket.', source: 'Avtalet punkt 7', how: 'Vid platsbesök' });
    await manager.press('Lägg till krav');
    await manager.sees('Kravet är inlagt', 'Inte kontrollerat');
    const requirement = manager.page.locator('li', { hasText: 'Arbetsskor bärs i köket.' }).last();
    await manager.follows('Kontrollera kravet', requirement);
    await manager.fills({ on: day(), result: 'not_met', note: 'Två utan skor.' });
    manager.refusing(409);
    await manager.press('Spara kontrollen');
    await manager.sees('Skriv vad anordnaren ska göra');
    manager.refusing();
    await manager.fills({ action: ACTION, due_on: day(14) });
    await manager.press('Spara kontrollen');
    await manager.sees('Kontrollen är sparad', ACTION);

    await provider.goes(contract);
    await provider.follows('Avtalsuppföljning');
    const deviation = (visitor) => visitor.page.locator('#deviations li', { hasText: ACTION });
    await provider.follows('Svara på avvikelsen', deviation(provider));
    await provider.fills({ words: 'Skylten sitter uppe sedan i morse.' });
    await provider.press('Skicka svaret');
    await provider.sees('Svaret är skickat', 'Skylten sitter uppe');

    await manager.goes(`${contract}/follow-up`);
    await manager.follows('Avsluta avvikelsen', deviation(manager));
    await manager.fills({ words: 'Skylten syns på bilden.' });
    await manager.press('Avsluta avvikelsen');
    await manager.sees('Avvikelsen är avslutad', 'Avslutade avvikelser');
  },

  'the budget is read where the project is, and funding that overlaps is refused': async ({ visit }) => {
    const manager = await visit('manager');
    await manager.goes('/overview');
    await manager.follows('Budget och utfall');
    await manager.sees('Samordningsförbundet', 'Prognos');
    await manager.follows('Lägg in finansiering');
    await manager.fills({ source: 'Kommunen', starts_on: day(), ends_on: day(30), amount: '100 000' });
    manager.refusing(409);
    await manager.press('Spara');
    await manager.sees('betalar redan');
  },

  'the call-off order is read with what passed it over, and shares that are not a hundred are refused': async ({ visit }) => {
    const manager = await visit('manager');
    await manager.goes('/contracts');
    await manager.follows('Avropsordning');
    await manager.follows('Ramavtal arbetsträning');
    await manager.sees('Utfall', 'Avropade platsmånader i perioden', 'Avsteg från ordningen');
    await manager.goes('/contracts');
    await manager.follows('Avropsordning');
    await manager.follows('Lägg in avropsordning');
    await manager.fills({ name: 'Ramavtal trädgård', method: 'key', starts_on: day(30) });
    const shares = manager.page.locator('input[name^="part-"]');
    await shares.nth(0).fill('60');
    await shares.nth(1).fill('60');
    manager.refusing(409);
    await manager.press('Lägg in ordningen');
    await manager.sees('Andelarna blir 120 procent');
    await shares.nth(1).fill('40');
    await manager.press('Lägg in ordningen');
    await manager.sees('står i en annan avropsordning');
  },
};
