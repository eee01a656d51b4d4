// The two messages that the news of 2024 quoted, wherever they can stand, on both sites in both browsers.
import assert from 'node:assert/strict';
import { inBoth } from './harness/suite.mjs';
import * as facebook from '../pages/facebook.mjs';
import * as instagram from '../pages/instagram.mjs';
import { COPYRIGHT, DESCRIBED, factCheck, GOODBYE, HARMLESS } from '../pages/texts.mjs';

/** Ends a page: once its label is there, the extension is at work. */
const LAST = { id: 'last', text: GOODBYE };

const PLACES = {
  post: (text) => ({ id: 'unit', text }),
  comment: (text) => ({ id: 'post', text: HARMLESS, comments: [{ id: 'c-other', text: 'Thank you!' }, { id: 'unit', text }] }),
  picture: (text) => ({ id: 'unit', alt: DESCRIBED(text) }),
};

inBoth('famous messages', (it) => {
  for (const { site, feed } of [facebook, instagram]) {
    for (const [name, text] of Object.entries({ GOODBYE, COPYRIGHT })) {
      for (const [place, make] of Object.entries(PLACES)) {
        it(`${site.id}: ${name} as ${place} has one label, next to it`, async (browser) => {
          const tab = await browser.open(site.url, feed([{ id: 'first', text: HARMLESS }, make(text), LAST]));
          await tab.waitForLabels(2);
          const [label, last, ...more] = await tab.quiet();
          assert.deepEqual(more, []);
          assert.equal(last.unit, 'last');
          assert.equal(label.unit, 'unit');
          assert.ok(label.bare, 'the host is a plain div without attributes');
          const words = place === 'picture' ? label.before.alts.join() : label.before.text;
          assert.ok(words.includes(text), `the label stands right after the text, not after: ${words}`);
          assert.ok(label.rect.height > 10 && label.rect.width > 100, JSON.stringify(label.rect));
          assert.ok(label.links.length >= 1 && label.buttons.length >= 1, JSON.stringify(label));
          // Texts come before pictures: the full note, with all its buttons, is the first text's.
          const full = place === 'picture' ? last : label;
          assert.ok(full.buttons.length >= 2, JSON.stringify(full));
        });
      }
      it(`${site.id}: a fact-check that quotes ${name} in full has none`, async (browser) => {
        const post = { id: 'check', text: factCheck(text), comments: [{ id: 'c-check', text: factCheck(text) }] };
        const tab = await browser.open(site.url, feed([post, LAST]));
        await tab.waitForLabels((labels) => labels.length > 0);
        assert.deepEqual((await tab.quiet()).map((label) => label.unit), ['last']);
      });
    }
  }
});

inBoth('a page with the extension', (it) => {
  for (const { site, feed } of [facebook, instagram]) {
    const posts = [
      { id: 'a', text: GOODBYE, comments: [{ id: 'b', text: COPYRIGHT }] },
      { id: 'c', text: HARMLESS, alt: DESCRIBED(COPYRIGHT) },
      { id: 'd', text: factCheck(GOODBYE) },
      LAST,
    ];

    it(`${site.id}: is as it was but for the labels`, async (browser) => {
      const tab = await browser.open(site.url, feed(posts, {
        script: "addEventListener('DOMContentLoaded', () => { window.before = document.cloneNode(true); });",
      }));
      await tab.waitForLabels(4);
      assert.equal(await tab.markup(), await tab.markupOf('window.before.documentElement'));
    });

    it(`${site.id}: hears nothing of us and asks for nothing more`, async (browser) => {
      const tab = await browser.open(site.url, feed(posts));
      await tab.waitForLabels(4);
      await tab.pressUntil(0, 'why', (labels) => labels[0].buttons.some((b) => b.expanded === 'true'));
      const own = new Set([site.url, site.image, new URL('/favicon.ico', site.url).href]);
      assert.deepEqual(tab.requests.filter((url) => !own.has(url)), []);
      assert.deepEqual(browser.outside.filter((address) => !browser.isOwnTraffic(address)), []);
      assert.deepEqual(await tab.run(() => window.wrong), []);
      assert.deepEqual(tab.errors, []);
    });
  }
});
