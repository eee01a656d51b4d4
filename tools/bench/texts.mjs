// The texts that are measured: ordinary posts, hoaxes, and texts of 5,000 characters made of either.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ROOT } from '../lib.mjs';

const POSTS = 2_000;
const LONG = 5_000;
const SHARED = join(ROOT, '../shared/corpus/benign_posts.jsonl.gz');
/** Classes of the corpus that sound least like a hoax, for want of posts. */
const PLAIN = new Set(['ordinary', 'marketing', 'ordinary-legal', 'private-wish', 'opinion', 'question', 'howto', 'news']);

/** `{ ordinary, hoaxes, longOrdinary, longHoax }`, the same on every run, and where the ordinary posts are from. */
export function texts() {
  const corpus = ['dev', 'held'].flatMap((part) => {
    const folder = join(ROOT, 'tests/corpus', part);
    return readdirSync(folder).filter((name) => name.endsWith('.jsonl')).sort().flatMap((name) => lines(readFileSync(join(folder, name))));
  });
  const shared = existsSync(SHARED);
  const ordinary = shared
    ? spread(lines(gunzipSync(readFileSync(SHARED))), POSTS)
    : again(corpus.filter((line) => line.kind === 'negative' && PLAIN.has(line.class)), POSTS);
  const sets = {
    ordinary: ordinary.map((line) => line.text),
    hoaxes: corpus.filter((line) => line.kind === 'hoax').map((line) => line.text),
  };
  sets.longOrdinary = [long(sets.ordinary)];
  sets.longHoax = [long(sets.hoaxes)];
  return { sets, from: shared ? 'shared/corpus/benign_posts.jsonl.gz' : 'tests/corpus, over and over' };
}

function lines(bytes) {
  return bytes.toString('utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

/** So many of a list, evenly from its beginning to its end: such a list is sorted by source or language. */
function spread(list, count) {
  return Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]);
}

function again(list, count) {
  return Array.from({ length: count }, (_, i) => list[i % list.length]);
}

function long(list) {
  return list.join('\n').slice(0, LONG);
}
