import { useMemo, useReducer } from 'react';
import { pageFormat, sourceField } from '../../document/format.ts';
import { fieldsOfReview, reviewFieldNames } from '../../document/review-fields.ts';
import { isBlank, same, type Values } from '../../document/same.ts';
import { useEntry } from '../checks/Checks.tsx';
import type { FieldConfig } from '../decap/types.ts';
import { todayIn, useWiki } from '../pickers/use-names.ts';
import { tell } from '../messages.ts';
import type { WidgetProps } from '../decap/widget.tsx';
import { ByHand } from './ByHand.tsx';
import { publishForm } from '../decap/publish-button.ts';
import { Say } from './Say.tsx';
import { reviewChanges, reviewInWords } from './words.ts';

/** Who has checked the page and what they found, and the button with which whoever edits says the same. */
export function ReviewPanel(props: WidgetProps<undefined>) {
  const { wiki } = useWiki();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEntry(props.getEntry);
  const entry = props.getEntry();
  const values = entry.get('data').toJS();
  const today = todayIn(wiki);
  const isNew = entry.get('newRecord') === true;
  const text = values[sourceField];
  const saved = useMemo(() => (typeof text === 'string' ? pageFormat().fromFile(text) : {}), [text]);
  function change(after: Values) {
    for (const [field, value] of Object.entries(reviewChanges(after, values)))
      tell({ kind: 'value', field, value });
    redraw();
  }
  return (
    <div className="review">
      {reviewInWords(values, props.collection, wiki).map((each) => (
        <p key={each}>{each}</p>
      ))}
      {Object.keys(reviewChanges(values, saved)).length > 0 && (
        <p className="review-unsaved" role="status">
          This is not saved yet. {isNew ? 'It is saved with the page.' : '“Publish” saves it.'}
          <button type="button" className="field-button" onClick={() => change(saved)}>
            Take it back
          </button>
        </p>
      )}
      {today ? (
        <Say
          form={props}
          usual={!isNew && differs(values, saved) ? 'corrected' : 'right'}
          onSay={(said) => {
            change(fieldsOfReview({ ...said, on: todayIn(wiki) ?? today }));
            // A page that is still being written is published when it is finished.
            if (!isNew) void publishForm();
          }}
        />
      ) : (
        <p>This browser cannot tell which day it is. Enter the day of your review by hand.</p>
      )}
      <ByHand form={props} values={values} parts={props.field['parts'] as FieldConfig[]} onChange={change} />
    </div>
  );
}

/** Whether anything but the review of a page is no longer as it was. */
function differs(values: Values, saved: Values): boolean {
  const names = new Set([...Object.keys(values), ...Object.keys(saved)]);
  return [...names].some(
    (name) =>
      !reviewFieldNames.some((each) => each === name) &&
      !same(values[name], saved[name]) &&
      !(isBlank(values[name]) && isBlank(saved[name])),
  );
}
