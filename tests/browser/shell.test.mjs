// Toolbar, storage, policies and updates: what surrounds the page.
import assert from 'node:assert/strict';
import { NO_WASM_CSP, until } from './harness/index.mjs';
import { inBoth } from './harness/suite.mjs';
import { feed, site } from '../pages/facebook.mjs';
import { COPYRIGHT, GOODBYE, HARMLESS } from '../pages/texts.mjs';

const FEED = [{ id: 'a', text: GOODBYE }, { id: 'h', text: HARMLESS }, { id: 'b', text: COPYRIGHT }];

inBoth('the shell', (it, name) => {
  it('counts the labels on the badge', async (browser) => {
    const tab = await browser.open(site.url, feed(FEED));
    await tab.waitForLabels(2);
    await until('a badge of 2', async () => (await browser.badge(tab)) === '2');
    await tab.run(() => document.querySelector('#feed').replaceChildren());
    await until('an empty badge', async () => (await browser.badge(tab)) === '');
  });

  it('says in the popup what was found, and what no label means', async (browser) => {
    const tab = await browser.open(site.url, feed(FEED));
    await tab.waitForLabels(2);
    const words = await (await browser.popup(tab)).settled();
    assert.match(words, /Goodbye Meta AI/);
    assert.match(words, /I own the copyright/);
    assert.match(words, /No label does not mean true/i);
  });

  it('takes the labels away at once when the site is switched off, and back', async (browser) => {
    const tab = await browser.open(site.url, feed(FEED));
    await tab.waitForLabels(2);
    const popup = await browser.popup(tab);
    await popup.settled();
    const flip = () => popup.run(() => document.querySelector('[role="switch"], input[type="checkbox"], #site button').click());
    await flip();
    await tab.waitForLabels(0);
    await until('the switch to be remembered', async () => (await browser.stored()).offSites?.includes('facebook'));
    const next = await browser.open(site.url, feed(FEED));
    await until('the page to be left alone', async () => (await browser.status(next))?.state === 'off');
    assert.deepEqual(await next.labels(), []);
    await flip();
    // A tab that nobody looks at waits with its labels until it is in front.
    await next.front();
    await next.waitForLabels(2);
    await tab.front();
    await tab.waitForLabels(2);
  });

  const GARBLED = {
    empty: {},
    garbled: { country: 7, offSites: 'all', hidden: { a: 1 }, introduced: 'perhaps', refused: [1, null] },
    full: { country: 'GB', hidden: Array.from({ length: 5000 }, (_, i) => `key-${i}`), junk: 'x'.repeat(4_000_000) },
  };
  for (const [kind, settings] of Object.entries(GARBLED)) {
    it(`works with ${kind} storage`, async (browser) => {
      const tab = await browser.open(site.url, feed(FEED));
      await tab.waitForLabels(2);
      assert.match(await (await browser.popup(tab)).settled(), /Goodbye Meta AI/);
      assert.deepEqual(await tab.run(() => window.wrong), []);
    }, { settings });
  }

  it('where the page refuses WebAssembly: says so in Chromium, labels in Firefox', async (browser) => {
    const tab = await browser.open(site.url, feed(FEED), { csp: NO_WASM_CSP });
    if (name === 'firefox') {
      await tab.waitForLabels(2);
      return;
    }
    await until('the badge to tell', async () => (await browser.badge(tab)) === '!');
    assert.equal((await browser.status(tab)).state, 'refused');
    assert.match(await (await browser.popup(tab)).settled(), /do not let Chainbreak's program run/i);
    assert.deepEqual(await tab.labels(), []);
    const tries = await tab.run(() => window.wrong.length);
    assert.ok(tries <= 1, `one attempt a page, not ${tries}`);
    const again = await browser.open(site.url, feed(FEED), { csp: NO_WASM_CSP });
    await until('the refusal to be remembered', async () => (await browser.status(again))?.state === 'refused');
    assert.deepEqual(await again.run(() => window.wrong), [], 'a refusal is remembered, and not tried again');
  });

  // Firefox ends a content script together with its extension, before it could clear up: there the next start does
  // (the test below), and Chromium alone can be asked to leave at once.
  if (name === 'chromium') it('leaves silently when it is taken out while the tab is open', async (browser) => {
    const tab = await browser.open(site.url, feed(FEED));
    await tab.waitForLabels(2);
    await browser.uninstall();
    try {
      await tab.run(() => document.querySelector('#feed').append('a little change'));
      await tab.waitForLabels(0);
      assert.deepEqual(await tab.run(() => window.wrong), []);
      assert.deepEqual(tab.errors, []);
    } finally {
      await browser.install();
    }
  });

  it('leaves nothing twice when it is updated while the tab is open', async (browser) => {
    const tab = await browser.open(site.url, feed(FEED));
    await tab.waitForLabels(2);
    await browser.install();
    await tab.run((text) => {
      document.querySelector('[data-test-unit="h"]').remove();
      document.querySelector('#feed').append(text);
    }, 'a little change');
    // Firefox starts the new version in open tabs, Chromium in the next page.
    await tab.waitForLabels(name === 'firefox' ? 2 : 0);
    assert.deepEqual(await tab.run(() => window.wrong), []);
    const next = await browser.open(site.url, feed(FEED));
    await next.waitForLabels(2);
  });
});
