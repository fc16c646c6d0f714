import { useId, useState } from 'react';
import { person, text } from '../../collections/fields.ts';
import type { Review } from '../../document/review-fields.ts';
import { outcomes, type Outcome } from '../../freshness/outcome.ts';
import { Field } from '../form/Field.tsx';
import { formField } from '../form/fields.ts';
import { textOf } from '../form/typed.ts';
import { me } from '../names.ts';

const findings = Object.entries(outcomes) as [Outcome, string][];

const asked = {
  workFor: formField('review-for', person('Who is to put it right?')),
  by: formField('review-by', person('Who are you?')),
  note: formField('review-note', text('Note').optional()),
};

interface Props {
  /** What is taken for found where nothing is chosen. */
  usual: Outcome;
  onSay: (review: Omit<Review, 'on'>) => void;
}

/** The button *I have checked this page*, and what was found. */
export function Say({ usual, onSay }: Props) {
  const id = useId();
  const [chosen, choose] = useState<Outcome>();
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>({});
  const answerTo = ({ name }: { name: string }) => textOf(answers[name]);
  const own = me()?.id;
  const by = own ?? answerTo(asked.by);
  const workFor = answerTo(asked.workFor);
  const outcome = chosen ?? usual;
  const missing = by === '' || (outcome === 'needs-work' && workFor === '');
  const ask = (field: (typeof asked)[keyof typeof asked]) => (
    <Field
      field={field}
      path={[field.name]}
      value={answers[field.name]}
      onChange={(name, value) => setAnswers({ ...answers, [name]: value })}
    />
  );
  return (
    <>
      <fieldset className="review-findings">
        <legend>What did you find?</legend>
        {findings.map(([finding, words]) => (
          <label key={finding}>
            <input type="radio" name={id} checked={finding === outcome} onChange={() => choose(finding)} />
            {words}
          </label>
        ))}
      </fieldset>
      {outcome === 'needs-work' && ask(asked.workFor)}
      {own === undefined && ask(asked.by)}
      {ask(asked.note)}
      <button
        type="button"
        className="review-button"
        disabled={missing}
        onClick={() => {
          onSay({ by, outcome, workFor, note: answerTo(asked.note) });
          choose(undefined);
          setAnswers({});
        }}
      >
        I have checked this page
      </button>
    </>
  );
}
