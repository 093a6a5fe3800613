// A demo of its own for the journeys: a fresh database, a free port, a folder that is gone afterwards. On a PostgreSQL
// cluster the database is made and dropped with PostgreSQL's own programs.
'use strict';

const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { execFileSync, spawn } = require('node:child_process');

const MOST_SECONDS = 240;

class Server {
  static async start(cluster) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'brygga-journeys-'));
    const port = await freePort();
    const database = cluster && databaseIn(cluster);
    const server = new Server();
    Object.assign(server, { folder, database, url: `http://127.0.0.1:${port}`, said: '' });
    const env = {
      PATH: process.env.PATH,
      DATABASE_URL: database?.url ?? `sqlite:${path.join(folder, 'brygga.db')}`,
      BRYGGA_DATA: folder,
      BRYGGA_LISTEN: `127.0.0.1:${port}`,
      BRYGGA_LOG: 'warn',
    };
    const what = ['demo', '--fresh', '--participants', '80', '--seed', '7'];
    server.process = spawn(path.resolve(process.env.BRYGGA), what, { env, cwd: folder });
    server.ended = new Promise((ended) => server.process.on('exit', ended));
    // Nothing is left running, however the journeys end.
    process.on('exit', () => server.process.kill('SIGKILL'));
    for (const stream of [server.process.stdout, server.process.stderr]) {
      stream.on('data', (data) => (server.said += data));
    }
    try {
      await server.isUp();
    } catch (fault) {
      await server.stop();
      throw fault;
    }
    return server;
  }

  async isUp() {
    const last = Date.now() + MOST_SECONDS * 1000;
    let gone = false;
    this.ended.then(() => (gone = true));
    while (Date.now() < last && !gone) {
      const answer = await fetch(`${this.url}/health`).catch(() => null);
      if (answer && answer.ok) return;
      await new Promise((later) => setTimeout(later, 200));
    }
    throw new Error(`the demo did not start:\n${this.said}`);
  }

  async stop() {
    this.process.kill('SIGTERM');
    await Promise.race([this.ended, new Promise((later) => setTimeout(later, 10_000))]);
    this.process.kill('SIGKILL');
    await this.ended;
    this.database?.drop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/// A fresh database in a cluster, found by its URL: TEST_DATABASE_URL names any database there.
function databaseIn(cluster) {
  const name = `journeys_${process.pid}_${Date.now()}`;
  const run = (program, ...rest) => execFileSync(program, [`--maintenance-db=${cluster}`, ...rest]);
  run('createdb', name);
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run('dropdb', '--force', '--if-exists', name) };
}

function freePort() {
  return new Promise((found, failed) => {
    const probe = net.createServer().on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

module.exports = { Server };
