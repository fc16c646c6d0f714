import { describe, expect, it } from 'vitest';
import { problem } from '../../../src/problem/problem.ts';
import { problemInWords } from '../../../src/problem/wording.ts';
import { asGithub } from '../../../src/reports/github.ts';
import { asJson } from '../../../src/reports/json.ts';
import { asText, summary } from '../../../src/reports/text.ts';

const error = problem(
  { id: 'field-missing', hint: 'Of 100%:\nall.' },
  { file: 'content/a,b.mdx', line: 3, column: 2, entry: 'guides/a', field: ['title'] },
);
const info = problem({ id: 'comment-hidden' }, { file: 'content/z.mdx' });
const { fix } = problemInWords(info);
const findings = { today: '2026-11-22', entries: 2, problems: [error, info] };

describe('reports', () => {
  it('lists problems by file for a person', () => {
    const text = asText(findings, { colour: false });
    expect(text).toContain('content/a,b.mdx\n  ✖ 3:2 ');
    expect(text).toContain('→ Add a line “title: …”. Of 100%:\nall.');
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      '2 pages checked: 1 error, 0 warnings, 1 for information (for 2026-11-22)',
    );

    expect(text).not.toMatch(/\u001b/);
    expect(asText(findings, { colour: true })).toContain('\u001b[31m');
  });

  it('says in a line that all is well', () => {
    expect(summary(1, [])).toBe('1 page checked, no problems');
  });

  it('gives programs the fields that were promised, and no others', () => {
    expect(JSON.parse(asJson(findings))).toEqual({
      today: '2026-11-22',
      entries: 2,
      problems: [
        {
          id: 'field-missing',
          level: 'error',
          message: '“title” is missing.',
          fix: 'Add a line “title: …”. Of 100%:\nall.',
          file: 'content/a,b.mdx',
          line: 3,
          column: 2,
          entry: 'guides/a',
        },
        {
          id: 'comment-hidden',
          level: 'info',
          message: 'A comment is not shown to readers.',
          fix,
          file: 'content/z.mdx',
          line: 1,
          column: 1,
          entry: '',
        },
      ],
    });
  });

  it('escapes workflow commands', () => {
    expect(asGithub(findings).split('\n')).toEqual([
      '::error file=content/a%2Cb.mdx,line=3,col=2,title=field-missing::“title” is missing.%0AAdd a line “title: …”. Of 100%25:%0Aall.',
      `::notice file=content/z.mdx,line=1,col=1,title=comment-hidden::A comment is not shown to readers.%0A${fix}`,
      '2 pages checked: 1 error, 0 warnings, 1 for information',
    ]);
  });
});
