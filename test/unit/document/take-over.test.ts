import { expect, it } from 'vitest';
import { takenOver } from '../../../src/document/take-over.ts';

const heard = { text: 'They offered £79.', on: '2026-11-23', by: 'Marcus Oyelaran', where: 'call' };

it.each([
  [
    'competitors',
    { kind: 'competitor' },
    'claims',
    [
      {
        topic: 'pricing',
        text: 'They offered £79.',
        source: 'Call, heard by Marcus Oyelaran',
        seen: '2026-11-23',
        confidence: 'medium',
      },
    ],
  ],
  ['personas', { kind: 'wish' }, 'goals', ['They offered £79.']],
  ['objections', { kind: 'objection' }, 'otherPhrasings', ['They offered £79.']],
  [
    'guides',
    { kind: 'workaround', exact: true },
    'body',
    '“They offered £79.” (Call, heard by Marcus Oyelaran, 23 Nov 2026)\n',
  ],
  ['competitors', {}, 'body', 'They offered £79. (Call, heard by Marcus Oyelaran, 23 Nov 2026)\n'],
])('what was heard of %s, as %o, belongs into %s', (collection, more, field, value) => {
  expect(takenOver(collection, { ...heard, ...more }, {})).toEqual({ field, value });
});

it('stands behind what is there', () => {
  const words = takenOver(
    'personas',
    { ...heard, kind: 'words', where: undefined },
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
  const quote = { ...heard, kind: 'words', where: 'visit' };
  expect(takenOver('personas', quote, { title: 'Yard manager' }).value).toMatchObject([
    { who: 'Yard manager, on a visit', source: 'Visit, heard by Marcus Oyelaran' },
  ]);
  expect(takenOver('personas', quote, {}).value).not.toHaveProperty('0.who');
});
