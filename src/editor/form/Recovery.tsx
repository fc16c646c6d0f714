import { useEffect, useState } from 'react';
import { bringBack, type OpenForm } from '../decap/store.ts';
import { takeOver, unsavedIn } from '../keep-form.ts';
import { onMoment } from '../panels/moment.ts';
import type { Draft } from '../saving/drafts.ts';
import { kept } from '../saving/keeping.ts';

/** Offers what was typed here before and never saved, until somebody types anew: then it waits among the kept texts. */
export function Recovery({ form, isChanged }: { form: OpenForm; isChanged: boolean }) {
  const [draft, setDraft] = useState<Draft>();
  useEffect(() => {
    void unsavedIn(form).then(setDraft);
  }, [form.key]);
  if (draft === undefined || isChanged || draft.text === form.text) return null;
  const what = form.isNew ? 'began a page here' : 'changed this page';
  return (
    <section className="entry-recovery" role="status" aria-label="Not saved last time">
      <p>
        You {what} {onMoment(draft.when)} and did not save it.
        {draft.refused && ` ${draft.refused.reason}`}
      </p>
      <button
        type="button"
        className="field-button"
        onClick={() => {
          void takeOver(draft, form);
          bringBack(draft.text, draft.base);
          setDraft(undefined);
        }}
      >
        Bring it back
      </button>
      <button
        type="button"
        className="field-button"
        onClick={() => {
          void kept.throwAway(draft.id);
          setDraft(undefined);
        }}
      >
        Throw it away
      </button>
    </section>
  );
}
