import { expect, test } from 'vitest';
import guides from '../../../src/collections/guides.ts';
import lexicon from '../../../src/collections/lexicon.ts';
import { resealed, wordingIn, withSignature, withWordings } from '../../../src/document/signing.ts';
import type { Day } from '../../../src/freshness/day.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { signaturesOf } from '../../../src/wiki/signatures.ts';

const fields = 'title: A\nsummary: S\nowner: ann\nteams: [sales]\n';
const guide = `---\n${fields}scope: See [SQL](/lexicon/sql/). # as agreed\n---\n\nText.\n`;
const term = `---\n${fields}definition: See [SQL](/lexicon/sql/).\n---\n`;
const teams = [{ id: 'sales', name: 'Sales', colour: '#112233' }];
const by = { team: 'sales', by: 'ann', on: '2026-06-02' as Day };
const stateIn = (text: string, { id } = guides as { id: string }) =>
  signaturesOf(readEntry({ collection: id, id: 'a', file: 'a.mdx' }, text), teams).map(({ state }) => state);

test('a signature is written below those before it, and nothing else changes', () => {
  const once = withSignature(guide, guides, by);
  const wording = wordingIn(guide, guides);
  const line = `  - team: sales\n    by: ann\n    on: 2026-06-02\n    wording: ${wording}\n`;
  expect(once).toBe(guide.replace('agreed\n', `agreed\nsignOff:\n${line}`));
  const again = withSignature(once.replace('See', 'Read'), guides, { ...by, on: '2026-07-02' as Day });
  expect(again).toContain(line);
  expect(stateIn(again)).toEqual(['signed']);
});

test.each(['123456789012', '1e5678901234', '000000000000'])(
  '%s is written so that it is read as words',
  (digits) => {
    const typed = guide.replace(
      '---\n\n',
      'signOff: [{ team: sales, by: ann, on: 2026-06-02, edition: 1 }]\n---\n\n',
    );
    const text = withWordings(typed, guides, () => digits);
    expect(readEntry({ collection: 'guides', id: 'a', file: 'a.mdx' }, text).data).toMatchObject({
      signOff: [{ wording: digits }],
    });
  },
);

test.each([
  ['a guide', guide, guides],
  ['a term, which carries the words', term, lexicon],
])('another name of a page keeps %s signed', (_, text, collection) => {
  const signed = withSignature(text, collection, by);
  const renamed = signed.replaceAll('/lexicon/sql/', '/lexicon/sales-qualified/');
  expect(stateIn(renamed, collection)).toEqual(['earlier']);
  expect(stateIn(resealed(signed, renamed, collection), collection)).toEqual(['signed']);
});
