import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** The browser that is installed: `CHROME_PATH`, or the first of the usual names on the path. */
async function installed(): Promise<string> {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const candidates = [
    process.env['CHROME_PATH'] ?? '',
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  for (const path of candidates.filter((each) => each !== '')) {
    if (await access(path).then(() => true, () => false)) return path;
  }
  throw new Error('No Chromium was found. Install one, or say where it is with CHROME_PATH.');
}

/** Starts the installed Chromium, kept from talking to anyone by itself. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await installed(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}
