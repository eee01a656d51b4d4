// What a person can do with a label, with the mouse and with the keyboard.
import assert from 'node:assert/strict';
import { inBoth } from './harness/suite.mjs';
import * as facebook from '../pages/facebook.mjs';
import * as instagram from '../pages/instagram.mjs';
import { COPYRIGHT, GOODBYE } from '../pages/texts.mjs';

const FEED = [{ id: 'a', text: GOODBYE }, { id: 'b', text: COPYRIGHT }];
const isOpen = (label) => label.buttons.some((b) => b.expanded === 'true');

inBoth('a label', (it) => {
  for (const { site, feed } of [facebook, instagram]) {
    it(`${site.id}: "Why" shows the very words and where they were checked`, async (browser) => {
      const tab = await browser.open(site.url, feed(FEED));
      const before = await tab.waitForLabels(2);
      assert.ok(!before[0].text.includes('attorney'), 'the evidence is folded at first');
      const [label, other] = await tab.pressUntil(0, 'why', (labels) => isOpen(labels[0]));
      assert.match(label.text, /attorney has advised|permission to use|must post/);
      assert.match(label.text, /20\d\d/, 'a date');
      assert.ok(label.links.length > before[0].links.length, 'a link to who checked it');
      assert.ok(!isOpen(other), 'the other label stays folded');
      await tab.pressUntil(0, 'why', (labels) => !isOpen(labels[0]));
    });

    it(`${site.id}: "Hide here" takes it away, can be undone, and is remembered`, async (browser) => {
      const tab = await browser.open(site.url, feed(FEED));
      await tab.waitForLabels(2);
      const hasUndo = (label) => label.buttons.some((b) => /undo|show again/i.test(b.name));
      await tab.pressUntil(0, 'hide', (labels) => hasUndo(labels[0]));
      await tab.pressUntil(0, 'undo|show again', (labels) => labels[0].links.length > 0);
      assert.equal((await browser.stored()).hidden?.length ?? 0, 0, 'nothing is hidden after undoing');
      await tab.pressUntil(0, 'hide', (labels) => hasUndo(labels[0]));
      assert.equal((await browser.stored()).hidden.length, 1);
      const again = await browser.open(site.url, feed(FEED));
      assert.deepEqual((await again.waitForLabels((now) => now.length > 0)).map((l) => l.unit), ['b']);
    });

    it(`${site.id}: links open beside the page, without a way back into it`, async (browser) => {
      const tab = await browser.open(site.url, feed(FEED));
      await tab.waitForLabels(2);
      for (const label of await tab.labels()) {
        for (const link of label.links) {
          assert.equal(link.target, '_blank', link.href);
          assert.match(link.rel, /noopener|noreferrer/, link.href);
          assert.match(link.href, /^(https:\/\/|chrome-extension:\/\/|moz-extension:\/\/)/);
        }
      }
    });
  }
});
