import { describe, expect, it } from 'vitest';
import { firefox, notRun, webKit } from '../../scripts/browsers.ts';

const test = (status: string, ...ancestorTitles: string[]) => ({ status, ancestorTitles });
const report = {
  testResults: [
    { assertionResults: [test('passed', 'pages'), test('skipped', 'pages')] },
    {
      assertionResults: [
        test('passed', 'in Firefox'),
        test('skipped', 'in WebKit'),
        test('skipped', 'in WebKit'),
      ],
    },
  ],
};

describe('a browser that is not installed', () => {
  it('is named with the number of tests that were not run, and where to get it', () => {
    expect(notRun(report, [webKit])).toEqual([
      'WebKit is not installed: 2 tests were not run. Debian has it in webkit2gtk-driver and xvfb.',
    ]);
  });

  it('is not named where all was run that was asked for', () => {
    expect(notRun(report, [firefox])).toEqual([]);
    expect(notRun(report, [])).toEqual([]);
  });
});
