// `./build.sh bench core`: how fast the shipped core judges a text, beside the least that a text can cost and beside
// RegExps. All of it in one run, in rounds in which engines and ways take turns, because a machine's speed drifts: only
// ratios of one run mean something. Leaves target/bench/core.json.
//
//   floor             a text passed into WebAssembly and dropped
//   Chainbreak        a text judged by the shipped module: into WebAssembly, and the verdict out of it
//   RegExp            the table's words as one alternation, over text.normalize('NFKC').toLowerCase(), matches counted
//   not normalised    the same over the text as it is
//   by script         the same words and matches, arranged so that the engine has less to try
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { engines } from './bench/engines.mjs';
import { answers, fresh, memory, prepare, round } from './bench/inside.mjs';
import { patterns } from './bench/patterns.mjs';
import { texts } from './bench/texts.mjs';
import { command, CORE, ROOT, Trouble } from './lib.mjs';

const WARM_UP = 2;
const ROUNDS = 11;
/** Least time that one number of one round is measured over: a page's clock may tick only every 0.1 ms. */
const LEAST_MS = 40;
const INSTANCES = 10;
const MEMORY_TEXTS = 20_000;
const NATIVE_ROUNDS = 5;
const NATIVE_TIMES = 5;

const WAYS = {
  floor: 'floor', core: 'Chainbreak', regexp: 'RegExp', regexpRaw: '  not normalised', regexpByScript: '  by script',
};

