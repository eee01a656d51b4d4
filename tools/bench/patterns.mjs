// What a RegExp would do in the core's place: the words and beginnings of words that the learned table counts most
// for a hoax, as alternations. It finds words and no more: no neighbours, quotations, parts or trees.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, Trouble } from '../lib.mjs';

const TABLE = 'src/detect/words.tsv';
/** Least weight for a hoax, in steps of the table. */
const LEAST = 2;
/** Scripts without spaces between words, as `text::spaceless` has them. */
const SPACELESS = '\\u0E00-\\u0EFF\\u1000-\\u109F\\u1780-\\u17FF\\u3040-\\u30FF\\u3400-\\u9FFF\\uF900-\\uFAFF\\u{20000}-\\u{2FFFF}';
const INSIDE = '[\\p{L}\\p{N}]';

/** `{ words, plain, byScript }`: how many words, and the sources of two expressions with the same matches. */
export function patterns() {
  const grams = readFileSync(join(ROOT, TABLE), 'utf8').split('\n').filter((line) => line && !line.startsWith('# '))
    .map((line) => line.split('\t')).filter(([, hoax]) => Number(hoax) >= LEAST).map(([gram]) => gram)
    // Pairs of neighbours and words inside quotations are beyond a plain list of words.
    .filter((gram) => !gram.includes(' ') && !gram.startsWith('\u201C'));
  if (grams.length === 0) throw new Trouble(`${TABLE} holds no word of weight ${LEAST}`, 'has its form changed? then change tools/bench/patterns.mjs');
  const spaceless = new RegExp(`[${SPACELESS}]`, 'u');
  const runs = grams.filter((gram) => spaceless.test(gram));
  const spaced = grams.filter((gram) => !spaceless.test(gram));
  const words = spaced.filter((gram) => !gram.endsWith('*'));
  const begins = spaced.filter((gram) => gram.endsWith('*')).map((gram) => gram.slice(0, -1));
  // A few begin with a digit or a letter of another script.
  const others = new Set(runs.map(firstOf).filter((c) => !spaceless.test(c)));
  const first = SPACELESS + [...others].map(inClass).join('');
  const whole = (form) => `(?<!${INSIDE})(?:(?:${form(words)})(?!${INSIDE})|(?:${form(begins)})(?=${INSIDE}))`;
  return {
    words: grams.length,
    plain: `${whole(alternation)}|${alternation(runs)}`,
    byScript: `${whole(grouped)}|(?=[${first}])(?:${grouped(runs)})`,
  };
}

/** Longer words first, and words of one beginning side by side, which the engine joins. */
function alternation(words) {
  return [...words].sort().reverse().map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
}

/**
 * The same by blocks of first characters, each behind a guard. An engine tries first characters one after another,
 * and the scripts of the table have hundreds: this is several times as fast.
 */
function grouped(words) {
  const blocks = new Map();
  for (const word of words) {
    const block = word.codePointAt(0) >> 7;
    if (!blocks.has(block)) blocks.set(block, []);
    blocks.get(block).push(word);
  }
  return [...blocks.values()].map((block) => {
    const first = new Set(block.map(firstOf));
    return `(?=[${[...first].map(inClass).join('')}])(?:${alternation(block)})`;
  }).join('|');
}

function firstOf(word) {
  return String.fromCodePoint(word.codePointAt(0));
}

function inClass(c) {
  return c.replace(/[\^\]\\-]/, '\\$&');
}
