import { describe, expect, it } from 'vitest';
import { fieldProblems } from '../../../src/document/fixes/verify.ts';
import { remarkOn, saidBeside } from '../../../src/editor/checks/words.ts';
import { problem } from '../../../src/problem/problem.ts';

const file = 'guides/a.mdx';

function guide(fields: Record<string, string | undefined>, body = 'Text'): string {
  const all = { title: 'A', summary: 'B', owner: 'c', teams: '[sales]', ...fields };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}: ${value}`,
  );
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

const remarksOn = (text: string) =>
  fieldProblems(file, text).map((each) => remarkOn({ ...each, file }, text));

describe('what a form says of a problem', () => {
  it.each([
    ['a field that is not there', { summary: undefined }, ['summary'], 'Summary is empty. Fill it in.'],
    [
      'a field without a value',
      { summary: '' },
      ['summary'],
      'Summary is empty, but should be text. Fill it in.',
    ],
    [
      'no day',
      { reviewed: 'soon' },
      ['reviewed'],
      /^Reviewed on is “soon”; it must be a day .* Choose a day\.$/,
    ],
    [
      'a field of an item',
      { steps: '\n  - title: x\n  - who: y' },
      ['steps', 1, 'title'],
      'Steps 2 › Step is empty. Fill it in.',
    ],
    [
      'a field that another one asks for',
      { reviewEvery: 'never' },
      ['reviewEvery'],
      /^Review every .* without a reason in “Why it never needs a review”/,
    ],
  ])('%s', (_, fields, path, words) => {
    const [remark] = remarksOn(guide(fields));
    expect(remark?.spot?.path).toEqual(path);
    expect(remark?.said).toMatch(words);
    expect(remark?.said).not.toMatch(/\bline\b|summary:/i);
  });

  it('names a field alone where it stands beside it', () => {
    const [remark] = remarksOn(guide({ steps: '\n  - title: x\n  - who: y' }));
    expect(remark && saidBeside(remark)).toBe('Step is empty. Fill it in.');
  });

  it('quotes the words of the text, and leads to them', () => {
    const text = guide({}, 'One.\n\n- See **[the page](/nowhere/)** for _more_.');
    const found = problem({ id: 'link-broken', target: '/nowhere/' }, { file, line: 10, column: 6 });
    expect(remarkOn(found, text)).toMatchObject({
      spot: { path: ['body'], label: 'Page text', words: 'the page for more.' },
      said: 'At “the page for more.”: The link to “/nowhere/” leads to no page. Correct the address, or create the page.',
    });
  });

  it('finds the field of a line where only that is known', () => {
    const text = guide({ purpose: '|\n  One\n  <div>' });
    const found = problem({ id: 'html', tag: 'div' }, { file, line: 8 });
    expect(remarkOn(found, text).spot).toMatchObject({ path: ['purpose'], label: 'Purpose' });
  });

  it('leads nowhere where the form does not show what is wrong', () => {
    const text = guide({ zebra: 'x' });
    const [remark] = remarksOn(text);
    expect(remark?.spot).toBeUndefined();
    expect(remark?.said).toContain('no field “zebra”');
  });
});
