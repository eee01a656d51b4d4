// Firefox over WebDriver BiDi. Same shape as chromium.mjs; index.mjs knows no protocol.
// BiDi hands out closed shadow roots when a node is serialised with `includeShadowTree: "all"`. Pages of an
// extension are closed to it unless Firefox starts with system access, and then only raw commands reach them.
import puppeteer from 'puppeteer-core';
import { needBrowser } from './binaries.mjs';

export async function launch({ headless, proxyPort, dark, lang }) {
  const driver = await puppeteer.launch({
    browser: 'firefox', executablePath: needBrowser('firefox'), headless,
    defaultViewport: headless ? { width: 1000, height: 900 } : null,
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.proxy.type': 1, 'network.proxy.http': '127.0.0.1', 'network.proxy.http_port': proxyPort,
      'network.proxy.ssl': '127.0.0.1', 'network.proxy.ssl_port': proxyPort, 'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true, 'intl.accept_languages': lang,
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false,
    },
  });
  const connection = driver.connection;
  const wrap = (page) => new Tab(page, page.mainFrame()._id, connection);
  return {
    driver,
    version: await driver.version(),
    install: (dir) => driver.installExtension(dir),
    uninstall: (id) => driver.uninstallExtension(id),
    origin: async (id) => `moz-extension://${await hostOf(connection, id)}`,
    tab: async () => wrap(await driver.newPage()),
    adopt: async (page) => wrap(page),
    close: () => driver.close(),
  };
}

/** The host under which Firefox keeps an extension's pages: drawn anew at each install, known only to itself. */
async function hostOf(connection, id) {
  const { result: { contexts } } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { result: { result } } = await connection.send('script.callFunction', {
    functionDeclaration: '(id) => WebExtensionPolicy.getByID(id)?.mozExtensionHostname ?? ""', awaitPromise: false,
    arguments: [{ type: 'string', value: id }], target: { context: contexts[0].context },
  });
  return result.value;
}

class Tab {
  constructor(page, context, connection) {
    this.page = page;
    this.context = context;
    this.connection = connection;
  }

  async goto(url) {
    if (!url.startsWith('moz-extension:')) return this.page.goto(url, { waitUntil: 'load' });
    await this.#send('browsingContext.navigate', { context: this.context, url, wait: 'none' });
  }

  /** Runs in the page's own world. */
  async main(source, args) {
    return this.#call({ context: this.context }, source, [], args);
  }

  /** Runs in a world of the tests' own, that a hostile page cannot reach; `nodes` come from closedRoots(). */
  async apart(source, nodes, args) {
    return this.#call({ context: this.context, sandbox: 'apart' }, source, nodes, args);
  }

  /** All closed shadow roots, in document order, each with its host. */
  async closedRoots() {
    const answer = await this.#send('script.callFunction', {
      functionDeclaration: '() => document.documentElement', awaitPromise: false,
      target: { context: this.context, sandbox: 'apart' },
      serializationOptions: { maxDomDepth: null, includeShadowTree: 'all' },
    });
    const found = [];
    const walk = ({ sharedId, value }) => {
      if (value?.shadowRoot?.value?.mode === 'closed') found.push({ host: sharedId, root: value.shadowRoot.sharedId });
      for (const child of value?.children ?? []) walk(child);
    };
    walk(answer.result);
    return found;
  }

  click(x, y) {
    const at = { x: Math.round(x), y: Math.round(y) };
    return this.#send('input.performActions', {
      context: this.context,
      actions: [{
        type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' },
        actions: [{ type: 'pointerMove', ...at }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }],
      }],
    });
  }

  async #call(target, source, nodes, args) {
    const answer = await this.#send('script.callFunction', {
      functionDeclaration: `async (...given) => {
        const values = JSON.parse(given.pop());
        return JSON.stringify((await (${source})(...given, ...values)) ?? null);
      }`,
      awaitPromise: true, target,
      arguments: [...nodes.map((sharedId) => ({ sharedId })), { type: 'string', value: JSON.stringify(args) }],
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return JSON.parse(answer.result.value);
  }

  async #send(method, params) {
    return (await this.connection.send(method, params)).result;
  }
}
