// The part of the measuring that runs in an engine: in node by import, in a page by its source. So each function
// stands alone and shares with the others only `globalThis.bench`.

/** Takes the core, the texts and the patterns, as JSON: strings of a script's own source would be kept differently. */
export function prepare(json) {
  const given = JSON.parse(json);
  const bytes = Uint8Array.from(atob(given.wasm), (c) => c.charCodeAt(0));
  let made = 0;
  /** A new instance, and what making it took in ms. */
  const instance = () => {
    const glue = new Function(`${given.glue}\nreturn wasm_bindgen;`)();
    // A section of its own that nobody reads: bytes that an engine has seen it does not compile again.
    made += 1;
    const own = new Uint8Array([...bytes, 0, 4, 1, 98, made & 255, made >> 8]);
    const started = performance.now();
    const module = new WebAssembly.Module(own);
    const compiled = performance.now();
    const { memory } = glue.initSync({ module });
    return { glue, memory, compile: compiled - started, instantiate: performance.now() - compiled };
  };
  const plain = new RegExp(given.patterns.plain, 'gu');
  const byScript = new RegExp(given.patterns.byScript, 'gu');
  const normal = (text) => text.normalize('NFKC').toLowerCase();
  const { glue } = instance();
  globalThis.bench = {
    sets: given.sets,
    instance,
    ways: {
      // Nothing runs here that could be configured: the text is taken over and dropped.
      floor: (text) => glue.configure(text),
      core: (text) => glue.judge(text, false, false),
      regexp: (text) => normal(text).match(plain)?.length ?? 0,
      regexpRaw: (text) => text.match(plain)?.length ?? 0,
      regexpByScript: (text) => normal(text).match(byScript)?.length ?? 0,
    },
  };
}

/** µs a text for every way and set. Which way comes first changes from round to round. */
export function round(turn, leastMs) {
  const { sets, ways } = globalThis.bench;
  const names = Object.keys(ways);
  const out = {};
  for (const [set, texts] of Object.entries(sets)) {
    out[set] = {};
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + turn) % names.length];
      const way = ways[name];
      let passes = 0;
      let spent = 0;
      const started = performance.now();
      do {
        for (const text of texts) way(text);
        passes += 1;
        spent = performance.now() - started;
      } while (spent < leastMs);
      out[set][name] = (spent * 1000) / passes / texts.length;
    }
  }
  return out;
}

/** What one new instance takes, in ms: to compile, to instantiate, and for its tables (first text less a later one). */
export function fresh(turn) {
  const { instance, sets } = globalThis.bench;
  const { glue, compile, instantiate } = instance();
  const text = sets.ordinary[turn];
  const timed = () => {
    const started = performance.now();
    glue.judge(text, false, false);
    return performance.now() - started;
  };
  const first = timed();
  timed();
  return { compile, instantiate, tables: first - timed() };
}

/** Bytes of a new instance's memory: at first, after one text, after `count`. */
export function memory(count) {
  const { instance, sets } = globalThis.bench;
  const { glue, memory: held } = instance();
  const texts = [...sets.ordinary, ...sets.hoaxes];
  const start = held.buffer.byteLength;
  glue.judge(texts[0], false, false);
  const first = held.buffer.byteLength;
  for (let i = 0; i < count; i++) glue.judge(texts[i % texts.length], false, false);
  return { start, first, after: held.buffer.byteLength };
}

/** How many texts of a set get a label, and how many words the two expressions find in it: they must agree. */
export function answers(set) {
  const { sets, ways } = globalThis.bench;
  const out = { labels: 0, regexp: 0, regexpByScript: 0 };
  for (const text of sets[set]) {
    if (JSON.parse(ways.core(text)).level !== 'none') out.labels += 1;
    out.regexp += ways.regexp(text);
    out.regexpByScript += ways.regexpByScript(text);
  }
  return out;
}
