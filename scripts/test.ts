/**
 * Runs every test, browser tests included: `npm test [-- FILTER …]`.
 *
 * With `--deep` the campaigns run in full; `npm run test:deep` runs these alone. Other options are Vitest’s own.
 * Firefox and WebKit are tried where they are installed; where one is not, it is named with the tests that were not run.
 * The results are also left in `.concord/`, for whoever counts them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { missing, notRun } from './browsers.ts';
import { bundleScripts } from './build/bundle.ts';
import { findChromium, installChromium } from './chromium.ts';
import './compiled.mjs';

const browser = findChromium() ?? installChromium((text) => console.log(text));
if (browser === undefined) process.exit(2);
console.log(`Browser tests run in ${browser}`);

// Tests run scripts as npm does.
await bundleScripts();

const deep = process.argv.includes('--deep');
const others = process.argv.slice(2).filter((each) => each !== '--deep');
const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')));
const results = '.concord/test-results.json';
const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
// Of what was determined before, nothing is to be counted.
rmSync(results, { force: true });
const { status } = spawnSync(process.execPath, [vitest, 'run', ...reports, ...others], {
  stdio: 'inherit',
  env: {
    ...process.env,
    CHROME_PATH: browser,
    CONCORD_DEEP: deep ? '1' : '',
  },
});
if (existsSync(results))
  for (const line of notRun(JSON.parse(readFileSync(results, 'utf8')), missing())) console.log(line);
process.exit(status ?? 2);
