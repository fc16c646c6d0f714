/**
 * Runs every test, browser tests included: `npm test [-- FILTER …]`.
 *
 * The results are also left in `.concord/test-results.json`, for whoever counts them.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium, installChromium } from './chromium.ts';

const browser = findChromium() ?? installChromium((text) => console.log(text));
if (browser === undefined) process.exit(2);
console.log(`Browser tests run in ${browser}`);

const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')));
const reports = ['--reporter=default', '--reporter=json', '--outputFile.json=.concord/test-results.json'];
const { status } = spawnSync(process.execPath, [vitest, 'run', ...reports, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, CHROME_PATH: browser },
});
process.exit(status ?? 2);
