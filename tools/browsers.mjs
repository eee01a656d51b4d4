// Which of the two real browsers are missing on this machine, for build.sh.
//
//   node tools/browsers.mjs missing|cure
import { cureFor, findBrowser } from '../tests/browser/harness/binaries.mjs';

const missing = ['chromium', 'firefox'].filter((name) => !findBrowser(name));
const answer = { missing, cure: missing.map(cureFor) }[process.argv[2]];
if (!answer) throw new Error('usage: node tools/browsers.mjs missing|cure');
if (answer.length > 0) console.log(answer.join(process.argv[2] === 'cure' ? '; ' : '\n'));
