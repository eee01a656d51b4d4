// The engines that are measured: this node, and a real Chromium's page where one is found.
import { launch } from '../../tests/browser/harness/chromium.mjs';
import { watchTheWayOut } from '../../tests/browser/harness/outside.mjs';
import { findBrowser } from '../../tests/browser/harness/binaries.mjs';

/** Each with `name`, `call(function, ...args)` and `close()`. */
export async function engines() {
  const list = [{
    name: `node ${process.versions.node} (V8 ${process.versions.v8})`,
    call: async (fn, ...args) => fn(...args),
    close: async () => {},
  }];
  if (!findBrowser('chromium')) {
    console.log('note: Chromium was not found; only node is measured');
    return list;
  }
  const out = await watchTheWayOut();
  const browser = await launch({ headless: true, dark: false, lang: 'en-US', proxyPort: out.port });
  const tab = await browser.tab();
  await tab.goto('about:blank');
  list.push({
    name: browser.version,
    call: (fn, ...args) => tab.main(String(fn), args),
    close: async () => {
      await browser.close();
      out.close();
    },
  });
  return list;
}
