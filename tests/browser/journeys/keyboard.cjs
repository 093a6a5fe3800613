// Without a mouse: only keys, and at every stop one sees where one is.
'use strict';

const { ADDRESSES, PASSWORD } = require('../visitor.cjs');

module.exports = {
  'the first key shows the way past the header': async ({ visit }) => {
    const coach = await visit('coach');
    await coach.goes('/caseload');
    await coach.page.keyboard.press('Tab');
    const skip = coach.page.locator('a.skip');
    await isFocused(skip);
    const box = await skip.boundingBox();
    if (box.y < 0) throw new Error('the skip link is out of sight');
    await coach.page.keyboard.press('Enter');
    await isFocused(coach.page.locator('main'));
    await tabTo(coach, 'Logga aktivitet');
  },

  'the coach signs in, searches and proposes with keys only': async ({ visit }) => {
    const coach = await visit();
    const { page } = coach;
    await page.goto('/sign-in');
    await tabTo(coach, 'E-postadress');
    await page.keyboard.type(ADDRESSES.coach);
    await tabTo(coach, 'Lösenord');
    await page.keyboard.type(PASSWORD);
    await entered(coach);
    await tabTo(coach, 'Utan plats');
    await entered(coach);
    await tabTo(coach, /^(Hitta en plats|Föreslå en annan plats)$/);
    await entered(coach);
    await tabTo(coach, 'Sök på arbetsuppgifter, yrke, anordnare eller kommun');
    await page.keyboard.type('Norrtälje');
    await page.waitForURL((url) => url.searchParams.get('q') === 'Norrtälje');
    await isFocused(page.locator('#q'));
    // Not one whose contract would be passed: that is refused, and rightly.
    const hits = page.locator('#hits .hit', { hasNotText: 'Avtalet räcker inte' });
    const called = await hits.locator('a[id^="propose-"]').first().innerText();
    await tabTo(coach, called.replace(/\s+/g, ' ').trim().slice(0, 80));
    await entered(coach);
    await tabTo(coach, 'Timmar i veckan');
    await tabTo(coach, 'Meddelande till anordnaren');
    await page.keyboard.type('Skrivet utan mus.');
    // Where something hinders, the form asks why it is proposed all the same.
    if ((await page.locator('#despite').count()) > 0) {
      await tabTo(coach, 'Varför du föreslår');
      await page.keyboard.type('Vi har provåkt tillsammans.');
    }
    // Where a call-off order says that it is another's turn, the reason is chosen with an arrow.
    if ((await page.locator('#turn_reason').count()) > 0) {
      await tabTo(coach, 'Varför inte den som står på tur?');
      await page.keyboard.press('ArrowDown');
    }
    await tabTo(coach, 'Skicka förslaget');
    await entered(coach);
    await coach.sees('Förslaget är skickat');
  },

  'from the home page to a logged contact in a handful of keys': async ({ visit }) => {
    const coach = await visit('coach');
    const { page } = coach;
    await coach.goes('/');
    let keys = 0;
    const press = async (key) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    // To the list, two people, and off: kind, minutes and day are filled in with what is usual.
    keys += 1;
    await accessKey(page, 'm');
    await page.waitForFunction(() => document.activeElement.name === 'people');
    await press('Space');
    await press('ArrowDown');
    await press('Space');
    await coach.arriving(() => press('Enter'));
    await coach.sees('Aktiviteten är loggad');
    if (keys > 6) throw new Error(`${keys} keys to log a contact with two people`);
    // And the same again.
    keys = 0;
    await coach.arriving(() => accessKey(page, 'u'));
    await coach.sees('Logga aktivitet');
  },

  'in the attendance grid the arrows go up and down': async ({ visit }) => {
    const provider = await visit('provider');
    await provider.goes('/attendance');
    const column = provider.page.locator('.register tbody tr:nth-child(-n+2) td:nth-child(2) input:not([type=hidden])');
    if ((await column.count()) < 2) return;
    await column.first().focus();
    await provider.page.keyboard.press('ArrowDown');
    await isFocused(column.last());
    await provider.page.keyboard.press('ArrowUp');
    await isFocused(column.first());
  },
};

const MOST_STOPS = 200;

/// Alt and a letter as a keyboard sends it: with the letter that it would be without Alt, which page.keyboard leaves out.
async function accessKey(page, letter) {
  const client = await page.context().newCDPSession(page);
  const upper = letter.toUpperCase();
  const key = { modifiers: 1, key: letter, code: `Key${upper}`, windowsVirtualKeyCode: upper.charCodeAt(0), text: letter, unmodifiedText: letter };
  await client.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
  await client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await client.detach();
}

/// Tabs on until what has this name has the focus.
async function tabTo(visitor, name) {
  const { page } = visitor;
  const passed = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const { called, shown } = await page.evaluate(focused);
    if (!shown) throw new Error(`one does not see that ${called} has the focus on ${page.url()}`);
    if (typeof name === 'string' ? called.startsWith(name) : name.test(called)) return;
    passed.push(called);
  }
  throw new Error(`no way to ${name} on ${page.url()}, only to ${passed.slice(0, 40).join(' | ')}`);
}

/// In the page: what has the focus, and whether a sighted person can tell.
function focused() {
  const element = document.activeElement;
  const label = element.labels?.[0]?.innerText ?? element.getAttribute('aria-label') ?? element.innerText ?? '';
  const marked = [element, element.parentElement].some((one) => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
  });
  // Within a date field the calendar's button is the browser's own, and so is its ring.
  const calendar = element.type === 'date' && !element.matches(':focus');
  const { width, height } = element.getBoundingClientRect();
  return { called: label.replace(/\s+/g, ' ').trim().slice(0, 80), shown: (marked || calendar) && width > 0 && height > 0 };
}

async function entered(visitor) {
  await visitor.arriving(() => visitor.page.keyboard.press('Enter'));
}

async function isFocused(locator) {
  if (!(await locator.evaluate((element) => element === document.activeElement))) {
    throw new Error(`${locator} does not have the focus`);
  }
}
