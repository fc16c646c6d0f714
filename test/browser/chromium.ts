import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';

/** Starts the installed Chromium, kept from talking to anyone by itself. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium was found: npm test installs one.');
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
}