await command(async () => {
  const { sets, from } = texts();
  const { words, ...sources } = patterns();
  const wasm = readFileSync(join(CORE, 'core_bg.wasm'));
  const given = JSON.stringify({
    glue: readFileSync(join(CORE, 'core.js'), 'utf8'), wasm: wasm.toString('base64'), sets, patterns: sources,
  });
  const running = await engines();
  const results = running.map((engine) => ({ engine: engine.name, rounds: [], fresh: [] }));
  try {
    for (const engine of running) await engine.call(prepare, given);
    for (let turn = -WARM_UP; turn < ROUNDS; turn++) {
      for (const [i, engine] of running.entries()) {
        const found = await engine.call(round, turn + WARM_UP, LEAST_MS);
        if (turn >= 0) results[i].rounds.push(found);
      }
    }
    for (let turn = 0; turn < INSTANCES; turn++) {
      for (const [i, engine] of running.entries()) results[i].fresh.push(await engine.call(fresh, turn));
    }
    for (const [i, engine] of running.entries()) {
      results[i].memory = await engine.call(memory, MEMORY_TEXTS);
      results[i].answers = { ordinary: await engine.call(answers, 'ordinary'), hoaxes: await engine.call(answers, 'hoaxes') };
    }
  } finally {
    for (const engine of running) await engine.close();
  }
  const report = {
    machine: { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length },
    core: { bytes: wasm.length, gzip: gzipSync(wasm, { level: 9 }).length },
    texts: { ordinaryFrom: from, ...Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, about(set)])) },
    regexpWords: words,
    engines: results.map(summary),
    native: { ordinary: native(sets.ordinary), hoaxes: native(sets.hoaxes) },
  };
  print(report);
  const file = join(ROOT, 'target/bench/core.json');
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\nAll of it: target/bench/core.json`);
});

function about(set) {
  return { count: set.length, characters: Math.round(set.reduce((sum, text) => sum + text.length, 0) / set.length) };
}

/** Median and quartiles. */
function stats(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => {
    const place = (sorted.length - 1) * share;
    const below = Math.floor(place);
    return sorted[below] + (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]) * (place - below);
  };
  return { median: at(0.5), q1: at(0.25), q3: at(0.75) };
}

function summary({ engine, rounds, fresh: instances, memory: bytes, answers: counts }) {
  for (const [set, count] of Object.entries(counts)) {
    if (count.regexp !== count.regexpByScript) throw new Trouble(`the two RegExps differ on ${set}: ${count.regexp} and ${count.regexpByScript} matches`, 'mend tools/bench/patterns.mjs');
  }
  const micros = {};
  const ratios = {};
  for (const set of Object.keys(rounds[0])) {
    micros[set] = Object.fromEntries(Object.keys(WAYS).map((way) => [way, stats(rounds.map((r) => r[set][way]))]));
    // Of the two numbers of each round: what slows one round slows both.
    ratios[set] = Object.fromEntries(Object.keys(WAYS).filter((way) => way !== 'core')
      .map((way) => [way, stats(rounds.map((r) => r[set].core / r[set][way]))]));
  }
  const ms = Object.fromEntries(['compile', 'instantiate', 'tables'].map((key) => [key, stats(instances.map((i) => i[key]))]));
  return { engine, micros, ratios, ms, memory: bytes, answers: counts };
}

/** Texts a second of the native `check`, JSON in and out included: a long run less one over a single text. */
function native(set) {
  const program = join(ROOT, 'target/release/chainbreak');
  const line = (text) => `${JSON.stringify({ text })}\n`;
  const inputs = [set.map(line).join('').repeat(NATIVE_TIMES), line(set[0])];
  const seconds = (input) => {
    const started = performance.now();
    const { status, error } = spawnSync(program, ['check'], { input, maxBuffer: 1 << 28 });
    if (error || status !== 0) throw new Trouble(`chainbreak check failed${error ? ` (${error.message})` : ''}`, 'build it: cargo build --release --bin chainbreak');
    return (performance.now() - started) / 1000;
  };
  return stats(Array.from({ length: NATIVE_ROUNDS }, () => {
    const [long, short] = inputs.map(seconds);
    return (set.length * NATIVE_TIMES - 1) / (long - short);
  }));
}

function print({ machine, core, texts: used, regexpWords, engines: measured, native: perSecond }) {
  const whole = (n) => Math.round(n).toLocaleString('en');
  console.log(`${machine.cpu}, ${machine.cores} cores. Core: ${whole(core.bytes)} bytes, ${whole(core.gzip)} after gzip.`);
  console.log(`Ordinary: ${whole(used.ordinary.count)} posts of ${used.ordinary.characters} characters (${used.ordinaryFrom}). ` +
    `Hoaxes: ${used.hoaxes.count} of ${used.hoaxes.characters} (tests/corpus). RegExp: ${whole(regexpWords)} words.`);
  console.log(`Medians of ${ROUNDS} rounds with quartiles.`);
  for (const { engine, micros, ratios, ms, memory: bytes, answers: counts } of measured) {
    console.log(`\n${engine}\n`);
    const row = (name, ...cells) => console.log(`  ${name.padEnd(30)}${cells.map((cell) => cell.padStart(28)).join('')}`);
    row('µs a text', 'ordinary', 'hoax');
    for (const [way, name] of Object.entries(WAYS)) row(name, number(micros.ordinary[way]), number(micros.hoaxes[way]));
    for (const way of ['regexp', 'regexpRaw', 'regexpByScript', 'floor']) {
      row(`Chainbreak / ${WAYS[way].trim()}`, number(ratios.ordinary[way]), number(ratios.hoaxes[way]));
    }
    row(`labelled`, `${counts.ordinary.labels} of ${whole(used.ordinary.count)}`, `${counts.hoaxes.labels} of ${used.hoaxes.count}`);
    console.log('');
    goal('Chainbreak / RegExp', Math.max(ratios.ordinary.regexp.median, ratios.hoaxes.regexp.median), 1, ', 0.5 is the aim');
    goal('Chainbreak / RegExp by script', Math.max(ratios.ordinary.regexpByScript.median, ratios.hoaxes.regexpByScript.median), 1, ', 0.5 is the aim');
    goal('5,000 characters of posts, ms', micros.longOrdinary.core.median / 1000, 1);
    goal('5,000 characters of hoaxes, ms', micros.longHoax.core.median / 1000, 1);
    goal('tables, once, ms', ms.tables.median, 5, ` (${number(ms.tables)})`);
    console.log(`  compiling ${number(ms.compile)} ms, instantiating ${number(ms.instantiate)} ms`);
    console.log(`  memory: ${mib(bytes.start)} MiB at first, ${mib(bytes.first)} after one text, ${mib(bytes.after)} after ${whole(MEMORY_TEXTS)}`);
  }
  const rate = ({ median, q1, q3 }) => `${whole(median)} (${whole(q1)} to ${whole(q3)})`;
  console.log(`\nnative, one core, JSON in and out: ${rate(perSecond.ordinary)} ordinary posts a second, ${rate(perSecond.hoaxes)} hoaxes`);
}

function goal(what, value, most, remark = '') {
  console.log(`  ${value <= most ? 'met   ' : 'MISSED'}  ${what}: ${digits(value)}, goal at most ${most}${remark}`);
}

function number({ median, q1, q3 }) {
  return `${digits(median)} (${digits(q1)}–${digits(q3)})`;
}

function digits(value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function mib(bytes) {
  return (bytes / 2 ** 20).toFixed(1);
}
