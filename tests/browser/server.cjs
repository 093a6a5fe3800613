// A demo of its own for the journeys: a fresh database, a free port, a folder that is gone afterwards.
'use strict';

const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { spawn } = require('node:child_process');

const MOST_SECONDS = 240;

class Server {
  static async start(databaseUrl) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'brygga-journeys-'));
    const port = await freePort();
    const server = new Server();
    Object.assign(server, { folder, url: `http://127.0.0.1:${port}`, said: '' });
    const env = {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl || `sqlite:${path.join(folder, 'brygga.db')}`,
      BRYGGA_DATA: folder,
      BRYGGA_LISTEN: `127.0.0.1:${port}`,
      BRYGGA_LOG: 'warn',
    };
    const what = ['demo', '--fresh', '--participants', '80', '--seed', '7'];
    server.process = spawn(path.resolve(process.env.BRYGGA), what, { env, cwd: folder });
    server.ended = new Promise((ended) => server.process.on('exit', ended));
    for (const stream of [server.process.stdout, server.process.stderr]) {
      stream.on('data', (data) => (server.said += data));
    }
    await server.isUp();
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
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
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
