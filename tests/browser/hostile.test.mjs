// Pages that misbehave, by accident or on purpose: other posts are still labelled, the page hears no error of ours
// and does not hang.
import assert from 'node:assert/strict';
import { until } from './harness/index.mjs';
import { inBoth } from './harness/suite.mjs';
import { feed, post, site } from '../pages/facebook.mjs';
import { GOODBYE, HARMLESS } from '../pages/texts.mjs';

const POSTS = [{ id: 'a', text: GOODBYE }, { id: 'h', text: HARMLESS }, { id: 'b', text: GOODBYE }];
const units = (labels) => labels.map((label) => label.unit);

/** A post that comes late is labelled too, the page answers, and it has heard of no error but its own. */
async function stillWell(tab, own = []) {
  await tab.run((html) => document.querySelector('#feed').insertAdjacentHTML('beforeend', html), post({ id: 'late', text: GOODBYE }));
  await tab.waitForLabels((labels) => units(labels).includes('late'));
  const isOwn = (text) => own.some((word) => text.includes(word));
  assert.deepEqual((await tab.run(() => window.wrong)).filter((text) => !isOwn(text)), []);
  assert.deepEqual(tab.errors.filter((text) => !isOwn(text)), []);
}

inBoth('a hostile page', (it) => {
  it('throws whenever anything changes', async (browser) => {
    const script = `new MutationObserver(() => { throw new Error('own') }).observe(document, { childList: true, subtree: true, attributes: true });
      for (const kind of ['click', 'focusin', 'scroll', 'visibilitychange']) addEventListener(kind, () => { throw new Error('own') }, true);`;
    const tab = await browser.open(site.url, feed(POSTS, { script }));
    await tab.waitForLabels(2);
    await tab.press(0, 'why');
    await stillWell(tab, ['own']);
  });

  it('removes our host whenever it comes', async (browser) => {
    const script = `window.removed = 0;
      new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const node of addedNodes) {
          if (node.localName === 'div' && node.attributes.length === 0 && node.childNodes.length === 0 && node.closest('[data-test-unit="a"]')) {
            node.remove();
            window.removed += 1;
          }
        }
      }).observe(document, { childList: true, subtree: true });`;
    const tab = await browser.open(site.url, feed(POSTS, { script }));
    await tab.waitForLabels((labels) => units(labels).includes('b'));
    await stillWell(tab);
    const frames = () => tab.run(() => new Promise((done) => {
      let left = 60;
      const step = () => (left-- > 0 ? requestAnimationFrame(step) : done(window.removed));
      step();
    }));
    await tab.front();
    let last = -1;
    await until('us to give up on that post', async () => {
      const now = await frames();
      const same = now === last;
      last = now;
      return same;
    });
    assert.ok(last >= 1 && last <= 20, `the host was put back ${last} times`);
  });

  it('redefines what the language and the document offer', async (browser) => {
    const script = `const spoil = () => { window.spoiled = (window.spoiled ?? 0) + 1; throw new Error('spoilt'); };
      for (const type of [Node, Element, Document, HTMLElement, Array, String, Map, Promise]) {
        for (const name of ['appendChild', 'insertBefore', 'after', 'attachShadow', 'querySelectorAll', 'closest', 'matches', 'getAttribute',
          'setAttribute', 'map', 'filter', 'normalize', 'createElement', 'getBoundingClientRect', 'getRootNode', 'contains']) {
          if (name in type.prototype) Object.defineProperty(type.prototype, name, { value: spoil });
        }
      }
      window.MutationObserver = window.WebAssembly = window.IntersectionObserver = undefined;
      JSON.parse = JSON.stringify = spoil;`;
    const tab = await browser.open(site.url, feed(POSTS, { script }));
    assert.deepEqual(units(await tab.waitForLabels(2)), ['a', 'b']);
    assert.equal(await tab.peek(() => document.querySelectorAll('[data-test-unit]').length), 3);
    assert.deepEqual(tab.errors.filter((text) => !text.includes('favicon')), []);
  });

  it('sends a text of 5 MB', async (browser) => {
    const tab = await browser.open(site.url, feed([{ id: 'big', text: 'Meta AI permission attorney. '.repeat(180_000) }, ...POSTS]));
    await tab.waitForLabels((labels) => ['a', 'b'].every((id) => units(labels).includes(id)));
    await stillWell(tab);
  });

  it('changes 10,000 times a second', async (browser) => {
    const script = `addEventListener('load', () => {
        const place = document.body.appendChild(document.createElement('main')).appendChild(document.createElement('div'));
        place.setAttribute('role', 'article');
        const text = place.appendChild(document.createElement('div')).appendChild(new Text(''));
        window.changes = 0;
        setInterval(() => {
          for (let i = 0; i < 100; i += 1, window.changes += 1) {
            if (i % 2) text.data = 'number ' + window.changes;
            else { place.append(document.createElement('p')); place.lastChild.textContent = 'row ' + i; if (place.childNodes.length > 50) place.children[1].remove(); }
          }
        }, 10);
      });`;
    const tab = await browser.open(site.url, feed(POSTS, { script }));
    await tab.waitForLabels(2);
    const before = await tab.run(() => window.changes);
    await stillWell(tab);
    await until('10,000 more changes', async () => (await tab.run(() => window.changes)) > before + 10_000);
    assert.deepEqual(units(await tab.labels()), ['a', 'b', 'late']);
  });
});
