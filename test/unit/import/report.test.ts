import { describe, expect, it } from 'vitest';
import { changeKinds, type Change, type ChangeKind } from '../../../src/import/change.ts';
import type { Imported } from '../../../src/import/context.ts';
import { summaryOf, wholeOf, type Report } from '../../../src/import/report.ts';

const page = (path: string, changes: Change[], isWritten = true): Imported => ({
  path,
  id: path,
  file: `guides/${path}x`,
  text: isWritten ? 'T' : undefined,
  data: {},
  changes,
  images: [],
  embedded: [],
});
const reportOf = (pages: Imported[], more: Partial<Report> = {}): Report => ({
  pages,
  leftBehind: [],
  hidden: [],
  failed: [],
  dryRun: false,
  loads: [],
  names: new Map([['ada', 'Ada Example']]),
  perWeek: 3,
  ...more,
});
const link = (detail: string): Change => ({ kind: 'link-broken', detail });

describe('the summary of an import', () => {
  it('fits on a screen, however much there is to say', () => {
    const kinds = Object.keys(changeKinds) as ChangeKind[];
    const long = 'long/'.repeat(50);
    const pages = Array.from({ length: 300 }, (_, index) =>
      page(
        `${long}${index}.md`,
        kinds.map((kind) => ({ kind, detail: `${long}${kind}${index}` })),
      ),
    );
    const burden = { pages: 300, aWeek: 12, bearable: 3, owners: 4, weeks: 100 };
    const load = { owner: 'ada', first: 300, until: '2027-05-21' as const, most: 14, burden };
    const many = {
      leftBehind: pages.map(({ path }) => path),
      failed: pages.map(({ path }) => ({ file: path, reason: 'EACCES' })),
      loads: Array.from({ length: 90 }, () => load),
    } as unknown as Partial<Report>;
    const lines = summaryOf(reportOf(pages, many)).split('\n');
    expect(lines.length).toBeLessThan(50);
    expect(wholeOf(reportOf(pages.slice(0, 9), many)).split('\n').length).toBeGreaterThan(
      9 * kinds.length * 2,
    );
  });

  it('begins with the worst, and shows what comes most often, or where it is', () => {
    const pages = [
      page('a.md', [{ kind: 'asked', detail: 'threat' }, link('x'), { kind: 'title', detail: 'T' }]),
      page('b/c.md', [
        { kind: 'asked', detail: 'threat' },
        { kind: 'asked', detail: 'summary' },
        link('y'),
        link('z'),
      ]),
      page('d.md', [{ kind: 'exists', detail: 'guides/d.mdx' }], false),
    ];
    const lines = summaryOf(reportOf(pages))
      .split('\n')
      .map((line) => line.trim().replace(/ +/g, ' '));
    expect(lines).toEqual([
      'Written: 2 pages of 3, 0 images. 2 pages need your attention (▲).',
      '',
      'times pages what',
      expect.stringMatching(/^1 1 ▲ Not imported/),
      'guides/d.mdx (d.md)',
      '3 2 ▲ A draft until somebody fills in what the source does not say',
      'threat ×2, summary (b/c.md)',
      expect.stringMatching(/^3 2 ▲ Links that lead to nothing/),
      'x (a.md), y (b/c.md) …',
      '· 1 kind of changes that ask for nothing',
      '',
    ]);
  });

  it('says what cannot be borne', () => {
    const burden = { pages: 300, aWeek: 11.5, bearable: 3, owners: 4, weeks: 100 };
    const load = { owner: 'ada', first: 290, until: '2027-05-21' as Report['loads'][0]['until'], most: 14 };
    expect(summaryOf(reportOf([], { loads: [{ ...load, burden }] }))).toContain(
      '▲ Ada Example is to review 290 pages for the first time by 21 May 2027, up to 14 in one week where 3 can be borne. This cannot be borne: 300 pages ask for 12 reviews a week, and 3 can be borne. It takes 4 owners, or one review of each page in 23 months.',
    );
    expect(summaryOf(reportOf([], { loads: [{ ...load, first: 2, most: 3, burden: undefined }] }))).toContain(
      '· Ada Example is to review 2 pages for the first time by 21 May 2027.',
    );
  });

  it('57-scale-terminal-escapes: shows no sign that a terminal would obey', () => {
    const evil = 'a\u001b[2J\u0007\u202e.md';
    const report = reportOf([page(evil, [link(evil)])], {
      leftBehind: [evil],
      failed: [{ file: evil, reason: evil }],
    });
    for (const text of [summaryOf(report), wholeOf(report)]) {
      expect(text).toContain('a[2J.md');
      expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    }
  });
});

describe('the whole report', () => {
  it('has each change by its kind, and by its page', () => {
    const whole = wholeOf(
      reportOf([page('a.md', [link('x'), link('x'), link('y')]), page('b.md', [link('z')])], {
        leftBehind: ['c.pdf'],
      }),
    );
    const says = changeKinds['link-broken'].says;
    expect(whole).toContain(`BY KIND\n\n▲ ${says} (4)\n    a.md: x ×2, y\n    b.md: z\n`);
    expect(whole).toContain(`BY PAGE\n\na.md → guides/a.mdx\n  ▲ ${says} (3): x ×2, y\n`);
    expect(whole).toContain('WHAT STAYED BEHIND\n\nc.pdf\n');
  });
});
