// Where the real browsers are. A browser that is not there is an error with its cure, never a skipped test.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const KNOWN = {
  chromium: {
    env: 'CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'],
    apps: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    cure: 'install Chromium (Debian: apt-get install chromium) or name one: CHROMIUM=/path/to/chromium',
  },
  firefox: {
    env: 'FIREFOX',
    names: ['firefox-esr', 'firefox'],
    apps: ['/Applications/Firefox.app/Contents/MacOS/firefox', '/Applications/Firefox ESR.app/Contents/MacOS/firefox'],
    cure: 'install Firefox ESR (Debian: apt-get install firefox-esr) or name one: FIREFOX=/path/to/firefox',
  },
};

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a browser, `chromium` or `firefox`, or `null`. */
export function findBrowser(name) {
  const { env, names, apps } = KNOWN[name];
  if (process.env[env]) return runnable(process.env[env]) ? process.env[env] : null;
  const inPath = (process.env.PATH ?? '').split(delimiter).flatMap((dir) => names.map((n) => join(dir, n)));
  const byName = names.flatMap((n) => inPath.filter((path) => path.endsWith(`/${n}`)));
  return [...byName, ...apps].find(runnable) ?? null;
}

/** What to do about a browser that is not there. */
export function cureFor(name) {
  return KNOWN[name].cure;
}

/** As {@link findBrowser}, with an error that says what to do when there is none. */
export function needBrowser(name) {
  const path = findBrowser(name);
  if (!path) throw new Error(`no ${name} found on this machine: ${KNOWN[name].cure}`);
  return path;
}
