// The archives for the stores and the source archive, byte for byte the same from the same files: fixed order,
// fixed times, no owner.
//
//   dist/chainbreak-<version>-{chromium,firefox,source}.zip
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { BROWSERS, command, filesBelow, fingerprint, ROOT, slashes, Trouble } from './lib.mjs';

/** A time that says nothing; zip keeps local times, so it is built from local parts. */
const LONG_AGO = new Date(2000, 0, 1, 0, 0, 0);
const EXECUTABLE = new Set(['build.sh', '.ci/run']);
const BUILT = /^(target|dist|node_modules|\.git)\//;

/** A zip of the files below a folder, or of those that are listed. */
export function archive(dir, names = filesBelow(dir).map((path) => slashes(path, dir))) {
  const entries = [...names].sort((a, b) => (a < b ? -1 : 1)).map((name) => {
    const mode = EXECUTABLE.has(name) ? 0o100755 : 0o100644;
    return [name, [readFileSync(join(dir, name)), { mtime: LONG_AGO, os: 3, attrs: mode * 0x10000 }]];
  });
  return zipSync(Object.fromEntries(entries), { level: 9 });
}

/** What a reviewer needs to rebuild the extension: everything that is under version control. */
function sourceNames() {
  if (!existsSync(join(ROOT, '.git'))) {
    return filesBelow(ROOT).map((path) => slashes(path)).filter((name) => !BUILT.test(name));
  }
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' });
  return list.split('\0').filter((name) => name !== '' && existsSync(join(ROOT, name)));
}

/** All archives by their name. */
export function archives() {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'dist/chromium/manifest.json'), 'utf8'));
  const named = (what) => `chainbreak-${manifest.version}-${what}.zip`;
  return new Map([
    ...BROWSERS.map((browser) => [named(browser), archive(join(ROOT, 'dist', browser))]),
    [named('source'), archive(ROOT, sourceNames())],
  ]);
}

if (process.argv[1] === join(ROOT, 'tools/package.mjs')) {
  await command(() => {
    if (!existsSync(join(ROOT, 'dist/chromium/manifest.json'))) throw new Trouble('nothing is built', 'run ./build.sh package');
    for (const [name, bytes] of archives()) {
      writeFileSync(join(ROOT, 'dist', name), bytes);
      console.log(`dist/${name}: ${bytes.length} bytes, sha256 ${fingerprint(join(ROOT, 'dist', name)).slice(0, 16)}…`);
    }
  });
}
