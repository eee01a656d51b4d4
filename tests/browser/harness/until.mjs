// Waiting for states, never for a time: the only place in the tests that lets time pass.

/** How often a state is looked at, in milliseconds. */
const STEP = 25;

/**
 * Looks at `look()` until it answers something truthy and hands that back. When it never does, the error
 * names what was waited for and the last answer, so that a red test tells its cause.
 */
export async function until(what, look, { timeout = 15000 } = {}) {
  const end = Date.now() + timeout;
  let last;
  for (;;) {
    try {
      last = await look();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      const seen = last instanceof Error ? last.message : JSON.stringify(last);
      throw new Error(`waited ${timeout / 1000} s for ${what}; last seen: ${String(seen).slice(0, 600)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
}
