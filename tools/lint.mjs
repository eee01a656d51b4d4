// Mozilla's own linter over dist/firefox. No errors; a warning only when tools/lint-allowed.json names it with a
// reason. An entry that no longer matches anything is a failure too, so that the list stays true.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib.mjs';

const CLI = join(ROOT, 'node_modules/web-ext/bin/web-ext.js');

/** Everything that speaks against the extension, in words; empty when all is well. */
export function lint(dir = join(ROOT, 'dist/firefox')) {
  const args = [CLI, 'lint', '--source-dir', dir, '--output', 'json', '--no-config-discovery'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
  });
  let report;
  try {
    report = JSON.parse(stdout.slice(stdout.indexOf('{')));
  } catch {
    return [`web-ext lint gave no report: ${(stderr || stdout).trim().slice(0, 500)}`];
  }
  const allowed = JSON.parse(readFileSync(join(ROOT, 'tools/lint-allowed.json'), 'utf8')).allowed;
  const matches = (entry, found) => entry.code === found.code && entry.file === found.file && entry.reason.length > 20;
  const tell = (found) => `${found._type} ${found.code} in ${found.file ?? 'the package'}: ${found.message}`;
  return [
    ...report.errors.map(tell),
    ...report.warnings.filter((w) => !allowed.some((entry) => matches(entry, w))).map(tell),
    ...allowed.filter((entry) => !report.warnings.some((w) => matches(entry, w)))
      .map((entry) => `tools/lint-allowed.json allows ${entry.code} in ${entry.file}, which nothing needs any more`),
  ];
}
