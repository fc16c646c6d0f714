import { expect, it } from 'vitest';
import { readBody } from '../../../src/mdx/read.ts';
import { textOf } from '../../../src/mdx/tree.ts';
import { isPutBy, saidOn, takenOver } from '../../../src/document/take-over.ts';

const heard = { text: 'They offered £79.', on: '2026-11-23', by: 'Marcus Oyelaran', where: 'call' };
const claims = [
  {
    topic: 'pricing',
    text: 'They offered £79.',
    source: 'Call, heard by Marcus Oyelaran',
    seen: '2026-11-23',
    confidence: 'medium',
  },
];

it.each([
  ['competitors', { kind: 'competitor' }, 'claims', claims],
  ['competitors', {}, 'claims', claims],
  ['personas', { kind: 'wish' }, 'goals', ['They offered £79.']],
  ['objections', { kind: 'objection', exact: true }, 'otherPhrasings', ['They offered £79.']],
  [
    'guides',
    { kind: 'workaround', exact: true },
    'body',
    '“They offered £79.” (Call, heard by Marcus Oyelaran, 23 Nov 2026)\n',
  ],
  ['objections', { exact: true }, 'otherPhrasings', ['They offered £79.']],
  [
    'competitors',
    { kind: 'idea' },
    'body',
    'They offered £79. (Call, heard by Marcus Oyelaran, 23 Nov 2026)\n',
  ],
  ['personas', {}, 'body', 'They offered £79. (Call, heard by Marcus Oyelaran, 23 Nov 2026)\n'],
])('what was heard of %s, as %o, belongs into %s', (collection, more, field, value) => {
  expect(takenOver(collection, { ...heard, ...more }, {})).toEqual({ field, value });
});

it('stands behind what is there', () => {
  const words = takenOver(
    'personas',
    { ...heard, kind: 'words', exact: true, where: undefined },
    { title: 'Yard manager', quotes: [{ text: 'A' }] },
  );
  expect(words.value).toEqual([
    { text: 'A' },
    { text: 'They offered £79.', who: 'Yard manager', day: '2026-11-23', source: 'Heard by Marcus Oyelaran' },
  ]);
  expect(takenOver('guides', heard, { body: '\n\nSteps.\n' }).value).toMatch(
    /^Steps\.\n\nThey offered £79\./,
  );
});

it('says of a quote who said it and where, as far as the note knows, and nothing else', () => {
  const quote = { ...heard, kind: 'words', exact: true, where: 'visit' };
  expect(takenOver('personas', quote, { title: 'Yard manager' }).value).toMatchObject([
    { who: 'Yard manager, on a visit', source: 'Visit, heard by Marcus Oyelaran' },
  ]);
  expect(takenOver('personas', quote, {}).value).not.toHaveProperty('0.who');
});

it.each([
  ['personas', 'words'],
  ['personas', 'objection'],
  ['objections', 'words'],
  ['objections', 'objection'],
])('what somebody tells in words of their own is no quotation of %s: %s', (collection, kind) => {
  expect(takenOver(collection, { ...heard, kind, exact: false }, {})).toEqual({
    field: 'body',
    value: 'They offered £79. (Call, heard by Marcus Oyelaran, 23 Nov 2026)\n',
  });
});

it.each(['*79* <b>and</b> {x}', '- none\n1. nor\n# this', '<Say>\n`code`\n</Say>', '> a [b](c) | d'])(
  'arrives on the page as the words that it is: %j',
  (text) => {
    const words = text.replace(/\s+/g, ' ');
    const body = takenOver('guides', { ...heard, text }, { body: 'Before.\n' }).value as string;
    expect(textOf(readBody(body).nodes)).toBe(
      `Before. ${words} (Call, heard by Marcus Oyelaran, 23 Nov 2026)`,
    );
    const [claim] = takenOver('competitors', { ...heard, text, kind: 'competitor' }, {}).value as [
      { text: string },
    ];
    expect(claim.text).not.toContain('\n');
    expect(textOf(readBody(claim.text).nodes)).toBe(words);
    expect(saidOn(text, { body }).times).toBe(1);
    expect(saidOn(text, { claims: [claim] })).toEqual({ times: 1, field: 'claims' });
  },
);

it('is put on a page by a save that says its words once more, whatever signs stand between them', () => {
  const body = 'They **offered** “£79”!';
  expect(isPutBy(heard.text, { title: 'A' }, { title: 'A', body })).toBe(true);
  expect(isPutBy(heard.text, { body }, { body: `${body}\n\nMore.` })).toBe(false);
  expect(isPutBy(heard.text, { body }, { body, claims: [{ text: 'they offered 79' }] })).toBe(true);
  expect(isPutBy(heard.text, {}, { body: 'They offered £790.' })).toBe(false);
  expect(isPutBy('79', {}, { claims: [{ text: '79 79' }] })).toBe(true);
  expect(saidOn('79', { claims: [{ text: '79 79' }], body: '79' }).times).toBe(3);
});
