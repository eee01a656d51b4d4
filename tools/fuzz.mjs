// The fuzz targets of tests/fuzz, from the corpus's texts on. Needs cargo-fuzz and a nightly toolchain, which nothing
// else here does: where they are missing, `missing` says so and nothing is run.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib.mjs';

export const TARGETS = ['fold', 'judge'];

/** What is not installed, with its cure; nothing when the targets can be run. */
export function missing() {
  const answers = (program, ...args) => spawnSync(program, args, { cwd: ROOT, stdio: 'ignore' }).status === 0;
  if (!answers('cargo', 'fuzz', '--version')) return 'cargo-fuzz is not installed (cargo install cargo-fuzz)';
  if (!answers('cargo', '+nightly', '--version')) return 'no nightly Rust is installed (rustup toolchain install nightly)';
  return null;
}

/** The arguments of cargo that try a target for so many seconds; writes the texts it begins with. */
export function args(target, seconds) {
  const seeds = join(ROOT, 'target/fuzz/seeds');
  const found = join(ROOT, 'target/fuzz/found', target);
  rmSync(seeds, { recursive: true, force: true });
  for (const folder of [seeds, found]) mkdirSync(folder, { recursive: true });
  let count = 0;
  for (const folder of ['dev', 'held']) {
    const below = join(ROOT, 'tests/corpus', folder);
    for (const name of readdirSync(below)) {
      for (const line of readFileSync(join(below, name), 'utf8').split('\n').filter(Boolean)) {
        writeFileSync(join(seeds, `${(count += 1)}`), JSON.parse(line).text);
      }
    }
  }
  const where = ['--fuzz-dir', 'tests/fuzz', '--target-dir', 'target/fuzz'];
  return ['+nightly', 'fuzz', 'run', ...where, target, found, seeds, '--', `-max_total_time=${seconds}`, '-timeout=10'];
}
