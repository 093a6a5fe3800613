// Finding a place: filters and the way back, the arrows through the hits, and how long a key takes to the picture.
'use strict';

module.exports = {
  'facets narrow, the browser goes back and forward through them, and everything is cleared at once': async ({ visit }) => {
    const coach = await visit('coach');
    const { page } = coach;
    await coach.goes('/search');
    const all = await count(page);
    await page.locator('section.facet a').first().click();
    await page.waitForURL((url) => url.search.length > 1);
    const filtered = page.url();
    await page.waitForFunction((all) => document.querySelector('#found').innerText.trim() !== all, all);
    const few = await count(page);
    await coach.looks();
    // However many keys: one step back leads to the filter, the next to everything.
    await page.locator('#q').click();
    for (let typed = 1; typed <= 'arbete'.length; typed += 1) {
      await page.keyboard.type('arbete'[typed - 1]);
      await page.waitForURL((url) => url.searchParams.get('q') === 'arbete'.slice(0, typed));
    }
    await page.goBack();
    await page.waitForURL(filtered);
    await page.waitForFunction((few) => document.querySelector('#found')?.innerText.trim() === few, few);
    await page.goForward();
    await page.waitForURL((url) => url.searchParams.get('q') === 'arbete');
    await page.waitForFunction(() => document.querySelector('#q')?.value === 'arbete');
    await page.locator('#clear-all').click();
    await page.waitForURL((url) => url.search === '');
    await page.waitForFunction((all) => document.querySelector('#found')?.innerText.trim() === all, all);
  },

  'the arrows go from the words through the hits, and another page begins at its heading': async ({ visit }) => {
    const coach = await visit('coach');
    const { page } = coach;
    await coach.goes('/search');
    await page.locator('#q').focus();
    const focused = () => page.evaluate(() => document.activeElement.id);
    const hits = await page.locator('#hits .hit h3 a').evaluateAll((all) => all.map((one) => one.id));
    for (const [key, at] of [['ArrowDown', hits[0]], ['ArrowDown', hits[1]], ['ArrowUp', hits[0]], ['Escape', 'q']]) {
      await page.keyboard.press(key);
      if ((await focused()) !== at) throw new Error(`${key} leads to ${await focused()}, not to ${at}`);
    }
    // The county is too small for a second page: the way to it is put where it would stand.
    await page.evaluate(() => {
      const pages = document.createElement('nav');
      pages.className = 'pages';
      pages.innerHTML = '<a rel="next" href="/search?page=2">Nästa sida</a>';
      document.querySelector('#hits [hx-swap*="#found"]').append(pages);
      window.htmx.process(pages);
    });
    await page.locator('#hits .pages a[rel="next"]').click();
    await page.waitForURL((url) => url.searchParams.get('page') === '2');
    await page.waitForFunction(() => document.activeElement.id === 'found');
    const top = await page.evaluate(() => document.querySelector('#found').getBoundingClientRect().top);
    if (top < 0 || top > 400) throw new Error(`the heading of the second page stands at ${top}`);
  },

  'how long it takes from a key to the picture (told, not judged)': async ({ visit }) => {
    const coach = await visit('coach');
    const { page } = coach;
    await coach.goes('/search');
    await page.evaluate(() => {
      window.pictures = [];
      let pressed;
      document.querySelector('#q').addEventListener('input', () => (pressed = performance.now()));
      document.addEventListener('htmx:afterSettle', () =>
        requestAnimationFrame(() => setTimeout(() => window.pictures.push(performance.now() - pressed))),
      );
    });
    await page.locator('#q').click();
    const word = 'trädgård';
    for (const [at, letter] of [...word].entries()) {
      await page.keyboard.type(letter);
      await page.waitForFunction((many) => window.pictures.length >= many, at + 1);
    }
    const times = (await page.evaluate(() => window.pictures)).sort((a, b) => a - b).map(Math.round);
    console.log(`    from key to picture: median ${times[times.length >> 1]} ms, longest ${times.at(-1)} ms`);
  },
};

const count = async (page) => (await page.locator('#found').innerText()).trim();
