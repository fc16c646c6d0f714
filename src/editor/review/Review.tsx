import { useMemo, useState } from 'react';
import { collectionOf } from '../../collections/index.ts';
import { fieldsOfReview, reviewFieldNames } from '../../document/review-fields.ts';
import { isBlank, same, type Values } from '../../document/same.ts';
import { parseDay } from '../../freshness/day.ts';
import { publishForm } from '../decap/publish-button.ts';
import type { OpenForm } from '../decap/store.ts';
import { todayIn, useWiki } from '../pickers/use-names.ts';
import { Field } from '../form/Field.tsx';
import { focusIn } from '../form/lead.ts';
import type { FormField } from '../form/fields.ts';
import { textOf } from '../form/typed.ts';
import { readText } from '../form/values.ts';
import { Say } from './Say.tsx';
import { reviewChanges, reviewInWords } from './words.ts';
import './review.css';

interface Props {
  form: OpenForm;
  values: Values;
  /** The fields that the review is written down in. */
  fields: readonly FormField[];
  onChange: (values: Values) => void;
}

const panelId = 'review';

/** Leads from the top of a form to the panel, which stands below the text that is to be read first. */
export function ReviewJump() {
  const panel = () => document.getElementById(panelId);
  return (
    <button type="button" onClick={() => [panel()].forEach((each) => each && focusIn(each))}>
      Review
    </button>
  );
}

/** Who has checked the page and what they found, and the button with which whoever edits says the same. */
export function ReviewPanel({ form, values, fields, onChange }: Props) {
  const { wiki } = useWiki();
  const today = todayIn(wiki);
  const { isNew, base, collection } = form;
  const saved = useMemo(() => valuesOf(base, collection), [base, collection]);
  const [isSaid, setIsSaid] = useState(false);
  const change = (after: Values) => onChange(reviewChanges(after, values));
  return (
    <section className="review" id={panelId} aria-label="Review">
      <h2>Review</h2>
      {reviewInWords(values, collection, wiki).map((each) => (
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
          usual={!isNew && differs(values, saved) ? 'corrected' : 'right'}
          onSay={(said) => {
            const review = fieldsOfReview({ ...said, on: todayIn(wiki) ?? today });
            // A review is of a day: the same once more changes nothing, and cannot be published.
            const isKnown = !isNew && isAs(saved, { ...values, ...review });
            setIsSaid(isKnown);
            if (isKnown) return;
            change(review);
            // A page that is still being written is published when it is finished.
            if (!isNew) void publishForm();
          }}
        />
      ) : (
        <p>This browser cannot tell which day it is. Enter the day of your review by hand.</p>
      )}
      {isSaid && <p role="status">The page says so already: you have checked it today.</p>}
      <ByHand values={values} fields={fields} onChange={onChange} />
    </section>
  );
}

/** The fields of the review themselves: folded away, unless one of them has to be mended. */
function ByHand({ values, fields, onChange }: Pick<Props, 'values' | 'fields' | 'onChange'>) {
  const [isOpen] = useState(() => fields.some((field) => isBroken(field, values[field.name])));
  return (
    <details className="review-by-hand" open={isOpen}>
      <summary>Change by hand</summary>
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          path={[field.name]}
          value={values[field.name]}
          onChange={(name, value) => onChange({ [name]: value })}
        />
      ))}
    </details>
  );
}

function isBroken({ kind }: FormField, value: unknown): boolean {
  return kind === 'day' && textOf(value) !== '' && parseDay(textOf(value)) === undefined;
}

function valuesOf(text: string | undefined, id: string): Values {
  const collection = collectionOf(id);
  return text === undefined || collection === undefined ? {} : readText(text, collection).values;
}

/** Whether a form with these values would be saved as it is saved already. */
function isAs(saved: Values, values: Values): boolean {
  return !differs(values, saved) && Object.keys(reviewChanges(values, saved)).length === 0;
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
