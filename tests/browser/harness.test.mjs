// The harness itself must see what it is there to see: a made-up extension that misbehaves in every way that the
// other tests deny of ours.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { BROWSERS, openBrowser, until } from './harness/index.mjs';
import { feed, site } from '../pages/facebook.mjs';

const CONTENT = `
  const post = document.querySelector('[data-test-unit="a"]');
  post.setAttribute('data-touched', '');
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  root.innerHTML = '<div role="note">One <a href="https://example.org/form">Form</a> <button>Why</button></div>';
  root.querySelector('button').onclick = (event) => event.isTrusted && root.firstChild.append(' because');
  post.after(host);
  fetch('https://content.example/').catch(() => {});
  (globalThis.browser ?? chrome).runtime.sendMessage('now').catch(() => {});`;
const BACKGROUND = `
  (globalThis.browser ?? chrome).runtime.onMessage.addListener(() => {
    fetch('https://background.example/').catch(() => {});
    fetch('https://www.facebook.com/').catch(() => {});
  });`;

function madeUp(name) {
  const dir = mkdtempSync(join(tmpdir(), 'chainbreak-made-up-'));
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'content.js'), CONTENT);
  writeFileSync(join(dir, 'background.js'), BACKGROUND);
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify({
    manifest_version: 3, name: 'made up', version: '1', permissions: ['storage'],
    host_permissions: ['https://background.example/*', 'https://www.facebook.com/*'],
    background: name === 'firefox' ? { scripts: ['background.js'] } : { service_worker: 'background.js' },
    content_scripts: [{ matches: ['https://www.facebook.com/*'], js: ['content.js'] }],
    ...(name === 'firefox' ? { browser_specific_settings: { gecko: { id: 'made-up@chainbreak.invalid' } } } : {}),
  }));
  return dir;
}

for (const name of BROWSERS) {
  describe(`the harness (${name})`, () => {
    const dist = madeUp(name);
    after(() => rmSync(dist, { recursive: true, force: true }));
    test('sees a label in a closed root, a touched page and every request', { timeout: 60_000 }, async () => {
      const browser = await openBrowser(name, { dist });
      try {
        const script = "addEventListener('DOMContentLoaded', () => { window.before = document.cloneNode(true); }); Promise.reject('own');";
        const tab = await browser.open(site.url, feed([{ id: 'a', text: 'A text.' }], { script }));
        const [label] = await tab.waitForLabels(1);
        assert.deepEqual(label.links.map((l) => l.href), ['https://example.org/form']);
        assert.ok(label.bare && label.text.startsWith('One') && label.before.text.includes('A text.'), JSON.stringify(label));
        await tab.pressUntil(0, 'why', ([now]) => now.text.includes('because'));
        assert.notEqual(await tab.markup(), await tab.markupOf('window.before.documentElement'));
        assert.ok((await tab.markup()).includes('data-touched'));
        await until('the requests of content and background', () =>
          [...browser.outside, ...tab.requests].some((a) => a.includes('content.example')) &&
          ['background.example', 'www.facebook.com'].every((host) => browser.outside.some((a) => a.startsWith(host))));
        assert.ok(browser.outside.some((address) => !browser.isOwnTraffic(address)));
        assert.deepEqual(await tab.run(() => window.wrong), ['rejection: own']);
        await browser.settings({ a: 1 });
        assert.deepEqual(await browser.stored(), { a: 1 });
      } finally {
        await browser.close();
      }
    });
  });
}
