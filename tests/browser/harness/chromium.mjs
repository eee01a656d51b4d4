// Chromium over the DevTools protocol. Same shape as firefox.mjs; index.mjs knows no protocol.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { needBrowser } from './binaries.mjs';

/** Chromium's own traffic, switched off so that what is left on the wire is somebody's doing. */
const QUIET = [
  '--no-first-run', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,NetworkTimeServiceQuerying',
  '--disable-domain-reliability', '--no-pings', '--disable-gpu',
];

/** A fresh profile that opens no connection on a guess, so that a connection means a request. */
function freshProfile() {
  const profile = mkdtempSync(join(tmpdir(), 'chainbreak-chromium-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ net: { network_prediction_options: 2 } }));
  return profile;
}

export async function launch({ headless, proxyPort, dark, lang }) {
  const profile = freshProfile();
  const root = process.getuid?.() === 0;
  const driver = await puppeteer.launch({
    executablePath: needBrowser('chromium'), headless, pipe: true, userDataDir: profile, enableExtensions: true,
    defaultViewport: headless ? { width: 1000, height: 900 } : null,
    args: [
      ...QUIET, ...(root ? ['--no-sandbox'] : []), `--proxy-server=127.0.0.1:${proxyPort}`,
      '--proxy-bypass-list=<-loopback>', `--lang=${lang}`, ...(dark ? ['--force-dark-mode'] : []),
    ],
    env: { ...process.env, LANGUAGE: lang.replace('-', '_') },
  });
  return {
    driver,
    version: await driver.version(),
    install: (dir) => driver.installExtension(dir),
    uninstall: (id) => driver.uninstallExtension(id),
    origin: async (id) => `chrome-extension://${id}`,
    tab: async () => {
      const page = await driver.newPage();
      if (dark) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      return new Tab(page, await page.createCDPSession());
    },
    adopt: async (page) => new Tab(page, await page.createCDPSession()),
    close: async () => {
      await driver.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

class Tab {
  constructor(page, session) {
    this.page = page;
    this.session = session;
  }

  goto(url) {
    return this.page.goto(url, { waitUntil: 'load' });
  }

  /** Runs in the page's own world. */
  async main(source, args) {
    return this.#value(await this.session.send('Runtime.evaluate', {
      expression: `(${source})(...${JSON.stringify(args)})`, awaitPromise: true, returnByValue: true,
    }));
  }

  /** Runs in a world of the tests' own, that a hostile page cannot reach; `nodes` come from closedRoots(). */
  async apart(source, nodes, args) {
    const contextId = await this.#apartContext();
    return this.#value(await this.session.send('Runtime.callFunctionOn', {
      functionDeclaration: source, executionContextId: contextId, awaitPromise: true, returnByValue: true,
      arguments: [...nodes.map((objectId) => ({ objectId })), ...args.map((value) => ({ value }))],
    }));
  }

  /** All closed shadow roots, in document order, each with its host. */
  async closedRoots() {
    const executionContextId = await this.#apartContext();
    await this.session.send('DOM.enable');
    try {
      const { nodes } = await this.session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true });
      // A node can go between the list and the question for it.
      const handle = ({ backendNodeId }) =>
        this.session.send('DOM.resolveNode', { backendNodeId, executionContextId }).then((r) => r.object.objectId, () => null);
      const found = [];
      for (const host of nodes) {
        const root = host.shadowRoots?.find((r) => r.shadowRootType === 'closed');
        if (!root) continue;
        const pair = { host: await handle(host), root: await handle(root) };
        if (pair.host && pair.root) found.push(pair);
      }
      return found;
    } finally {
      await this.session.send('DOM.disable');
    }
  }

  click(x, y) {
    return this.page.mouse.click(x, y);
  }

  async #apartContext() {
    const { frameTree } = await this.session.send('Page.getFrameTree');
    const world = { frameId: frameTree.frame.id, worldName: 'apart' };
    return (await this.session.send('Page.createIsolatedWorld', world)).executionContextId;
  }

  #value({ result, exceptionDetails }) {
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}
