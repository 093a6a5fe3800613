// The browser journeys: real pages of a real server in a real browser, on SQLite and, when TEST_DATABASE_URL is set, on
// PostgreSQL at the same time. Each journey has a sentence for a name; they are walked in order, since some build on
// what others did.
//   NODE_PATH=target/browser/node_modules BRYGGA=target/debug/brygga node tests/browser/run.cjs [sqlite|postgres] [words of a journey's file]
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');
const { Server } = require('./server.cjs');
const { Visitor } = require('./visitor.cjs');

const DATABASES = ['sqlite', 'postgres'];
const JOURNEYS = ['main_job', 'posting', 'watching', 'searching', 'import', 'language', 'keyboard', 'without_javascript', 'handover_link', 'own_page', 'contracts', 'undertaking', 'telephone', 'pages'];
const PICTURES = path.resolve(__dirname, '../../target/browser');
// Debian's Chromium, in a container, without a word to anybody.
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];

async function main() {
  const words = process.argv.slice(2);
  const wanted = words.filter((word) => !DATABASES.includes(word));
  const files = JOURNEYS.filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
  const [sqlite, postgres] = DATABASES;
  const there = [{ name: sqlite }];
  if (process.env.TEST_DATABASE_URL) there.push({ name: postgres, url: process.env.TEST_DATABASE_URL });
  const named = there.filter(({ name }) => words.includes(name));
  const databases = named.length > 0 ? named : there;
  fs.mkdirSync(PICTURES, { recursive: true });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS });
  const count = { passed: 0, failed: 0 };
  // Beside each other: a browser, a server and a database spend much of a journey waiting for one another.
  await Promise.all(databases.map((database) => onDatabase(database, browser, files, count)));
  await browser.close();
  console.log(`${count.passed} passed, ${count.failed} failed`);
  process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0;
}

async function onDatabase(database, browser, files, count) {
  const began = Date.now();
  const server = await Server.start(database.url);
  console.log(`# ${database.name}: the demo was ready after ${seconds(began)}`);
  // What journeys tell the ones after them.
  const story = {};
  try {
    for (const file of files) {
      const journeys = require(`./journeys/${file}.cjs`);
      for (const [sentence, walk] of Object.entries(journeys)) {
        await one(`${database.name}: ${sentence}`, walk, { server, browser, story }, count);
      }
    }
  } finally {
    await server.stop();
  }
}

async function one(sentence, walk, { server, browser, story }, count) {
  const began = Date.now();
  const visitors = [];
  const visit = async (role, options) => {
    const visitor = await Visitor.arrive(browser, server.url, role, options);
    visitors.push(visitor);
    return visitor;
  };
  try {
    await walk({ visit, story, server });
    for (const visitor of visitors) await visitor.nothingWentWrong();
    count.passed += 1;
    console.log(`ok ${sentence} (${seconds(began)})`);
  } catch (fault) {
    count.failed += 1;
    console.log(`not ok ${sentence} (${seconds(began)})\n${indented(fault.stack || String(fault))}`);
    for (const [at, visitor] of visitors.entries()) {
      const file = path.join(PICTURES, `${sentence.replace(/[^a-z0-9]+/gi, '-')}-${at + 1}.png`);
      const taken = await visitor.page.screenshot({ path: file, fullPage: true }).then(() => true, () => false);
      console.log(indented(`${visitor.page.url()}${taken ? ` in ${path.relative(process.cwd(), file)}` : ''}`));
    }
  } finally {
    for (const visitor of visitors) await visitor.leave();
  }
}

const seconds = (began) => `${((Date.now() - began) / 1000).toFixed(1)} s`;
const indented = (text) => text.split('\n').map((line) => `    ${line}`).join('\n');

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
main().catch((fault) => {
  console.error(fault);
  process.exit(1);
});
