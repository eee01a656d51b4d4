// Rust to the shipped core: cargo -> wasm-bindgen -> wasm-opt -> target/core/{core.js, core_bg.wasm}.
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
const BINDGEN = join(ROOT, 'target/tools/bin/wasm-bindgen');
const WASM_OPT = join(ROOT, 'node_modules/binaryen/bin/wasm-opt');

await command(() => {
  // As a cdylib alone: built together with the rlib it comes out an eighth larger.
  run('cargo', ['rustc', '--release', '--lib', '--crate-type', 'cdylib', '--locked', ...wasmCargoArgs()], {
    cure: 'the compiler names the place above; when the lock file is out of date, run cargo generate-lockfile',
  });
  const built = join(ROOT, 'target', WASM_TARGET, 'release', 'chainbreak.wasm');
  const stamp = join(CORE, 'stamp');
  const now = fingerprint(built, BINDGEN, join(ROOT, 'package-lock.json'), fileURLToPath(import.meta.url));
  const shipped = [join(CORE, 'core.js'), join(CORE, 'core_bg.wasm')];
  if (shipped.every(existsSync) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
    console.log('core: unchanged');
    return;
  }
  const raw = join(CORE, 'raw');
  mkdirSync(raw, { recursive: true });
  run(BINDGEN, [built, '--target', 'no-modules', '--no-typescript', '--out-name', 'core', '--out-dir', raw], {
    cure: 'delete target/tools and run again: the tool and the crate must be of the same version',
  });
  copyFileSync(join(raw, 'core.js'), join(CORE, 'core.js'));
  run(process.execPath, [
    WASM_OPT, join(raw, 'core_bg.wasm'), '-o', join(CORE, 'core_bg.wasm'), '-Oz', '--converge', '--strip-debug',
    '--strip-producers', '--mvp-features', ...FEATURES.map((f) => `--enable-${f}`),
  ], { cure: 'delete node_modules and run again' });
  writeFileSync(stamp, now);
  const size = statSync(join(CORE, 'core_bg.wasm')).size;
  const gzip = gzipSync(readFileSync(join(CORE, 'core_bg.wasm')), { level: 9 }).length;
  console.log(`core: ${statSync(built).size} bytes from cargo, ${size} shipped, ${gzip} after gzip`);
});
