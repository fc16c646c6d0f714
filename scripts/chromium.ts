/** Finds a Chromium or Chrome for the browser tests, and installs one where there is none. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { canRun, installPackages } from './programs.ts';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser's program: `CHROME_PATH`, the usual places, or the test tool's own; `undefined` where there is none. */
export function findChromium(): string | undefined {
  return [process.env['CHROME_PATH'], ...usualPlaces, chromium.executablePath()].find(
    (path) => path && canRun(path),
  );
}

/**
 * Installs a browser: the test tool's own download; where that is refused and the user may, Debian's package.
 *
 * Says what it does with `say`. Returns the program, or `undefined` where neither way worked.
 */
export function installChromium(say: (text: string) => void): string | undefined {
  say('No Chromium or Chrome was found. Installing one for the browser tests …');
  const downloaded = spawnSync(process.execPath, [playwright, 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 180_000,
  });
  if (downloaded.status === 0 && findChromium()) return findChromium();
  say('It could not be downloaded. Installing Debian’s package “chromium” …');
  installPackages('chromium');
  if (!findChromium())
    say('It could not be installed. Install Chromium or Chrome, or set CHROME_PATH to one.');
  return findChromium();
}

const playwright = fileURLToPath(new URL('cli.js', import.meta.resolve('playwright-core/package.json')));
