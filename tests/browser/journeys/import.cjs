// A project's data out as a package, changed, and in again; and a package that is broken.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { unzipped, zipped } = require('../zip.cjs');

module.exports = {
  'the manager exports the project, changes a row, sees what would change, and confirms': async ({ visit, story, server }) => {
    const manager = await visit('manager');
    story.package = await exported(manager, server);
    const [reference, , , title] = rows(story.package, 'slots.csv').slice(1).map(cells).find(([, , , one]) => !one.includes(','));
    const changed = replaced(story.package, 'slots.csv', `,${title},`, ',Rensa ogräs längs strandpromenaden,');
    await uploads(manager, changed);
    await manager.sees('Paketet är felfritt');
    const line = manager.page.locator('tbody tr', { hasText: 'slots' });
    if ((await line.locator('td').allInnerTexts()).slice(0, 2).join() !== '0,1') throw new Error('not exactly one slot would change');
    // Nothing is changed yet.
    if (slotOf(await exported(manager, server), reference)[3] !== title) throw new Error('the dry run changed something');
    await uploads(manager, changed);
    await manager.press('Läs in paketet');
    await manager.sees('Paketet är inläst');
    story.package = await exported(manager, server);
    if (slotOf(story.package, reference)[3] !== 'Rensa ogräs längs strandpromenaden') throw new Error('the change is not there');
    // The same once more is no news.
    await uploads(manager, story.package);
    await manager.sees('Allt i paketet finns redan');
    await manager.press('Släng filen');
    await manager.sees('Filen är borttagen');
  },

  'a broken package gives a list of its faults and changes nothing': async ({ visit, story, server }) => {
    const manager = await visit('manager');
    const before = story.package;
    const [, slot] = rows(before, 'slots.csv');
    const municipality = cells(slot)[6];
    let broken = replaced(before, 'slots.csv', `,${municipality},`, ',9999,');
    const [, participant] = rows(before, 'participants.csv');
    broken = replaced(broken, 'participants.csv', participant, participant.replace(/\d{4}-\d{2}-\d{2}/, '2026-13-45'));
    manager.refusing(422);
    await uploads(manager, broken);
    await manager.sees('hindrar inläsningen', 'Ingenting har ändrats');
    for (const [file, value] of [['slots.csv', '9999'], ['participants.csv', '2026-13-45']]) {
      const fault = manager.page.locator('tbody tr', { hasText: file }).filter({ hasText: value }).first();
      await fault.waitFor();
      const [line, , , expected] = await fault.locator('td').allInnerTexts();
      if (!/\d/.test(line) || expected.trim() === '') throw new Error(`a fault in ${file} without line or advice`);
    }
    if (await manager.page.getByRole('button', { name: 'Läs in paketet' }).isVisible()) throw new Error('it can be confirmed');
    await manager.goes('/imports');
    await uploads(manager, Buffer.from('det här är ingen zip-fil'));
    await manager.sees('zip');
    if (String(await exported(manager, server)) !== String(before)) throw new Error('something changed');
  },
};

/// The project as [[file, text]].
async function exported(manager, server) {
  const { page } = manager;
  await page.goto('/imports');
  await manager.fills({ reason: 'Årlig redovisning till förbundet' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Hämta zip-filen' }).click(),
  ]);
  const file = path.join(server.folder, 'package.zip');
  await download.saveAs(file);
  return unzipped(fs.readFileSync(file));
}

async function uploads(manager, what) {
  await manager.page.goto('/imports');
  const buffer = Buffer.isBuffer(what) ? what : zipped(what);
  await manager.page.getByLabel('Datapaket').setInputFiles({ name: 'paket.zip', mimeType: 'application/zip', buffer });
  await manager.press('Provläs');
}

const text = (entries, file) => entries.find(([name]) => name === file)[1];
const rows = (entries, file) => text(entries, file).split(/\r?\n/);

/// A row's cells; quotes as in RFC 4180, no line breaks within.
const cells = (row) => [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain);

const slotOf = (entries, reference) => rows(entries, 'slots.csv').map(cells).find(([first]) => first === reference);

/// The package with the first `before` of a file written as `after`.
function replaced(entries, file, before, after) {
  const whole = text(entries, file);
  if (!whole.includes(before)) throw new Error(`${file} has no ${before}`);
  return entries.map(([name, was]) => [name, name === file ? was.replace(before, () => after) : was]);
}
