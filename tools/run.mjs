// Opens a real browser with the extension on the sample feed, served at Facebook's host name by interception.
// With a display the window stays open; without one it leaves pictures in target/run and says what was labelled.
//
//   node tools/run.mjs [chromium|firefox]
import { join } from 'node:path';
import { openBrowser } from '../tests/browser/harness/index.mjs';
import { site } from '../tests/pages/facebook.mjs';
import { POSTS, sampleFeed } from '../tests/sample/feed.mjs';
import { command, ROOT, Trouble } from './lib.mjs';

const name = process.argv[2] ?? 'chromium';
const env = process.env;
const display = !env.CI && Boolean(env.DISPLAY || env.WAYLAND_DISPLAY || ['darwin', 'win32'].includes(process.platform));

await command(async () => {
  const browser = await openBrowser(name, { headless: !display });
  try {
    await (display ? show(browser) : report(browser));
  } finally {
    await browser.close();
  }
});

/** For a person with a screen. */
async function show(browser) {
  const tab = await browser.open(site.url, sampleFeed());
  await tab.front();
  console.log(`${browser.version} is open on the sample feed. Nothing on it comes from the network.`);
  console.log('Press the Chainbreak button in the toolbar (in Chromium: under the puzzle piece). Close the window to end.');
  await browser.closedByHand(tab);
}

/** For a machine without one. */
async function report(browser) {
  const wanted = POSTS.reduce((sum, post) => sum + post.hoax, 0);
  const tab = await browser.open(site.url, sampleFeed());
  const labels = await tab.waitForLabels(wanted).catch(async (error) => {
    await tab.screenshot(join(ROOT, 'target/run/feed.png'), { fullPage: true });
    throw new Trouble(`the sample feed should get ${wanted} labels: ${error.message}`, 'look at target/run/feed.png');
  });
  await tab.screenshot(join(ROOT, 'target/run/feed.png'), { fullPage: true });
  console.log(`${browser.version}, without a display. The sample feed holds ${POSTS.length} posts.\n\nLabelled:`);
  for (const [index, label] of labels.entries()) {
    const opened = await tab.pressUntil(index, 'why', (now) => now[index].text.length > label.text.length);
    const { what } = POSTS.find((post) => post.id === label.unit) ?? { what: 'a comment' };
    console.log(`\n- ${what} (${label.unit})\n  ${label.lines[0]}\n  link: ${label.links[0]?.href}`);
    // What opened stands below the buttons; the last line is for screen readers alone.
    const { lines, buttons } = opened[index];
    const below = lines.findLastIndex((line) => buttons.some(({ name }) => name !== '' && line.includes(name)));
    const why = lines.slice(below + 1).filter((line) => !label.lines.includes(line));
    console.log(`  why: ${why.join('\n       ')}`);
  }
  const labelled = new Set(labels.map((label) => label.unit));
  console.log('\nLeft alone:');
  for (const post of POSTS.filter((p) => !labelled.has(p.id) && p.hoax === 0)) console.log(`- ${post.what} (${post.id})`);
  const popup = await browser.popup(tab);
  const words = await popup.settled();
  await popup.screenshot(join(ROOT, 'target/run/popup.png'), { fullPage: true });
  console.log(`\nThe popup says:\n${words.replace(/^/gm, '  ')}`);
  console.log('\nPictures: target/run/feed.png, target/run/popup.png');
  const stray = browser.outside.filter((address) => !browser.isOwnTraffic(address));
  if (stray.length > 0) throw new Trouble(`something asked for ${stray.join(', ')}`, 'this must not happen: please report it');
}
