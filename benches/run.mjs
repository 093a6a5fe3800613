// Loads a real server with real pages and prints what it bears: latency and pages a second with wrk, start, memory, import.
//   node benches/run.mjs pages     a county with 100,000 slots: search page and participant page, start, memory
//   node benches/run.mjs manager   500 contracts and 100,000 placements in one project: the manager's home, contracts, capacity, forecast
//   node benches/run.mjs import    a data package of 100,000 participants: export, import into an empty database
//   node benches/run.mjs matching  every slot of the county with 100,000 ranked for a participant, with reasons for the best
//   node benches/run.mjs engines   our whole search page beside the bare answer of a Meilisearch server, whose program is MEILI_PROGRAM
// It builds in release, works in target/bench and keeps the county there for the next run. Settings: SLOTS, PARTICIPANTS,
// SECONDS (of each load), DATABASE_URL (an empty PostgreSQL database instead of SQLite).
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { manyContracts } from './manager.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDER = path.join(ROOT, 'target', 'bench');
const BRYGGA = path.join(ROOT, 'target', 'release', 'brygga');
const SLOTS = Number(process.env.SLOTS || 100_000);
const PARTICIPANTS = Number(process.env.PARTICIPANTS || 100_000);
const SECONDS = Number(process.env.SECONDS || 10);
const PASSWORD = 'tre svanar vid sundet';

// What coaches type, with the letters on the way there.
const WORDS = ['kök', 'trädgård', 'lager', 'cykel', 'butik', 'städ', 'café', 'snickeri', 'kontor', 'djur', 'tvätt', 'reception'];

const settings = (name, port) => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  DATABASE_URL: process.env.DATABASE_URL || `sqlite:${path.join(FOLDER, name, 'brygga.db')}`,
  BRYGGA_DATA: path.join(FOLDER, name),
  BRYGGA_LISTEN: `127.0.0.1:${port ?? 8099}`,
  BRYGGA_LOG: 'error',
});

