// A feed lives: texts grow, nodes are used again, the site changes pages without loading one.
import assert from 'node:assert/strict';
import { inBoth } from './harness/suite.mjs';
import * as facebook from '../pages/facebook.mjs';
import * as instagram from '../pages/instagram.mjs';
import { COPYRIGHT, GOODBYE, HARMLESS } from '../pages/texts.mjs';

const units = (labels) => labels.map((label) => label.unit);
const LAST = { id: 'last', text: GOODBYE };

inBoth('a living feed', (it) => {
  for (const { site, feed, post } of [facebook, instagram]) {
    it(`${site.id}: "See more" brings the label that the cut text did not earn`, async (browser) => {
      const whole = `${HARMLESS} And now for something else. ${GOODBYE}`;
      const tab = await browser.open(site.url, feed([{ id: 'cut', text: HARMLESS.slice(0, 60), whole }, LAST]));
      await tab.waitForLabels(1);
      assert.deepEqual(units(await tab.quiet()), ['last']);
      await tab.run(() => document.querySelector('[data-whole]').click());
      await tab.waitForLabels((now) => units(now).join() === 'cut,last');
    });

    it(`${site.id}: a text that is replaced loses its label, another one gains it`, async (browser) => {
      const tab = await browser.open(site.url, feed([{ id: 'a', text: GOODBYE }, { id: 'b', text: HARMLESS }, LAST]));
      assert.deepEqual(units(await tab.waitForLabels(2)), ['a', 'last']);
      await tab.run((hoax, harmless) => {
        const write = (id, text) => {
          const texts = document.createTreeWalker(document.querySelector(`[data-test-unit="${id}"]`), NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) if (texts.currentNode.data.length > 50) texts.currentNode.data = text;
        };
        write('a', harmless);
        write('b', hoax);
      }, GOODBYE, HARMLESS);
      assert.deepEqual(units(await tab.waitForLabels((now) => units(now).join() === 'b,last')), ['b', 'last']);
    });

    it(`${site.id}: a post that is emptied and drawn again has its one label again`, async (browser) => {
      const tab = await browser.open(site.url, feed([{ id: 'a', text: GOODBYE }, LAST]));
      await tab.waitForLabels(2);
      await tab.run(() => document.querySelector('[data-test-slot="a"]').replaceChildren());
      assert.deepEqual(units(await tab.waitForLabels(1)), ['last']);
      await tab.run((html) => {
        document.querySelector('[data-test-slot="a"]').outerHTML = html;
      }, post({ id: 'a', text: GOODBYE }));
      assert.deepEqual(units(await tab.waitForLabels(2)), ['a', 'last']);
    });

    it(`${site.id}: a label that the page throws away with its neighbours comes back`, async (browser) => {
      const tab = await browser.open(site.url, feed([{ id: 'a', text: GOODBYE }, LAST]));
      await tab.waitForLabels(2);
      await tab.run(() => {
        const texts = document.createTreeWalker(document.querySelector('[data-test-unit="a"]'), NodeFilter.SHOW_ELEMENT);
        while (texts.nextNode()) {
          const node = texts.currentNode;
          if (node.localName === 'div' && node.attributes.length === 0 && node.childNodes.length === 0) return node.remove();
        }
      });
      assert.deepEqual(units(await tab.waitForLabels(2)), ['a', 'last']);
    });

    it(`${site.id}: another page of the site without loading it`, async (browser) => {
      const tab = await browser.open(site.url, feed([{ id: 'a', text: GOODBYE }]));
      await tab.waitForLabels(1);
      await tab.run((html) => {
        history.pushState({}, '', '/somewhere/else/');
        document.querySelector('#feed').innerHTML = html;
      }, post({ id: 'next', text: COPYRIGHT }));
      assert.deepEqual(units(await tab.waitForLabels((now) => units(now).join() === 'next')), ['next']);
    });

    it(`${site.id}: posts that are appended later`, async (browser) => {
      const tab = await browser.open(site.url, feed([{ id: 'a', text: HARMLESS }, LAST]));
      await tab.waitForLabels(1);
      for (const id of ['n1', 'n2', 'n3']) {
        await tab.run((html) => document.querySelector('#feed').insertAdjacentHTML('afterbegin', html), post({ id, text: GOODBYE }));
      }
      assert.deepEqual(units(await tab.waitForLabels(4)), ['n3', 'n2', 'n1', 'last']);
    });
  }
});
