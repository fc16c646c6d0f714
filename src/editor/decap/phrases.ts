import type { Phrases } from './types.ts';

/** What Decap asks before it deletes an entry that was saved. */
export const deleteQuestions = {
  onDeleteWithUnsavedChanges: 'Delete this, with what you have typed and not saved?',
  onDeletePublishedEntry: 'Delete this? “Recent changes” can bring it back.',
};

/** What Decap says in other words than ours, by its keys. */
const ours: Phrases = {
  // The plus of Chinese type is a box where no such font is installed.
  collection: { collectionTop: { newButton: '+ %{collectionLabel}' } },
  editor: {
    editor: {
      // Whether there was room for it is said at the foot.
      onLeavePage:
        'Leave this page? What you have typed is not published yet. It waits under “Kept texts” in this browser, unless the foot says that there is no room.',
      ...deleteQuestions,
    },
    editorToolbar: {
      backCollection: ' %{collectionLabel}',
      deletePublishedEntry: 'Delete',
      deleteEntry: 'Delete',
    },
  },
  ui: {
    toast: {
      onFailToLoadEntries: 'This could not be opened. %{details}',
      onFailToPersist: 'Not saved. %{details}',
      onFailToDelete: 'Not deleted. %{details}',
      missingRequiredField: 'Not saved: something that is required is missing. It is marked in red.',
      entrySaved: 'Saved',
    },
  },
};

/** Decap's words, with ours in place of some of them. */
export function inOurWords(theirs: Phrases, own: Phrases = ours): Phrases {
  const changed = Object.entries(own).map(([key, value]) => {
    const before = theirs[key];
    return [key, typeof value === 'object' && typeof before === 'object' ? inOurWords(before, value) : value];
  });
  return { ...theirs, ...Object.fromEntries(changed) } as Phrases;
}
