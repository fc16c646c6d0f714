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
  const plain = { colour: false, all: false };

  it('lists problems by file for a person who asks for all', () => {
    const text = asText(findings, { ...plain, all: true });
    expect(text).toContain('content/a,b.mdx\n  ✖ 3:2 ');
    expect(text).toContain('→ Add a line “title: …”. Of 100%: all.');
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      '2 pages checked: 1 error, 0 warnings, 1 for information (for 2026-11-22)',
    );

    expect(text).not.toMatch(/\u001b/);
    expect(asText(findings, { colour: true, all: true })).toContain('\u001b[31m');
  });

  const broken = Array.from({ length: 2_000 }, (_, line) =>
    problem({ id: 'link-broken', target: '/x/' }, { file: 'content/b.mdx', line: line + 1 }),
  );
  const other = problem({ id: 'link-broken', target: '/y/' }, { file: 'content/c.mdx' });
  const unread = problem({ id: 'review-missing' }, { file: 'content/a.mdx' });
  const many = { ...findings, problems: [unread, info, ...broken, other, error] };

  it('folds like problems, the worst first, and what readers see before what editors might want', () => {
    const text = asText(many, plain);
    const heads = text.split('\n').filter((line) => /^[✖▲·]/.test(line));
    expect(heads).toEqual([
      '✖ A required field is missing field-missing',
      '▲ A link leads to no page or heading, 2001 times in 2 files link-broken',
      '▲ Nobody has reviewed the page yet review-missing',
      '· A comment is not shown comment-hidden',
    ]);
    expect(text.match(/leads to no page\./g)).toHaveLength(3);
    expect(text).toContain('content/b.mdx:1:1  The link to “/x/” leads to no page.');
    expect(text).toContain('content/c.mdx:1:1  The link to “/y/” leads to no page.');
    expect(text).toContain('and 1998 more; “npm run check -- --all” lists them');
    expect(text).toContain('2002 warnings');
    expect(asText(many, { ...plain, all: true }).match(/leads to no page\./g)).toHaveLength(2_001);
  });

  it('keeps no more annotations than GitHub shows, the worst first, and says how many there are', () => {
    const lines = asGithub(many, { all: false }).split('\n');
    expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(6);
    expect(lines[0]).toMatch(/^::error /);
    expect(lines).toContain('and 1998 more of link-broken');
    expect(asGithub(many, { all: true }).match(/^::/gm)).toHaveLength(many.problems.length);
  });

  it('57-scale-terminal-escapes: lets nothing through that a terminal, a log or a parser obeys', () => {
    const signs = '\u001b]0;x\u0007\u009b2J\r\n::error::x\u202e\u2066\u0000\u200f';
    const bad = problem({ id: 'link-broken', target: signs }, { file: `content/${signs}.mdx`, line: 2 });
    const told = { ...findings, problems: [bad] };
    const forbidden = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|^::error::/mu;
    for (const all of [false, true]) {
      expect(asText(told, { ...plain, all })).not.toMatch(forbidden);
      expect(asGithub(told, { all })).not.toMatch(forbidden);
    }
    expect(asJson(told)).not.toMatch(forbidden);
    expect(JSON.parse(asJson(told))).toMatchObject({ problems: [{ file: `content/${signs}.mdx` }] });
    expect(asText(told, plain)).toContain('‹escape (U+001B)›');
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
    expect(asGithub(findings, { all: false }).split('\n')).toEqual([
      '::error file=content/a%2Cb.mdx,line=3,col=2,title=field-missing::“title” is missing.%0AAdd a line “title: …”. Of 100%25:%0Aall.',
      `::notice file=content/z.mdx,line=1,col=1,title=comment-hidden::A comment is not shown to readers.%0A${fix}`,
      '2 pages checked: 1 error, 0 warnings, 1 for information',
    ]);
  });
});
