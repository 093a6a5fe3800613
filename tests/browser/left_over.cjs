// Swedish on an English page: whatever stands on it word for word as one of the Swedish texts.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const LOCALES = path.resolve(__dirname, '../../locales');

/// What is called the same in every language: the way back to Swedish, and agencies, which are organisations with a name.
const NAMES = ['Svenska', 'Arbetsförmedlingen', 'Försäkringskassan'];

/// Texts of one line without arguments, by id.
function texts(language) {
  const found = new Map();
  for (const file of fs.readdirSync(path.join(LOCALES, language))) {
    for (const line of fs.readFileSync(path.join(LOCALES, language, file), 'utf8').split('\n')) {
      const [, id, text] = /^([a-z][\w-]*) = ([^{]+)$/.exec(line) ?? [];
      if (id) found.set(id, text.trim());
    }
  }
  return found;
}

const english = new Set(texts('en').values());
const SWEDISH = [...texts('sv').values()].filter((text) => text.length > 2 && !english.has(text));

/// The Swedish texts that the visitor's page shows or reads out. What people wrote (names, titles) may be Swedish.
async function leftOver(visitor) {
  const said = await visitor.page.evaluate(() => {
    const all = [document.title.split(' – ')[0]];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) all.push(walker.currentNode.data);
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt], [data-label]')) {
      for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'data-label']) all.push(element.getAttribute(name) ?? '');
    }
    return all.map((text) => text.replace(/\s+/g, ' ').trim().replace(/[:,.]$/, ''));
  });
  const swedish = new Set(SWEDISH.map((text) => text.replace(/[:,.]$/, '')));
  return [...new Set(said)].filter((text) => swedish.has(text) && !NAMES.includes(text));
}

module.exports = { leftOver };
