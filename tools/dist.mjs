// Puts together dist/chromium and dist/firefox: the two modules, the static files, the browser's own manifest, the licence.
// A file is written only when it differs, so that a browser that has the folder loaded sees no change without one.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BROWSERS, command, CORE, filesBelow, ROOT, run, slashes, Trouble } from './lib.mjs';

await command(() => {
  const statics = join(ROOT, 'extension');
  const files = new Map(filesBelow(statics).map((path) => [slashes(path, statics), readFileSync(path)]));
  for (const name of ['core.js', 'core_bg.wasm', 'pages.js', 'pages_bg.wasm']) files.set(name, readFileSync(join(CORE, name)));
  const licences = readdirSync(ROOT).filter((name) => /^LICEN[CS]E/i.test(name));
  if (licences.length === 0) throw new Trouble('there is no LICENSE file', 'restore it from version control');
  for (const name of licences) files.set(name, readFileSync(join(ROOT, name)));
  for (const browser of BROWSERS) assemble(browser, files);
});

function assemble(browser, files) {
  const dist = join(ROOT, 'dist', browser);
  mkdirSync(dist, { recursive: true });
  let changed = 0;
  for (const [name, bytes] of files) {
    const path = join(dist, name);
    if (existsSync(path) && readFileSync(path).equals(bytes)) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    changed += 1;
  }
  for (const path of filesBelow(dist)) {
    const name = slashes(path, dist);
    if (name !== 'manifest.json' && !files.has(name)) rmSync(path);
  }
  run(process.execPath, ['tools/manifest.mjs', browser, join(dist, 'manifest.json')], { cure: 'mend manifest.json' });
  console.log(`dist/${browser}: ${files.size + 1} files, ${changed} changed`);
}
