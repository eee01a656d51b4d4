// How big the extension may be. Numbers are bytes.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesBelow, ROOT } from './lib.mjs';

/** The core as the browser loads it. */
export const CORE_RAW = 420_000;
/** The core as it travels. The goal is 170 kB; the learned words in it are packed already and pack no further. */
export const CORE_GZIP = 275_000;
/** The module of the popup and the guide page. */
export const PAGES_RAW = 250_000;
/** All files of one extension, unpacked. */
export const PACKAGE = 900_000;

/** Each size beside its limit, for one browser's folder in dist. */
export function sizes(browser) {
  const dist = join(ROOT, 'dist', browser);
  const core = readFileSync(join(dist, 'core_bg.wasm'));
  const pages = readFileSync(join(dist, 'pages_bg.wasm'));
  return [
    { what: 'core_bg.wasm', bytes: core.length, limit: CORE_RAW },
    { what: 'core_bg.wasm after gzip', bytes: gzipSync(core, { level: 9 }).length, limit: CORE_GZIP },
    { what: 'pages_bg.wasm', bytes: pages.length, limit: PAGES_RAW },
    { what: `dist/${browser}`, bytes: filesBelow(dist).reduce((sum, path) => sum + statSync(path).size, 0), limit: PACKAGE },
  ];
}
