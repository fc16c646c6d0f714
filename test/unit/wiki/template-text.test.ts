import { describe, expect, it } from 'vitest';
import { collections } from '../../../src/collections/index.ts';
import { kinds } from '../../../src/collections/kinds.ts';
import { problemInWords } from '../../../src/problem/wording.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';

/** What a page still has of its template, as `line id: words`. */
function left(body: string, { collection = 'guides', fields = {} } = {}): string[] {
  const file = `${collection}/a.mdx`;
  const { problems } = readEntry({ collection, id: 'a', file }, guide(fields, body));
  const found = problems.filter(({ id }) => id === 'template-text' || id === 'template-draft');
  return found.map((each) => `${each.line} ${each.id}: ${'found' in each ? String(each.found) : ''}`);
}

describe('words of a template', () => {
  it.each(collections.filter(({ template }) => template !== ''))(
    'are told where a page of $id begins with them: each sentence and attribute, and no heading',
    ({ id, template }) => {
      const told = left(template, { collection: id }).map((each) => each.replace(/^.*?: /, ''));
      const sentences = template.match(/[^\n<>"]+[.!?]/g)?.map((each) => each.replace(/^\d+\. /, '')) ?? [];
      expect(told).toEqual(expect.arrayContaining(sentences.filter((each) => !each.startsWith('## '))));
      expect(told.join('\n')).not.toMatch(/Before you start|\btip\b/);
    },
  );

  it('are told at their place, once each, and for a draft as what keeps it from being published', () => {
    const body = 'Ours.\n\n<Steps>\n\n1. First do\n   this.\n2. Then call. First do this.\n\n</Steps>';
    expect(left(body)).toEqual(['12 template-text: First do this.']);
    expect(left(body, { fields: { draft: 'true' } })).toEqual(['13 template-draft: First do this.']);
  });

  it.each([
    ['within a longer sentence', 'We say: first do this. First do this, then that.'],
    ['as a heading', '## First do this.'],
    ['of another collection', 'The words that make it worse.'],
    ['with attributes of their own', '<Quote who="Head of sales" source="Call">\n\nOurs.\n\n</Quote>'],
    ['in code', '`First do this.`\n\n```text\nFirst do this.\n```'],
  ])('are not found %s', (_name, body) => {
    expect(left(body)).toEqual([]);
  });

  it('are found in attributes', () => {
    const quote = '<Quote who="Their role and kind of company" source="Call">\n\nOurs.\n\n</Quote>';
    expect(left(quote, { collection: 'personas' })).toEqual([
      '8 template-text: Their role and kind of company',
    ]);
  });

  it('are found in fields that say what an example says', () => {
    const fields = {
      summary: kinds.text.example,
      purpose: `"${kinds.markdown.example}"`,
      scope: 'An example',
    };
    expect(left('Text.', { fields })).toEqual([
      `3 template-text: ${kinds.text.example}`,
      `6 template-text: ${kinds.markdown.example}`,
    ]);
  });

  it('are said in words', () => {
    const file = 'guides/a.mdx';
    const { problems } = readEntry({ collection: 'guides', id: 'a', file }, guide({}, 'First do this.'));
    expect(problems.map((each) => problemInWords(each).message)).toEqual([
      '“First do this.” is what every new page begins with.',
    ]);
  });
});
