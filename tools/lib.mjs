// What the build's own scripts share: running programs, hashing files, and saying why something failed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const WASM_TARGET = 'wasm32-unknown-unknown';
/** One folder in dist for each. */
export const BROWSERS = ['chromium', 'firefox'];
/** The core as it is shipped, before it is put into the extensions. */
export const CORE = join(ROOT, 'target', 'core');

/** A failure with its cure, printed without a stack: it is the reader's to mend, not this script's. */
export class Trouble extends Error {
  constructor(cause, cure) {
    super(`${cause}\n  What helps: ${cure}`);
  }
}

/** Runs `main` and ends the process with the cause and the cure when it fails. */
export async function command(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Trouble ? `\nstopped: ${error.message}` : error);
    process.exit(1);
  }
}

/** Runs a program in the repository's folder with its output shown. */
export function run(program, args, { cure, env = {} }) {
  const { status, error } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  if (error || status !== 0) throw new Trouble(`${program} ${args[0]} failed${error ? ` (${error.message})` : ''}`, cure);
}

/** All files below a folder, in a fixed order. */
export function filesBelow(dir) {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort((a, b) => (slashes(a) < slashes(b) ? -1 : 1));
}

/** A path with forward slashes, relative to `from`. */
export function slashes(path, from = ROOT) {
  return relative(from, path).split(sep).join('/');
}

/** One hash over files (names and contents) and words. */
export function fingerprint(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(existsSync(part) && statSync(part).isFile() ? readFileSync(part) : part).update('\0');
  return hash.digest('hex');
}

/**
 * Cargo's settings for the wasm build. Paths of this machine are replaced, so that the same source gives the same
 * bytes on every machine (reviewers rebuild the package and compare).
 */
export function wasmCargoArgs() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const sources = join(cargoHome, 'registry', 'src');
  const registries = existsSync(sources) ? readdirSync(sources).map((name) => join(sources, name)) : [];
  const flags = [...registries.map((dir) => `--remap-path-prefix=${dir}=/crates`), `--remap-path-prefix=${ROOT}=/chainbreak/`];
  return ['--target', WASM_TARGET, '--config', `target.${WASM_TARGET}.rustflags=${JSON.stringify(flags)}`];
}
