// `./build.sh test`: every check and every test, in an order that fails fast, all of them counted. A later stage
// runs even when an earlier one failed, unless it needs what that one makes. Ends with one line of counts.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as fuzz from './fuzz.mjs';
import { BROWSERS, ROOT, wasmCargoArgs } from './lib.mjs';
import { lint } from './lint.mjs';
import { archives } from './package.mjs';
import { sizes } from './sizes.mjs';

const FUZZ_SECONDS = 20;
const started = Date.now();
const sum = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

function stage(title) {
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`== [${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}] ${title}`);
}

/** Counts one check: `problems` is what speaks against it, `cure` what to do then. */
function check(title, problems, cure) {
  const failed = problems.length > 0;
  sum[failed ? 'failed' : 'passed'] += 1;
  console.log(`${failed ? 'FAILED' : 'ok'}  ${title}`);
  if (!failed) return;
  for (const problem of problems) console.log(`    ${problem}`);
  console.log(`    What helps: ${cure}`);
  failures.push(title);
}

/** Runs a program with its output shown and kept. */
function show(program, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const [from, to] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      from.on('data', (bytes) => {
        output += bytes;
        to.write(bytes);
      });
    }
    child.on('error', (error) => resolve({ ok: false, output: String(error) }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** One check that is a program. */
async function program(title, command, args, cure) {
  const { ok } = await show(command, args);
  check(title, ok ? [] : [`${command} ${args.slice(0, 2).join(' ')} failed, see above`], cure);
  return ok;
}

/** Adds the counts of a test runner; one that fails without a failed test has failed itself. */
function add(title, { ok }, counts) {
  for (const key of Object.keys(sum)) sum[key] += counts[key] ?? 0;
  if (counts.failed > 0) failures.push(`${counts.failed} in ${title}`);
  else if (!ok || counts.passed === 0) check(title, [ok ? 'no test ran' : 'ended with an error, see above'], 'look above');
}

async function nativeTests() {
  const result = await show('cargo', ['test', '--locked', '--no-fail-fast']);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [, passed, failed, ignored] of result.output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/gm)) {
    counts.passed += Number(passed);
    counts.failed += Number(failed);
    counts.skipped += Number(ignored);
  }
  add('native tests', result, counts);
}

async function browserTests() {
  const file = join(ROOT, 'target/browser-tests.json');
  rmSync(file, { force: true });
  mkdirSync(join(ROOT, 'target'), { recursive: true });
  const folder = 'tests/browser';
  const tests = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.test.mjs')).map((name) => `${folder}/${name}`);
  const result = await show(process.execPath, [
    '--test', '--test-concurrency=2',
    '--test-reporter=spec', '--test-reporter-destination=stdout',
    '--test-reporter=./tools/counts.mjs', `--test-reporter-destination=${file}`, ...tests,
  ]);
  add('browser tests', result, existsSync(file) ? JSON.parse(readFileSync(file, 'utf8') || '{}') : {});
}

/** A while with each target; where that cannot be, a note and no count. */
async function fuzzTargets() {
  const missing = fuzz.missing();
  if (missing) {
    console.log(`note: ${missing}; the fuzz targets are not run and not counted`);
    return;
  }
  for (const target of fuzz.TARGETS) {
    await program(`fuzz target ${target}, ${FUZZ_SECONDS} seconds`, 'cargo', fuzz.args(target, FUZZ_SECONDS),
      'the text that fails lies in tests/fuzz/artifacts; make it a test');
  }
}

/** One after the other twice: an archive that tells the time or the order of a folder differs. */
function repeatable() {
  const [first, second] = [archives(), archives()];
  return [...first].filter(([name, bytes]) => Buffer.compare(bytes, second.get(name)) !== 0).map(([name]) => `${name} differs`);
}

if (!existsSync(join(ROOT, '../shared'))) {
  console.log('note: ../shared is not here; tests on its texts and pages are not run and not counted');
}
stage('format');
await program('cargo fmt', 'cargo', ['fmt', '--check'], 'run cargo fmt');
stage('clippy, native and WebAssembly');
const deny = ['--locked', '--', '-D', 'warnings'];
await program('clippy, native', 'cargo', ['clippy', '--all-targets', ...deny], 'mend what it names above');
await program('clippy, WebAssembly', 'cargo', ['clippy', '--lib', ...wasmCargoArgs(), ...deny], 'mend what it names above');
stage('native tests, data checks and layering');
await nativeTests();
stage('fuzz targets');
await fuzzTargets();
stage('build');
const core = await program('core', process.execPath, ['tools/core.mjs'], 'see above');
const built = core && (await program('dist', process.execPath, ['tools/dist.mjs'], 'see above'));
if (built) {
  stage('sizes');
  for (const { what, bytes, limit } of BROWSERS.flatMap(sizes)) {
    check(`${what}: ${bytes} of ${limit} bytes`, bytes <= limit ? [] : [`${bytes - limit} bytes too many`],
      'find what grew; the limits stand in tools/sizes.mjs with their reasons');
  }
  stage('archives');
  check('archives come out the same twice', repeatable(), 'look at tools/package.mjs');
  stage("Mozilla's linter");
  check('web-ext lint', lint(), 'mend it, or give the reason in tools/lint-allowed.json');
  stage('the built extension in Chromium and Firefox');
  await browserTests();
} else {
  check('sizes, archives, linter and browser tests', ['not run, because the build failed'], 'mend the build first');
}

stage('done');
if (failures.length > 0) console.log(`Failed: ${failures.join('; ')}`);
console.log(`${sum.passed} passed, ${sum.failed} failed${sum.skipped ? `, ${sum.skipped} skipped` : ''}`);
process.exit(failures.length > 0 ? 1 : 0);
