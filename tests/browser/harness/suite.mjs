// The frame of a browser test file: the same tests in both browsers, one browser a file, clean settings a test.
import { after, before, describe, test } from 'node:test';
import { BROWSERS, openBrowser } from './index.mjs';

/** Longest that one test may take, in milliseconds. */
const TIMEOUT = 90_000;

/**
 * Runs `tests(it, name)` for each browser; `it(title, async (browser) => …)` starts with empty storage and closes its
 * tabs. Settings for the browser (`dark`, `lang`) go into `options`.
 */
export function inBoth(title, tests, options = {}) {
  for (const name of options.only ? [options.only] : BROWSERS) {
    describe(`${title} (${name})`, () => {
      let browser;
      before(async () => {
        browser = await openBrowser(name, options);
      });
      after(() => browser?.close());
      const it = (what, fn, { settings = { country: 'GB' } } = {}) =>
        test(what, { timeout: TIMEOUT }, async () => {
          await browser.settings(settings);
          try {
            await fn(browser);
          } finally {
            await browser.closeTabs();
          }
        });
      tests(it, name);
    });
  }
}
