import { useState } from 'react';
import type { Who } from '../../editing-api/protocol.ts';
import type { MergeChoice, MergeConflict } from '../../document/merge-conflict.ts';
import { askInDialog } from './ask.tsx';
import { Difference } from './Difference.tsx';
import { momentOf } from './moment.ts';
import { labelOfField } from './paths.ts';

/**
 * Shows both versions of every place that two people have changed, and asks which to keep.
 *
 * Resolves with one choice a conflict; `undefined` where the editor goes back to the form.
 */
export function askWhichVersion(
  path: string,
  conflicts: readonly MergeConflict[],
  who: readonly Who[],
): Promise<MergeChoice[] | undefined> {
  const [latest] = who;
  const title = latest ? `${latest.name} was faster` : 'Someone was faster';
  return askInDialog<MergeChoice[]>(title, (answer) => (
    <Choices path={path} conflicts={conflicts} when={latest && momentOf(latest.when)} onAnswer={answer} />
  ));
}

interface Props {
  path: string;
  conflicts: readonly MergeConflict[];
  when: string | undefined;
  onAnswer: (choices: MergeChoice[] | undefined) => void;
}

function Choices({ path, conflicts, when, onAnswer }: Props) {
  const [choices, setChoices] = useState<(MergeChoice | undefined)[]>(conflicts.map(() => undefined));
  const open = choices.filter((choice) => choice === undefined).length;
  return (
    <>
      <p>
        Since you opened this page, it was changed{when && ` (${when})`} in{' '}
        {conflicts.length === 1 ? 'a place' : `${conflicts.length} places`} that you have changed too. Nothing
        is lost: choose what the page is to say. Everything else of both of you is kept.
      </p>
      <ol className="concord-conflicts concord-scroll">
        {conflicts.map((conflict, index) => (
          <li key={index}>
            <Versions
              label={
                conflict.name === '' ? 'In the text of the page' : `In “${labelOfField(path, conflict.name)}”`
              }
              conflict={conflict}
              choice={choices[index]}
              onChoose={(choice) => setChoices(choices.with(index, choice))}
            />
          </li>
        ))}
      </ol>
      <footer>
        <button type="button" onClick={() => onAnswer(undefined)}>
          Back to the form
        </button>
        <button
          type="button"
          className="concord-main"
          disabled={open > 0}
          onClick={() => onAnswer(choices.filter((choice) => choice !== undefined))}
        >
          {open > 0 ? `${open} still to choose` : 'Save this'}
        </button>
      </footer>
    </>
  );
}

interface VersionsProps {
  label: string;
  conflict: MergeConflict;
  choice: MergeChoice | undefined;
  onChoose: (choice: MergeChoice) => void;
}

function Versions({ label, conflict: { kind, base, mine, theirs }, choice, onChoose }: VersionsProps) {
  const [group] = useState(() => `choice-${Math.random()}`);
  const offers: readonly (readonly [MergeChoice, string, string | undefined])[] = [
    ['mine', 'What you wrote', mine],
    ['theirs', 'What is there now', theirs],
    ...(kind === 'lines' ? ([['both', 'Both, one after the other', undefined]] as const) : []),
  ];
  return (
    <fieldset>
      <legend>{label}</legend>
      {offers.map(([value, label, text]) => (
        <label key={value} data-chosen={choice === value}>
          <span>
            <input type="radio" name={group} checked={choice === value} onChange={() => onChoose(value)} />
            {label}
          </span>
          {text !== undefined && (text === '' ? <em>nothing</em> : <Difference before={base} after={text} />)}
        </label>
      ))}
    </fieldset>
  );
}
