// The way out that a label and the popup name, by country: the form where there is a right, the honest word where not.
import assert from 'node:assert/strict';
import { inBoth } from './harness/suite.mjs';
import * as facebook from '../pages/facebook.mjs';
import * as instagram from '../pages/instagram.mjs';
import { GOODBYE } from '../pages/texts.mjs';

const FORMS = {
  facebook: {
    eu: 'https://www.facebook.com/help/contact/712876720715583', other: 'https://www.facebook.com/help/contact/6359191084165019',
  },
  instagram: {
    eu: 'https://help.instagram.com/contact/767264225370182', other: 'https://help.instagram.com/contact/233964459562201',
  },
};
const WAYS = { GB: 'other', DE: 'eu', BR: 'other', US: null };
const NAMES = { GB: 'United Kingdom', DE: 'Germany', BR: 'Brazil', US: 'United States' };

inBoth('the way out', (it) => {
  for (const { site, feed } of [facebook, instagram]) {
    for (const [country, form] of Object.entries(WAYS)) {
      it(`${site.id}, ${country}: label and popup lead to the right place`, async (browser) => {
        const tab = await browser.open(site.url, feed([{ id: 'a', text: GOODBYE }]));
        const [label] = await tab.waitForLabels(1);
        const hrefs = label.links.map((link) => link.href);
        const popup = await browser.popup(tab);
        const words = await popup.settled();
        const links = await popup.run(() => [...document.querySelectorAll('a[href]')].map((a) => a.href));
        assert.ok(words.includes(NAMES[country]), words);
        const forms = Object.values(FORMS[site.id]);
        if (form) {
          const wanted = FORMS[site.id][form];
          assert.ok(hrefs.includes(wanted), hrefs.join());
          assert.ok(links.includes(wanted), links.join());
          assert.deepEqual([...hrefs, ...links].filter((l) => forms.includes(l) && l !== wanted && form === 'other'), []);
        } else {
          assert.deepEqual([...hrefs, ...links].filter((href) => forms.includes(href)), [], 'no form where there is no right');
          assert.ok(hrefs.some((href) => href.includes('-extension://') && href.includes('guide.html')), hrefs.join());
          assert.match(words, /offers no way to say no/i);
        }
        assert.ok((await popup.run(() => document.querySelectorAll('ol li').length)) >= 2, 'steps to follow');
      }, { settings: { country } });
    }

    it(`${site.id}: a guessed country says so and can be changed`, async (browser) => {
      const tab = await browser.open(site.url, feed([{ id: 'a', text: GOODBYE }]));
      await tab.waitForLabels(1);
      const popup = await browser.popup(tab);
      assert.match(await popup.settled(), /guess/i);
      await popup.run(() => {
        const choice = document.querySelector('select');
        choice.value = 'DE';
        choice.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await tab.front();
      const wanted = FORMS[site.id].eu;
      await tab.front();
      await tab.waitForLabels(([label]) => label?.links.some((link) => link.href === wanted));
      assert.equal((await browser.stored()).country, 'DE');
    }, { settings: {} });
  }
});