function run(program, words, env = process.env) {
  const began = performance.now();
  const done = spawnSync(program, words, { cwd: ROOT, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`${program} ${words.join(' ')}\n${done.stdout}\n${done.stderr}`);
  return { said: done.stdout, seconds: (performance.now() - began) / 1000 };
}

function freePort() {
  return new Promise((found) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

class Server {
  static async start(env) {
    const server = new Server();
    server.url = `http://${env.BRYGGA_LISTEN}`;
    const began = performance.now();
    server.process = spawn(BRYGGA, ['serve'], { env, cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    for (;;) {
      const answer = await fetch(`${server.url}/health`).catch(() => null);
      if (answer?.ok) break;
      if (performance.now() - began > 60_000) throw new Error('the server does not start');
      await new Promise((later) => setTimeout(later, 10));
    }
    server.startSeconds = (performance.now() - began) / 1000;
    return server;
  }

  /// Megabytes in memory now, and at most so far.
  memory() {
    const status = fs.readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
    const of = (name) => Math.round(Number(status.match(new RegExp(`${name}:\\s+(\\d+)`))[1]) / 1024);
    return { now: of('VmRSS'), most: of('VmHWM') };
  }

  async signIn(email) {
    const body = new URLSearchParams({ email, password: PASSWORD });
    const answer = await fetch(`${this.url}/sign-in`, { method: 'POST', body, headers: { Origin: this.url }, redirect: 'manual' });
    this.cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    if (answer.status !== 303 || !this.cookie) throw new Error(`no sign-in: ${answer.status}`);
  }

  async page(to) {
    const answer = await fetch(this.url + to, { headers: { Cookie: this.cookie } });
    if (!answer.ok) throw new Error(`${to}: ${answer.status}`);
    return answer.text();
  }

  stop() {
    const ended = new Promise((end) => this.process.on('exit', end));
    this.process.kill('SIGTERM');
    return ended;
  }
}

/// wrk asks for the paths one after another; gives pages a second and milliseconds. With `bodies` it posts these to one path.
function load(server, users, paths, bodies) {
  const script = path.join(FOLDER, 'paths.lua');
  const list = (bodies ?? paths).map((one) => JSON.stringify(one)).join(',\n');
  const request = bodies
    ? `wrk.format("POST", ${JSON.stringify(paths[0])}, { ["Content-Type"] = "application/json" }, asked[at % #asked + 1])`
    : 'wrk.format("GET", asked[at % #asked + 1])';
  fs.writeFileSync(
    script,
    `local asked = {${list}}
local at = 0
function setup(thread) thread:set("from", at) at = at + 7 end
function init() at = from end
function request() at = at + 1 return ${request} end
function done(summary, latency)
  local bad = summary.errors.status + summary.errors.timeout + summary.errors.read + summary.errors.connect
  io.write(string.format("RESULT %f %f %f %f %d\\n", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3, bad))
end
`,
  );
  const cookie = server.cookie ? ['-H', `Cookie: ${server.cookie}`] : [];
  const words = ['-t', users > 1 ? '2' : '1', '-c', String(users), '-d', `${SECONDS}s`, ...cookie, '-s', script, server.url];
  const { said } = run('wrk', words);
  const [rate, middle, p99, most, bad] = said.match(/RESULT (.*)/)[1].split(' ').map(Number);
  if (bad > 0) throw new Error(`${bad} answers were no pages`);
  return { rate, middle, p99, most };
}

/// The settings of a county with many slots, which is made when it is not there.
async function county() {
  const env = settings(`pages-${SLOTS}`, await freePort());
  fs.mkdirSync(env.BRYGGA_DATA, { recursive: true });
  const made = run(BRYGGA, ['demo', '--no-serve', '--participants', '1900', '--slots', String(SLOTS)], env);
  console.log(`county with ${SLOTS} slots made, or found: ${made.seconds.toFixed(1)} s\n`);
  return env;
}

const megabytes = (folder) => Number(run('du', ['-sm', folder]).said.split('\t')[0]);

async function pages() {
  const env = await county();
  const server = await Server.start(env);
  try {
    await server.signIn('coach@example.se');
    const started = server.memory();
    const people = [...new Set((await server.page('/caseload')).match(/\/enrolments\/\d+(?=")/g))].map((one) => one.split('/')[2]);
    const waiting = people.slice(0, 12);
    const words = WORDS.map((word) => encodeURIComponent(word));
    const kinds = {
      'search, with a participant, no words': waiting.map((id) => `/search?enrolment=${id}`),
      'search, with a participant and words': waiting.flatMap((id) => words.map((word) => `/search?enrolment=${id}&q=${word}`)),
      'search, words only': words.map((word) => `/search?q=${word}`),
      'participant': people.map((id) => `/enrolments/${id}`),
      'caseload': ['/caseload'],
    };
    console.log('| page | users | pages/s | median ms | p99 ms | max ms |\n| --- | ---: | ---: | ---: | ---: | ---: |');
    for (const [kind, paths] of Object.entries(kinds)) {
      for (const users of [1, 8, 32]) {
        const { rate, middle, p99, most } = load(server, users, paths);
        console.log(`| ${kind} | ${users} | ${rate.toFixed(0)} | ${middle.toFixed(1)} | ${p99.toFixed(1)} | ${most.toFixed(1)} |`);
      }
    }
    const loaded = server.memory();
    console.log(`\nstart to the first answer of /health: ${server.startSeconds.toFixed(2)} s`);
    console.log(`memory: ${started.now} MB after the start, ${loaded.now} MB after the load, ${loaded.most} MB at most`);
    console.log(`disk: ${megabytes(env.BRYGGA_DATA)} MB in all`);
  } finally {
    await server.stop();
  }
}

async function matching() {
  const env = await county();
  console.log(run('cargo', ['run', '--release', '--quiet', '--example', 'matching', '--', env.DATABASE_URL]).said);
}

/// A Meilisearch server of our own, on an empty folder.
class Meilisearch {
  static async start(program) {
    const server = new Meilisearch();
    server.folder = path.join(FOLDER, 'meilisearch');
    fs.rmSync(server.folder, { recursive: true, force: true });
    fs.mkdirSync(server.folder, { recursive: true });
    const port = await freePort();
    server.url = `http://127.0.0.1:${port}`;
    const words = ['--no-analytics', '--http-addr', `127.0.0.1:${port}`, '--db-path', path.join(server.folder, 'data')];
    server.process = spawn(program, words, { cwd: server.folder, stdio: 'ignore' });
    while (!(await fetch(`${server.url}/health`).catch(() => null))?.ok) await new Promise((later) => setTimeout(later, 50));
    return server;
  }
}
Meilisearch.prototype.memory = Server.prototype.memory;
Meilisearch.prototype.stop = Server.prototype.stop;

async function engines() {
  const program = process.env.MEILI_PROGRAM;
  if (!program) throw new Error('MEILI_PROGRAM: where is the program of a Meilisearch server?');
  const env = await county();
  const meilisearch = await Meilisearch.start(program);
  try {
    const built = {
      embedded: run(BRYGGA, ['reindex'], env).seconds,
      Meilisearch: run(BRYGGA, ['reindex'], { ...env, MEILI_URL: meilisearch.url }).seconds,
    };
    const server = await Server.start(env);
    try {
      await server.signIn('coach@example.se');
      console.log('| search by words | users | answers/s | median ms | p99 ms |\n| --- | ---: | ---: | ---: | ---: |');
      const pages = WORDS.map((word) => `/search?q=${encodeURIComponent(word)}`);
      const bare = WORDS.map((word) => JSON.stringify({ q: word, limit: 20 }));
      for (const users of [1, 8, 32]) {
        const ours = load(server, users, pages);
        const theirs = load(meilisearch, users, ['/indexes/brygga/search'], bare);
        for (const [kind, { rate, middle, p99 }] of [['our whole page', ours], ["Meilisearch's bare answer", theirs]]) {
          console.log(`| ${kind} | ${users} | ${rate.toFixed(0)} | ${middle.toFixed(1)} | ${p99.toFixed(1)} |`);
        }
      }
      const index = path.join(env.BRYGGA_DATA, 'index');
      console.log('\n| | embedded | Meilisearch |\n| --- | ---: | ---: |');
      for (const [what, ours, theirs] of [
        ['slots indexed a second', SLOTS / built.embedded, SLOTS / built.Meilisearch],
        ['memory under load, MB', server.memory().now, meilisearch.memory().now],
        ['disk, MB', megabytes(index), megabytes(meilisearch.folder)],
      ]) {
        console.log(`| ${what} | ${ours.toFixed(0)} | ${theirs.toFixed(0)} |`);
      }
      console.log("\nOurs is the memory of the whole program, Meilisearch's that of the server alone.");
    } finally {
      await server.stop();
    }
  } finally {
    await meilisearch.stop();
  }
}

function imports() {
  const of = (name) => settings(name);
  const [from, to] = [of(`people-${PARTICIPANTS}`), of('imported')];
  const made = run(BRYGGA, ['demo', '--no-serve', '--participants', String(PARTICIPANTS)], from);
  console.log(`county of ${PARTICIPANTS} participants made, or found: ${made.seconds.toFixed(1)} s`);
  const package_ = path.join(FOLDER, 'package');
  fs.rmSync(package_, { recursive: true, force: true });
  fs.rmSync(to.BRYGGA_DATA, { recursive: true, force: true });
  fs.mkdirSync(to.BRYGGA_DATA, { recursive: true });
  console.log(`export: ${run(BRYGGA, ['export', package_], from).seconds.toFixed(1)} s`);
  run(BRYGGA, ['migrate'], to);
  console.log(`import: ${run(BRYGGA, ['import', package_], to).seconds.toFixed(1)} s`);
  console.log(`import again, nothing new: ${run(BRYGGA, ['import', package_], to).seconds.toFixed(1)} s`);
  console.log(`verify: ${run(BRYGGA, ['verify'], from).seconds.toFixed(1)} s`);
}

async function manager() {
  const env = settings('manager', await freePort());
  if (!fs.existsSync(path.join(env.BRYGGA_DATA, 'made'))) {
    fs.rmSync(env.BRYGGA_DATA, { recursive: true, force: true });
    fs.mkdirSync(env.BRYGGA_DATA, { recursive: true });
    const package_ = path.join(env.BRYGGA_DATA, 'package');
    const made = manyContracts(package_, { contracts: 500, placements: 100_000, today: new Date().toISOString().slice(0, 10) });
    run(BRYGGA, ['migrate'], env);
    console.log(`${made.placements} placements, ${made.under_way} under way; import: ${run(BRYGGA, ['import', package_], env).seconds.toFixed(1)} s\n`);
    spawnSync(BRYGGA, ['user', 'password', 'manager@example.se'], { env, cwd: ROOT, input: PASSWORD + '\n' });
    fs.writeFileSync(path.join(env.BRYGGA_DATA, 'made'), '');
  }
  const server = await Server.start(env);
  try {
    await server.signIn('manager@example.se');
    console.log('| page | users | pages/s | median ms | p99 ms | max ms |\n| --- | ---: | ---: | ---: | ---: | ---: |');
    for (const page of ['/overview', '/contracts', '/capacity', '/forecast', '/forecast/line']) {
      for (const users of [1, 8]) {
        const { rate, middle, p99, most } = load(server, users, [page]);
        console.log(`| ${page} | ${users} | ${rate.toFixed(0)} | ${middle.toFixed(1)} | ${p99.toFixed(1)} | ${most.toFixed(1)} |`);
      }
    }
  } finally {
    await server.stop();
  }
}

const jobs = { pages, manager, import: imports, matching, engines };
const job = jobs[process.argv[2]];
if (!job) {
  console.error(`node benches/run.mjs ${Object.keys(jobs).join('|')}`);
  process.exit(2);
}
fs.mkdirSync(FOLDER, { recursive: true });
if (!process.env.BUILT) run('cargo', ['build', '--release', '--quiet']);
await job();
