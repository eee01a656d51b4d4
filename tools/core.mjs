// Rust to the two shipped modules: cargo -> wasm-bindgen -> wasm-opt -> target/core/{core,pages}{.js,_bg.wasm}.
// `core` is the content script's, loaded on every listed page; `pages` draws the popup and the guide.
// The two later steps run only when cargo's output, a tool or this file changed.
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { command, CORE, fingerprint, ROOT, run, wasmCargoArgs, WASM_TARGET } from './lib.mjs';

/** Named one by one: `--all-features` writes compact imports that Chromium rejects. */
const FEATURES = [
  'bulk-memory', 'sign-ext', 'nontrapping-float-to-int', 'mutable-globals', 'reference-types', 'multivalue',
];
/** Measured on the content script's module: -Oz 429 kB, -Os 431, -O3 434; gzipped they are all alike. */
const LEVEL = '-Oz';
const BINDGEN = join(ROOT, 'target/tools/bin/wasm-bindgen');
const WASM_OPT = join(ROOT, 'node_modules/binaryen/bin/wasm-opt');

const MODULES = { core: 'content', pages: 'pages' };

await command(() => {
  for (const [name, feature] of Object.entries(MODULES)) make(name, feature);
});

function make(name, feature) {
  // Each in a folder of its own: sharing one, cargo would build both anew every time.
  const target = join(ROOT, 'target', 'wasm', name);
  // As a cdylib alone: built together with the rlib it comes out an eighth larger.
  run('cargo', [
    'rustc', '--release', '--lib', '--crate-type', 'cdylib', '--no-default-features', '--features', feature, '--locked',
    '--target-dir', target, ...wasmCargoArgs(),
  ], { cure: 'the compiler names the place above; when the lock file is out of date, run cargo generate-lockfile' });
  const built = join(target, WASM_TARGET, 'release', 'chainbreak.wasm');
  const stamp = join(CORE, `${name}.stamp`);
  const now = fingerprint(built, BINDGEN, join(ROOT, 'package-lock.json'), fileURLToPath(import.meta.url));
  const [js, wasm] = [join(CORE, `${name}.js`), join(CORE, `${name}_bg.wasm`)];
  if ([js, wasm, stamp].every(existsSync) && readFileSync(stamp, 'utf8') === now) {
    console.log(`${name}: unchanged`);
    return;
  }
  const raw = join(CORE, 'raw');
  mkdirSync(raw, { recursive: true });
  run(BINDGEN, [built, '--target', 'no-modules', '--no-typescript', '--out-name', name, '--out-dir', raw], {
    cure: 'delete target/tools and run again: the tool and the crate must be of the same version',
  });
  copyFileSync(join(raw, `${name}.js`), js);
  run(process.execPath, [
    WASM_OPT, join(raw, `${name}_bg.wasm`), '-o', wasm, LEVEL, '--converge', '--strip-debug',
    '--strip-producers', '--mvp-features', ...FEATURES.map((f) => `--enable-${f}`),
  ], { cure: 'delete node_modules and run again' });
  writeFileSync(stamp, now);
  const gzip = gzipSync(readFileSync(wasm), { level: 9 }).length;
  console.log(`${name}: ${statSync(built).size} bytes from cargo, ${statSync(wasm).size} shipped, ${gzip} after gzip`);
}
