/**
 * The browsers that tests try beside Chromium, as Debian has them. Run by itself, it installs those that are missing,
 * where it may; tests that had to run in one that is missing are not run, and `npm test` says so.
 */
import { globSync } from 'node:fs';
import { plural } from '../src/plain.ts';
import { canRun, installPackages } from './programs.ts';

interface Browser {
  name: string;
  /** The packages of Debian that it comes in. */
  packages: readonly string[];
  /** Its programs, the first of which is run; `undefined` where one is missing. */
  programs: () => string[] | undefined;
}

export const firefox: Browser = {
  name: 'Firefox',
  packages: ['firefox-esr'],
  programs: programs([
    process.env['FIREFOX_PATH'] ?? '',
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ]),
};

/** Driven from outside, and shown on a screen that nobody sees. */
export const webKit: Browser = {
  name: 'WebKit',
  packages: ['webkit2gtk-driver', 'xvfb'],
  programs: programs(
    ['/usr/bin/WebKitWebDriver'],
    ['/usr/lib/*/webkit2gtk-4.*/MiniBrowser', '/usr/libexec/webkit2gtk-4.*/MiniBrowser'],
    ['/usr/bin/Xvfb'],
  ),
};

export const browsers = [firefox, webKit];

export function missing(): Browser[] {
  return browsers.filter(({ programs }) => programs() === undefined);
}

/** What is read of Vitest's report. */
interface Report {
  testResults: readonly {
    assertionResults: readonly { status: string; ancestorTitles: readonly string[] }[];
  }[];
}

/** Says of each browser that is missing how many tests were not run for that. They stand in a group “in NAME”. */
export function notRun({ testResults }: Report, missing: readonly Browser[]): string[] {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return missing.flatMap(({ name, packages }) => {
    const count = tests.filter(
      ({ status, ancestorTitles }) => status === 'skipped' && ancestorTitles.includes(`in ${name}`),
    ).length;
    if (count === 0) return [];
    const tell = `${name} is not installed: ${plural(count, 'test was', 'tests were')} not run.`;
    return [`${tell} Debian has it in ${packages.join(' and ')}.`];
  });
}

if (import.meta.main) install(missing());

function install(browsers: readonly Browser[]): void {
  for (const { name, packages, programs } of browsers) {
    console.log(`Installing ${name} for the browser tests: ${packages.join(', ')} …`);
    installPackages(...packages);
    if (programs() === undefined) console.log(`${name} could not be installed: no test will run in it.`);
  }
}

/** Finds the first that is there of each of several programs. */
function programs(...places: readonly (readonly string[])[]): Browser['programs'] {
  return () => {
    const found = places.map((patterns) => patterns.flatMap((pattern) => globSync(pattern)).find(canRun));
    return found.some((each) => each === undefined) ? undefined : found.filter((each) => each !== undefined);
  };
}
