// Somebody at a browser, who looks at every page they come to: is it accessible (axe, WCAG 2.2 AA), does it fit, did the
// console complain, did the content security policy stop anything, did the server fail?
'use strict';

const fs = require('node:fs');

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
// Pixels of a bar: less shows nothing.
const LEAST_BAR = 40;
const PASSWORD = 'tre svanar vid sundet';
const ADDRESSES = {
  coach: 'coach@example.se',
  provider: 'provider@example.se',
  manager: 'manager@example.se',
  administrator: 'admin@example.se',
};
// A session each, kept: signing in is walked in its own journey.
const sessions = new Map();

class Visitor {
  /// Comes in as a role, already signed in; without one as a stranger. `options` are Playwright's, and `fresh`: signs in anew.
  static async arrive(browser, url, role, { fresh = false, ...options } = {}) {
    const key = `${url} ${role}`;
    const kept = role && !fresh ? sessions.get(key) : undefined;
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'sv-SE',
      baseURL: url,
      // Colours are looked at when they have arrived.
      reducedMotion: 'reduce',
      storageState: kept,
      ...options,
    });
    // A machine that builds something else meanwhile is slow.
    context.setDefaultTimeout(60_000);
    const visitor = new Visitor();
    const page = await context.newPage();
    Object.assign(visitor, { context, page, url, faults: [], scripts: options.javaScriptEnabled !== false });
    visitor.listen();
    if (role && !kept) {
      await visitor.signIn(role);
      if (!fresh) sessions.set(key, await context.storageState());
    }
    return visitor;
  }

  listen() {
    const note = (fault) => this.faults.push(`${fault} (${this.page.url()})`);
    this.page.on('console', (message) => {
      // htmx tells every request that a later one has taken the place of, as typing does.
      const overtaken = /^htmx:(afterRequest|sendAbort),/.test(message.text());
      if (message.type() === 'error' && !overtaken && !this.expected(message.text())) note(`console: ${message.text()}`);
    });
    this.page.on('pageerror', (error) => note(`script: ${error.message}`));
    this.page.on('response', (response) => {
      const status = response.status();
      if (status >= 500 || (status >= 400 && !this.expected(`status of ${status}`))) {
        note(`${status} for ${response.request().method()} ${response.url()}`);
      }
    });
    this.page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      if (!why.includes('ERR_ABORTED')) note(`${why} for ${request.url()}`);
    });
    this.page.on('dialog', (dialog) => dialog.accept());
  }

  /// A no that the journey is about: `refusing(409)` before it is provoked.
  refusing(...statuses) {
    this.refused = statuses;
  }

  expected(text) {
    return (this.refused ?? []).some((status) => text.includes(`status of ${status}`));
  }

  async signIn(role) {
    await this.page.goto('/sign-in');
    await this.page.getByLabel('E-postadress').fill(ADDRESSES[role]);
    await this.page.getByLabel('Lösenord').fill(PASSWORD);
    await this.press('Logga in');
  }

  /// Goes to a page and looks at it.
  async goes(to) {
    await this.page.goto(to);
    await this.looks();
  }

  /// Follows the first link of this name and looks at where it leads.
  async follows(name, within = this.page) {
    await this.arriving(() => link(within, name).click());
  }

  /// Presses a button that sends a form and looks at the answer.
  async press(name, within = this.page) {
    await this.arriving(() => within.getByRole('button', { name }).first().click());
  }

  async arriving(how) {
    const page = this.page;
    const arrived = page.waitForEvent('load');
    await Promise.all([arrived, how()]);
    await this.looks();
  }

  /// Fills fields by their names: text, dates, numbers, choices, boxes.
  async fills(fields, within = this.page.locator('main')) {
    for (const [name, value] of Object.entries(fields)) {
      const field = within.locator(`[name="${name}"]`);
      const first = field.first();
      const kind = await first.evaluate((element) => element.type ?? element.tagName);
      if (kind === 'radio' || kind === 'checkbox') {
        for (const one of [value].flat()) await within.locator(`[name="${name}"][value="${one}"]`).check();
      } else if (kind.startsWith('select')) {
        await first.selectOption(value);
      } else {
        await first.fill(String(value));
      }
    }
  }

  async sees(...texts) {
    for (const text of texts) {
      await this.page.getByText(text).first().waitFor({ state: 'visible' });
    }
  }

  async doesNotSee(...texts) {
    for (const text of texts) {
      if (await this.page.getByText(text).first().isVisible()) throw new Error(`the page shows ${text}`);
    }
  }

  /// Whatever a page must be, wherever it is.
  async looks() {
    if (!this.scripts) return;
    const page = this.page;
    await page.evaluate(AXE);
    const found = await page.evaluate(
      (levels) => window.axe.run(document, { runOnly: levels, resultTypes: ['violations'] }),
      LEVELS,
    );
    for (const { id, impact, help, nodes } of found.violations) {
      if (impact === 'serious' || impact === 'critical') {
        this.faults.push(`axe ${id} (${impact}): ${help}: ${nodes[0].html.slice(0, 200)} (${page.url()})`);
      }
    }
    const { wide, room } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      room: document.documentElement.clientWidth,
    }));
    if (wide > room) this.faults.push(`the page is ${wide} px wide in ${room} px (${page.url()})`);
    // Long names and numbers beside a bar take its room before they make the page wide.
    const bars = await page.evaluate(() =>
      [...document.querySelectorAll('.bars-draw svg')]
        .filter((bar) => bar.checkVisibility())
        .map((bar) => Math.round(bar.getBoundingClientRect().width)),
    );
    const least = Math.min(...bars);
    if (least < LEAST_BAR) this.faults.push(`a bar has ${least} px to be drawn in (${page.url()})`);
  }

  async nothingWentWrong() {
    if (this.faults.length > 0) throw new Error([...new Set(this.faults)].join('\n'));
  }

  async leave() {
    await this.context.close();
  }
}

const link = (within, name) => within.getByRole('link', { name }).first();

/// A day as a form wants it, so many days from today in Sweden.
function day(from = 0) {
  const then = new Date(Date.now() + from * 86_400_000);
  return then.toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
}

module.exports = { Visitor, day, PASSWORD, ADDRESSES };
