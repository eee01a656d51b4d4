// One tab: what it is served, what it asked for, what went wrong in it, and the labels on it.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { findControl, lowestContrast, readLabel, writeMarkup } from './reader.mjs';
import { until } from './until.mjs';

/** What every picture shows: a plain area of the size of a real one, so that nobody takes it for an avatar. */
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#9ab"/></svg>';

/** A node can go between two commands; it is no label then. Anything else is an error. */
function ifGone(error) {
  if (/no such node|stale element|no node with given id|could not find (object|node)/i.test(error.message)) return null;
  throw error;
}

export class Tab {
  requests = [];
  errors = [];
  #id = null;

  constructor(driver, browser) {
    this.driver = driver;
    this.browser = browser;
  }

  /** Answers `pages` by address and everything else with something empty, and records all of it. */
  async intercept(pages, headers) {
    const { page } = this.driver;
    this.pages = pages;
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()));
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      // A request of a tab that was closed meanwhile needs no answer any more.
      this.#answer(request, headers).catch(() => {});
    });
  }

  async #answer(request, headers) {
    const url = request.url();
    if (!/^https?:/.test(url)) return request.continue();
    this.requests.push(url);
    const html = this.pages[url.split('#')[0]];
    if (html !== undefined && request.isNavigationRequest()) {
      return request.respond({ status: 200, contentType: 'text/html; charset=utf-8', headers, body: html });
    }
    return /\.(gif|png|jpe?g|webp)(\?|$)/.test(url)
      ? request.respond({ status: 200, contentType: 'image/svg+xml', headers: { 'access-control-allow-origin': '*' }, body: PICTURE })
      : request.respond({ status: 204, body: '' });
  }

  /** The browser's number for this tab. */
  async id() {
    if (this.#id === null) {
      await this.browser.inside(() => true);
      await this.front();
      this.#id = await until('the tab to be in front', () => this.browser.inside(async (own) => {
        const api = globalThis.browser ?? chrome;
        const [tab] = await api.tabs.query({ active: true });
        const self = await api.tabs.getCurrent();
        return tab && tab.id !== self.id && tab.id;
      }));
    }
    return this.#id;
  }

  front() {
    return this.driver.page.bringToFront();
  }

  /** Runs a function in the page's own world. */
  run(fn, ...args) {
    return this.driver.main(String(fn), args);
  }

  /** Runs a function in the tests' own world: same document, out of the page's reach. */
  peek(fn, ...args) {
    return this.driver.apart(String(fn), [], args);
  }

  /** Every label, in document order: `{text, lines, links, buttons, note, rect, bare, before, unit}`, see reader.mjs. */
  async labels() {
    return (await this.#labels()).map(({ label }) => label);
  }

  /** Waits until there are exactly `count` labels (or until `want(labels)` holds) and hands them back. */
  waitForLabels(want, options) {
    const holds = typeof want === 'function' ? want : (labels) => labels.length === want;
    return until(`labels: ${want}`, async () => {
      const labels = await this.labels();
      if (holds(labels)) return labels;
      throw new Error(`${labels.length} labels: ${labels.map((l) => JSON.stringify(l.before?.text ?? l.text).slice(0, 60))}`);
    }, options);
  }

  /** Clicks a button or link of the label with this index, by the name shown on it, as a person's mouse would. */
  async press(index, name) {
    await this.front();
    const { host, root } = (await this.#labels())[index] ?? {};
    if (!host) throw new Error(`there is no label ${index}`);
    const at = await this.driver.apart(String(findControl), [host, root], [name]);
    if (!at) throw new Error(`label ${index} has nothing to press named ${name}`);
    await this.driver.click(at.x, at.y);
  }

  /** The lowest contrast of words on the label with this index. */
  async contrast(index) {
    const { host, root } = (await this.#labels())[index];
    return this.driver.apart(String(lowestContrast), [host, root], []);
  }

  /** Presses until `done(labels)` holds: labels ignore a click that comes too soon after they appear. */
  async pressUntil(index, name, done) {
    return until(`${name} of label ${index} to work`, async () => {
      if (!done(await this.labels())) await this.press(index, name);
      const labels = await this.labels();
      return done(labels) && labels;
    });
  }

  /** The markup of something else in the page, written in the same way; `expression` gives the element. */
  markupOf(expression) {
    return this.run(`() => (${writeMarkup})(${expression})`);
  }

  /** The page's markup without our hosts. */
  async markup() {
    const hosts = (await this.#labels()).map(({ host }) => host);
    return this.driver.apart(`(...hosts) => (${writeMarkup})(document.documentElement, ...hosts)`, hosts, []);
  }

  /** The words shown (but for lists to choose from), once two looks in a row find the same. */
  async settled() {
    let last = null;
    return until('the page to settle', async () => {
      const now = await this.run(() => {
        const lists = [...document.querySelectorAll('select')].map((list) => list.innerText);
        return lists.reduce((text, list) => text.replace(list, ''), document.body.innerText).trim();
      });
      const same = now !== '' && now === last;
      last = now;
      return same && now;
    });
  }

  /** The labels, once they stay the same while the page was idle ten times over. */
  async quiet() {
    await this.front();
    const idle = () => new Promise((done) => requestIdleCallback(done, { timeout: 500 }));
    let last = null;
    let same = 0;
    return until('the labels to stay', async () => {
      await this.peek(idle);
      const labels = await this.labels();
      const now = JSON.stringify(labels);
      same = now === last ? same + 1 : 0;
      last = now;
      return same >= 10 && labels;
    });
  }

  async screenshot(path, options = {}) {
    mkdirSync(dirname(path), { recursive: true });
    await this.front();
    await this.driver.page.screenshot({ path, ...options });
  }

  async close() {
    if (!this.driver.page.isClosed()) await this.driver.page.close();
  }

  async #labels() {
    const found = [];
    for (const { host, root } of await this.driver.closedRoots()) {
      const label = await this.driver.apart(String(readLabel), [host, root], []).catch(ifGone);
      if (label) found.push({ host, root, label });
    }
    return found;
  }
}
