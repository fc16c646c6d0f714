import { describe, expect, test } from 'vitest';
import guides from '../../../src/collections/guides.ts';
import { registry } from '../../../src/collections/index.ts';
import lexicon from '../../../src/collections/lexicon.ts';
import numbers from '../../../src/collections/numbers.ts';
import objections from '../../../src/collections/objections.ts';
import { fieldOf } from '../../../src/collections/fields.ts';
import { signatureList, signedFields, wordingOf } from '../../../src/collections/wording.ts';

const of = (data: Record<string, unknown>, body = '') => wordingOf(guides, data, body);
const steps = [{ title: 'Call', within: 'six hours' }, { title: 'Write' }];

describe('what stands for signed words', () => {
  test('is twelve signs that no release may change', () => {
    expect(wordingOf(lexicon, { definition: 'A lead that both teams want.' }, '')).toBe('dc0a3a1f89ff');
    expect(of({ scope: 'All.', steps })).toBe('1ed7caf7b2d5');
  });

  test('does not change with blanks, forms of letters, the order of fields, or what is empty', () => {
    const words = of({ scope: 'A café for all.', steps });
    expect(of({ steps, scope: ' A cafe\u0301\n for  all. ' })).toBe(words);
    expect(of({ scope: 'A café for all.', steps: steps.map((each) => ({ who: '', ...each })) })).toBe(words);
    expect(of({ scope: 'A café for all.', steps, exceptions: [], trigger: null })).toBe(words);
    const turned = steps.map((each) => Object.fromEntries(Object.entries(each).toReversed()));
    expect(of({ scope: 'A café for all.', steps: turned })).toBe(words);
  });

  test('changes with a word, a number, the order of steps, or where it stands', () => {
    const words = of({ scope: 'All.', steps });
    const others = [
      of({ scope: 'all.', steps }),
      of({ scope: 'All.', steps: steps.toReversed() }),
      of({ scope: 'All.', steps: [{ title: 'Call', within: 'three days' }, { title: 'Write' }] }),
      of({ scope: 'All.', steps: [{ title: 'Call', who: 'six hours' }, { title: 'Write' }] }),
      of({ trigger: 'All.', steps }),
      of({ scope: 'All.' }),
    ];
    expect(new Set([words, ...others]).size).toBe(7);
    expect(wordingOf(numbers, { target: 5 }, '')).not.toBe(wordingOf(numbers, { target: 8 }, ''));
  });

  test('is of the text only where that is signed', () => {
    expect(of({ scope: 'All.' }, 'Text.')).toBe(of({ scope: 'All.' }));
    const withText = { ...guides, signsBody: true };
    expect(wordingOf(withText, { scope: 'All.' }, 'Text.')).not.toBe(
      wordingOf(withText, { scope: 'All.' }, ''),
    );
  });
});

test('the list of signatures is found by what its lines hold', () => {
  expect([lexicon, guides, numbers, objections].map(signatureList)).toEqual([
    'agreement',
    'signOff',
    'signOff',
    undefined,
  ]);
});

test('whatever is signed has a place for signatures', () => {
  for (const collection of registry) {
    const isSigned = Object.values(collection.schema.shape).some((field) => fieldOf(field).signed);
    expect(signatureList(collection) !== undefined, collection.id).toBe(isSigned || !!collection.signsBody);
  }
});

test('signed fields come in the order of the declaration', () => {
  const data = { steps: [], scope: 'All.', title: 'Handoff' };
  expect(signedFields(guides, data).map(([name]) => name)).toEqual(['scope', 'steps']);
});
