import { useState } from 'react';
import type { Review } from '../../document/review-fields.ts';
import { outcomes, type Outcome } from '../../freshness/outcome.ts';
import { Relation } from '../fields/Relation.tsx';
import { Text } from '../fields/Texts.tsx';
import { textOf } from '../fields/typed.ts';
import { me } from '../names.ts';
import type { WidgetProps } from '../decap/widget.tsx';

const findings = Object.entries(outcomes) as [Outcome, string][];

interface Props {
  form: WidgetProps<undefined>;
  /** What is taken for found where nothing is chosen. */
  usual: Outcome;
  onSay: (review: Omit<Review, 'on'>) => void;
}

/** The button *I have checked this page*, and what was found. */
export function Say({ form, usual, onSay }: Props) {
  const [chosen, choose] = useState<Outcome>();
  const [workFor, setWorkFor] = useState('');
  const [note, setNote] = useState('');
  const [other, setOther] = useState('');
  const own = me()?.id;
  const by = own ?? other;
  const outcome = chosen ?? usual;
  const missing = by === '' || (outcome === 'needs-work' && workFor === '');
  function say() {
    onSay({ by, outcome, workFor, note });
    choose(undefined);
    setWorkFor('');
    setNote('');
  }
  return (
    <>
      <fieldset className="review-findings">
        <legend>What did you find?</legend>
        {findings.map(([finding, words]) => (
          <label key={finding}>
            <input
              type="radio"
              name={`${form.id}-finding`}
              checked={finding === outcome}
              onChange={() => choose(finding)}
            />
            {words}
          </label>
        ))}
      </fieldset>
      {outcome === 'needs-work' && (
        <Person form={form} label="Who is to put it right?" value={workFor} onPick={setWorkFor} />
      )}
      {own === undefined && <Person form={form} label="Who are you?" value={other} onPick={setOther} />}
      <label htmlFor={`${form.id}-note`}>Note (optional)</label>
      <div className="review-box">
        <Text
          {...form}
          id={`${form.id}-note`}
          field={{ name: '$note', label: 'Note', required: false }}
          value={note}
          onChange={(text) => setNote(textOf(text))}
        />
      </div>
      <button type="button" className="review-button" disabled={missing} onClick={say}>
        I have checked this page
      </button>
    </>
  );
}

interface PersonProps {
  form: WidgetProps<undefined>;
  label: string;
  value: string;
  onPick: (id: string) => void;
}

function Person({ form, label, value, onPick }: PersonProps) {
  const name = label.toLowerCase().replace(/[^a-z]+/g, '-');
  return (
    <>
      <label htmlFor={`${form.id}-${name}`}>{label}</label>
      <div className="review-box">
        <Relation
          {...form}
          id={`${form.id}-${name}`}
          field={{ name: `$${name}`, label, required: false, collection: 'people' }}
          value={value}
          onChange={(id) => onPick(textOf(id))}
        />
      </div>
    </>
  );
}
