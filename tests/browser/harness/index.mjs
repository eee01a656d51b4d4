// The harness: one way to drive the built extension in real Chromium and real Firefox.
//
//   const browser = await openBrowser('firefox');
//   const tab = await browser.open('https://www.facebook.com/', page([post('...')]));
//   const [label] = await tab.waitForLabels(1);
//   await tab.press(0, 'Why am I');
//
// Pages are answered by interception at their real host names, with the policy that the site sends; nothing leaves
// the machine, and what tries is written down (`tab.requests`, `browser.outside`).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as chromium from './chromium.mjs';
import * as firefox from './firefox.mjs';
import { watchTheWayOut } from './outside.mjs';
import { Tab } from './tab.mjs';
import { until } from './until.mjs';

export { until };

export const BROWSERS = ['chromium', 'firefox'];
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The policy under which Facebook and Instagram run scripts, as far as it matters here. */
export const SITE_CSP = "script-src 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' https:";
/** A policy under which Chromium refuses WebAssembly to content scripts. */
export const NO_WASM_CSP = "script-src 'unsafe-inline' https:";

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

  /** Waits until a person closes the tab or the browser. */
  closedByHand(tab) {
    return new Promise((done) => {
      this.#adapter.driver.once('disconnected', done);
      tab.driver.page.once('close', done);
    });
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
    await this.#adapter.close().catch(() => {});
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
