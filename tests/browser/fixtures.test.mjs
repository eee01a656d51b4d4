// Saved and rebuilt pages from beside the repository (../shared/dom), where they are: untouched, none gets a label;
// with a hoax in the place of any one text, exactly one, next to that text.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inBoth } from './harness/suite.mjs';
import * as facebook from '../pages/facebook.mjs';
import * as instagram from '../pages/instagram.mjs';
import { DESCRIBED, GOODBYE } from '../pages/texts.mjs';

const FOLDER = fileURLToPath(new URL('../../../shared/dom/', import.meta.url));
const ADDRESS = {
  'facebook/fb-m-mobile-2026-slice.html': 'https://m.facebook.com/',
  'facebook/fb-search-feed-2025-12-en.html': 'https://web.facebook.com/search/posts',
  'instagram/ig-reels-feed-2026-02-ru.html': 'https://www.instagram.com/reels/',
};

/** A post of the site's mobile layout, for the end of such a page. */
const MOBILE = `<div data-mcomponent="MContainer" data-tracking-duration-id="99" style="height:320px;width:390px">
  <div data-mcomponent="ServerTextArea" data-type="text"><div dir="auto" class="native-text"><span class="f1">${GOODBYE}</span><br></div></div></div>`;

/** A last post: once it has its label, everything before it was judged. */
function last(site, url) {
  if (url.startsWith('https://m.')) return MOBILE;
  return { facebook, instagram }[site].post({ id: 'last', text: GOODBYE });
}

/** Runs in the page as its first script: puts the hoax into the place of one text before anyone else can look. */
function replaceUnit({ kind, start, hoax, alt }) {
  const bare = (text) => text.replace(/\s+/g, '');
  const wanted = bare(start);
  const words = (node) => {
    if (node.nodeType === 3) return node.data;
    if (node.localName === 'img') return node.alt.length <= 16 ? node.alt : '';
    return [...node.childNodes].map(words).join('');
  };
  const mark = (element) => element.setAttribute('data-test-target', '');
  if (kind === 'image_alt') {
    const image = [...document.images].find((i) => bare(i.alt).startsWith(wanted) && !i.closest('[data-test-target]'));
    image.alt = alt;
    mark(image);
    return;
  }
  const holds = (e) => bare(words(e)).startsWith(wanted);
  const innermost = [...document.body.querySelectorAll('*')].filter((e) => holds(e) && ![...e.children].some(holds));
  for (const element of innermost) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) if (!texts.currentNode.parentElement.closest('[role="button"] [role="button"], [role="button"]:not(:has([dir="auto"]))')) found.push(texts.currentNode);
    (found.shift() ?? element.appendChild(new Text())).data = hoax;
    for (const text of found) text.data = '';
    mark(element);
  }
  if (innermost.length === 0) throw new Error(`no text begins with ${start}`);
}

function withScript(html, args) {
  const script = `window.wrong = []; addEventListener('error', (e) => wrong.push(e.message));
    ${args ? `addEventListener('DOMContentLoaded', () => (${replaceUnit})(${JSON.stringify(args)}))` : ''}`;
  return html.replace(/<head[^>]*>/i, (head) => `${head}<script>${script.replaceAll('</', '<\\/')}</script>`);
}

async function settle(tab, site, url) {
  await tab.run((html) => {
    const place = document.querySelector('[role="feed"], [data-mcomponent="MScreen"], main, [role="main"]') ?? document.body;
    place.insertAdjacentHTML('beforeend', html);
  }, last(site, url));
  const isLast = (label) => label.unit === 'last' || label.before?.text === GOODBYE;
  const labels = await tab.waitForLabels((now) => now.length > 0 && isLast(now.at(-1)));
  assert.deepEqual(await tab.run(() => window.wrong), []);
  return labels.slice(0, -1);
}

if (existsSync(FOLDER)) {
  const { fixtures } = JSON.parse(readFileSync(`${FOLDER}index.json`, 'utf8'));
  inBoth('pages from beside the repository', (it) => {
    for (const fixture of fixtures.filter((f) => ['facebook', 'instagram'].includes(f.site))) {
      const { file, site, expected_units: units } = fixture;
      const html = readFileSync(FOLDER + file, 'utf8');
      const url = ADDRESS[file] ?? { facebook, instagram }[site].site.url;

      it(`${file}: untouched, no label`, async (browser) => {
        const tab = await browser.open(url, withScript(html));
        assert.deepEqual(await settle(tab, site, url), []);
      });

      for (const [index, unit] of units.entries()) {
        if (unit.kind === 'placeholder') continue;
        it(`${file}: a hoax in place ${index} (${unit.kind}) has one label, next to it`, async (browser) => {
          const args = { kind: unit.kind, start: unit.text_start.slice(0, 40), hoax: GOODBYE, alt: DESCRIBED(GOODBYE) };
          const tab = await browser.open(url, withScript(html, args));
          const labels = await settle(tab, site, url);
          assert.equal(labels.length, 1, labels.map((l) => l.before?.text.slice(0, 80)).join(' | '));
          assert.ok(labels[0].before?.target, `the label stands after: ${labels[0].before?.text.slice(0, 200)}`);
          const others = units.filter((other) => other !== unit && other.kind !== 'image_alt' && other.text_start);
          const folded = (text) => text.replace(/\s+/g, ' ').slice(0, 30);
          for (const other of others) assert.ok(!labels[0].before.text.includes(folded(other.text_start)), other.text_start);
        });
      }
    }
  });
} else {
  console.log('note: ../shared/dom is not here; its pages are not tried and not counted');
}
