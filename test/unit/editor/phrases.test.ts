import { expect, it } from 'vitest';
import { inOurWords } from '../../../src/editor/decap/phrases.ts';

it('says on leaving where the text waits, and leaves Decap the rest of its words', () => {
  const theirs = { editor: { editor: { onLeavePage: 'Are you sure?', onDeleting: 'Deleting …' } } };
  const said = inOurWords(theirs);
  expect(said).toMatchObject({
    editor: {
      editor: {
        onLeavePage: expect.stringContaining('under “Kept texts” in this browser'),
        onDeleting: 'Deleting …',
      },
    },
  });
});
