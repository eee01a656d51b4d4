// Derives one browser's manifest from the single source, manifest.json.
//
//   node tools/manifest.mjs chromium|firefox <outfile>
//
// The version has one home, Cargo.toml. What differs between the browsers has one home, BROWSERS below;
// everything else is the same for both by construction.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const BROWSERS = {
  // Chromium runs the background file as a service worker and calls `scripts` an error.
  chromium(manifest) {
    delete manifest.background.scripts;
    delete manifest.browser_specific_settings;
  },
  // Firefox runs it as an event page; service workers and Chromium's version key are unknown to it.
  firefox(manifest) {
    delete manifest.background.service_worker;
    delete manifest.minimum_chrome_version;
  },
};

/** The version in Cargo.toml's [package] table: one to four plain numbers, as both stores ask for. */
export function version(cargoToml) {
  const table = cargoToml.split(/^\[/m).find((part) => part.startsWith("package]"));
  const found = /^version\s*=\s*"(\d+(?:\.\d+){0,3})"\s*$/m.exec(table ?? "");
  if (!found) {
    throw new Error("Cargo.toml: [package] needs a version of plain numbers, such as 0.1.0");
  }
  return found[1];
}

/** The manifest for one browser, as an object. */
export function derive(browser, source, cargoToml) {
  if (!Object.hasOwn(BROWSERS, browser)) {
    throw new Error(`unknown browser "${browser}": chromium or firefox`);
  }
  const manifest = JSON.parse(source);
  if ("version" in manifest) {
    throw new Error("manifest.json: the version belongs in Cargo.toml alone");
  }
  const { manifest_version, name, ...rest } = manifest;
  const derived = { manifest_version, name, version: version(cargoToml), ...rest };
  BROWSERS[browser](derived);
  return derived;
}

function main([browser, outfile]) {
  if (!browser || !outfile) {
    throw new Error("usage: node tools/manifest.mjs chromium|firefox <outfile>");
  }
  const read = (file) => readFileSync(join(root, file), "utf8");
  const derived = derive(browser, read("manifest.json"), read("Cargo.toml"));
  writeFileSync(outfile, JSON.stringify(derived, null, 2) + "\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(`manifest: ${error.message}`);
    process.exitCode = 1;
  }
}
