// The harness: one way to drive the built extension in real Chromium and real Firefox.
//
//   const browser = await openBrowser('firefox');
//   const tab = await browser.open('https://www.facebook.com/', page([post('...')]));
//   const [label] = await tab.waitForLabels(1);
//   await tab.press(0, 'Why am I');
//
// Pages are answered by interception at their real host names, with the policy that the site sends; nothing leaves
// the machine, and what tries is written down (`tab.requests`, `browser.outside`).
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as chromium from './chromium.mjs';
import * as firefox from './firefox.mjs';
import { watchTheWayOut } from './outside.mjs';
import { findControl, lowestContrast, readLabel, writeMarkup } from './reader.mjs';
import { until } from './until.mjs';

export { until };

export const BROWSERS = ['chromium', 'firefox'];
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The policy under which Facebook and Instagram run scripts, as far as it matters here. */
export const SITE_CSP = "script-src 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' https:";
/** A policy under which Chromium refuses WebAssembly to content scripts. */
export const NO_WASM_CSP = "script-src 'unsafe-inline' https:";

/** What every picture shows: a plain area of the size of a real one, so that nobody takes it for an avatar. */
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#9ab"/></svg>';

/** Hosts of the browsers' makers: their own traffic, which flags cannot stop. It ends at the proxy like all other. */
const MAKERS = /(^|\.)(google\.com|googleapis\.com|gvt1\.com|gstatic\.com|mozilla\.com|mozilla\.net|mozilla\.org|firefox\.com)$/;

/** Opens a browser with the extension of `dist/<name>` in it. */
export async function openBrowser(name, { headless = true, dark = false, lang = 'en-US', dist } = {}) {
  const dir = dist ?? join(ROOT, 'dist', name);
  if (!existsSync(join(dir, 'manifest.json'))) throw new Error(`no extension in ${dir}: run ./build.sh build first`);
  const out = await watchTheWayOut();
  const adapter = await { chromium, firefox }[name].launch({ headless, dark, lang, proxyPort: out.port });
  const browser = new Browser(name, adapter, out, dir);
  try {
    await browser.install();
  } catch (error) {
    await browser.close();
    throw error;
  }
  return browser;
}

class Browser {
  #adapter;
  #out;
  #dir;
  #shell = null;
  #tabs = [];

  constructor(name, adapter, out, dir) {
    this.name = name;
    this.version = adapter.version;
    this.#adapter = adapter;
    this.#out = out;
    this.#dir = dir;
  }

  /** What tried to leave the browser by another way than a page's own requests. */
  get outside() {
    return [...this.#out.tried];
  }

  /** Whether an address of `outside` is the browser's own business and not the extension's. */
  isOwnTraffic(address) {
    return MAKERS.test(new URL(/^\w+:\/\//.test(address) ? address : `https://${address}`).hostname);
  }

  /** Calls back when a person closes the browser. */
  onClosed(callback) {
    this.#adapter.driver.once('disconnected', callback);
  }

  /** Loads the extension, or loads it anew as an update does. */
  async install() {
    this.#shell = null;
    this.id = await this.#adapter.install(this.#dir);
  }

  /** Takes the extension out while tabs stay open. */
  async uninstall() {
    this.#shell = null;
    await this.#adapter.uninstall(this.id);
  }

  async close() {
    await this.#adapter.close();
    this.#out.close();
  }

  /**
   * Opens `url` and answers it with `html`; see {@link Tab} for what can be read then.
   * `also` answers further addresses: `{ 'https://…': html }`.
   */
  async open(url, html, { csp = SITE_CSP, headers = {}, also = {} } = {}) {
    const tab = await this.#newTab();
    await tab.intercept({ [url]: html, ...also }, { 'content-security-policy': csp, ...headers });
    await tab.driver.goto(url);
    return tab;
  }

  /** Opens one of the extension's own pages in a tab. */
  async openOwn(path) {
    const tab = await this.#newTab();
    // Right after an install or update, Firefox does not know the address for a moment.
    let url;
    await until(`${path} to be there`, async () => {
      url = `${await this.#adapter.origin(this.id)}/${path}`;
      await tab.driver.goto(url);
      return true;
    });
    await until(`${path} to load`, () => tab.run(
      (want) => location.href.startsWith(want) && document.readyState === 'complete', url));
    return tab;
  }

  /** Runs a function inside the extension's origin, with its rights. The page used for it does nothing of its own. */
  async inside(fn, ...args) {
    if (!this.#shell) {
      this.#shell = await this.openOwn('background.js');
      this.#tabs = this.#tabs.filter((tab) => tab !== this.#shell);
    }
    return this.#shell.run(fn, ...args);
  }

  /** Closes every tab that was opened through this object. */
  async closeTabs() {
    const tabs = this.#tabs;
    this.#tabs = [];
    for (const tab of tabs) await tab.close();
  }

  async #newTab() {
    const tab = new Tab(await this.#adapter.tab(), this);
    this.#tabs.push(tab);
    return tab;
  }

  /** Makes storage.local exactly `values`. */
  async settings(values = {}) {
    await this.inside(async (wanted) => {
      const { local } = (globalThis.browser ?? chrome).storage;
      const old = Object.keys(await local.get());
      await local.set(wanted);
      await local.remove(old.filter((key) => !(key in wanted)));
    }, values);
  }

  /** All of storage.local. */
  stored() {
    return this.inside(() => (globalThis.browser ?? chrome).storage.local.get());
  }

  /** Text of the toolbar badge for a tab. */
  async badge(tab) {
    return this.inside((tabId) => (globalThis.browser ?? chrome).action.getBadgeText({ tabId }), await tab.id());
  }

  /** Words that show when the pointer rests on the toolbar button. */
  async title(tab) {
    return this.inside((tabId) => (globalThis.browser ?? chrome).action.getTitle({ tabId }), await tab.id());
  }

  /** What the content script says of itself; null where none answers. */
  async status(tab) {
    return this.inside(async (tabId) => {
      try {
        const answer = await (globalThis.browser ?? chrome).tabs.sendMessage(tabId, { kind: 'popup-to-page:status' });
        return typeof answer === 'string' ? JSON.parse(answer) : answer;
      } catch {
        return null;
      }
    }, await tab.id());
  }

  /** The popup, as a page that is told which tab it is about. */
  async popup(tab) {
    return this.openOwn(`popup.html?tab=${await tab.id()}`);
  }
}

class Tab {
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
      const label = await this.driver.apart(String(readLabel), [host, root], []);
      if (label) found.push({ host, root, label });
    }
    return found;
  }
}
