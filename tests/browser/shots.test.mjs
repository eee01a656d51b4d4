// Pictures for a person to look at, in light and in dark: target/shots. The test itself only checks that the words
// on a label stand out from what is behind them.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { inBoth } from './harness/suite.mjs';
import * as facebook from '../pages/facebook.mjs';
import * as instagram from '../pages/instagram.mjs';
import { COPYRIGHT, GOODBYE, HARMLESS } from '../pages/texts.mjs';

const SHOTS = fileURLToPath(new URL('../../target/shots/', import.meta.url));
const FEED = [{ id: 'a', text: GOODBYE }, { id: 'h', text: HARMLESS, comments: [{ id: 'c', text: COPYRIGHT }] }];

for (const dark of [false, true]) {
  const theme = dark ? 'dark' : 'light';
  inBoth(`looks, ${theme}`, (it, name) => {
    it('label, evidence and popup', async (browser) => {
      for (const { site, feed } of [facebook, instagram]) {
        const tab = await browser.open(site.url, feed(FEED, { dark }));
        await tab.waitForLabels(2);
        await tab.screenshot(`${SHOTS}${name}-${theme}-${site.id}.png`, { fullPage: true });
        await tab.pressUntil(0, 'why', (labels) => labels[0].buttons.some((b) => b.expanded === 'true'));
        await tab.screenshot(`${SHOTS}${name}-${theme}-${site.id}-why.png`, { fullPage: true });
        assert.ok((await tab.contrast(0)) >= 4.5, 'words on the label are readable');
        const popup = await browser.popup(tab);
        await popup.settled();
        await popup.screenshot(`${SHOTS}${name}-${theme}-${site.id}-popup.png`, { fullPage: true });
      }
    });
  }, { dark });
}
