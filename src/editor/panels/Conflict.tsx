import { useId, useState } from 'react';
import { folders } from '../../editing-api/paths.ts';
import type { Who } from '../../editing-api/protocol.ts';
import type { Told } from '../../document/conflict-in-words.ts';
import type { MergeChoice, MergeConflict } from '../../document/merge-conflict.ts';
import { askInDialog } from './ask.tsx';
import { OneOf } from './Difference.tsx';
import { knownNames } from './known-names.ts';
import { agoOf } from './moment.ts';

/** A place that two people have changed, with how it may be settled. */
interface Place extends Told {
  /** Both can stand there, one after the other. */
  mayKeepBoth: boolean;
}

/**
 * Shows both versions of every place that two people have changed, and asks which to keep.
 *
 * Resolves with one choice a conflict; `undefined` where the editor goes back to the form.
 */
export async function askWhichVersion(
  path: string,
  conflicts: readonly MergeConflict[],
  who: readonly Who[],
): Promise<MergeChoice[] | undefined> {
  const [latest] = who;
  const title = latest ? `${latest.name} was faster` : 'Someone was faster';
  // What reads a text is not needed before two people have met.
  const [{ conflictInWords }, nameOf] = await Promise.all([
    import('../../document/conflict-in-words.ts'),
    knownNames(),
  ]);
  const file = path.slice(folders.content.length + 1);
  const places = conflicts.map((conflict) => ({
    ...conflictInWords(file, conflict, nameOf),
    mayKeepBoth: conflict.kind === 'lines',
  }));
  return askInDialog<MergeChoice[]>(title, (answer) => (
    <Choices
      places={places}
      theirs={theirsOf(who)}
      allTheirs={latest ? `All ${latest.name}’s` : 'All that is there now'}
      onAnswer={answer}
    />
  ));
}

/** What the version of others is called: “Leonie Vaske’s, 5 minutes ago”. */
function theirsOf([latest, ...others]: readonly Who[]): string {
  if (latest === undefined) return 'What is there now';
  const more = others.length === 0 ? '' : ` and ${others.map(({ name }) => name).join(', ')}`;
  return `${latest.name}’s${more}, ${agoOf(latest.when)}`;
}

interface Props {
  places: readonly Place[];
  /** Whose the other version is, and of when. */
  theirs: string;
  allTheirs: string;
  onAnswer: (choices: MergeChoice[] | undefined) => void;
}

function Choices({ places, theirs, allTheirs, onAnswer }: Props) {
  const [choices, setChoices] = useState<(MergeChoice | undefined)[]>(places.map(() => undefined));
  const open = choices.filter((choice) => choice === undefined).length;
  const all = (choice: MergeChoice) => setChoices(places.map(() => choice));
  return (
    <>
      <p>
        While you were writing, {places.length === 1 ? 'a place' : `${places.length} places`} that you have
        changed got other words. Choose what the page is to say. Nothing is lost: the other text stays under
        “Kept texts” or in the page’s history, and everything else of both of you is saved.
      </p>
      {places.length > 1 && (
        <p className="concord-all">
          <button type="button" onClick={() => all('mine')}>
            All yours
          </button>
          <button type="button" onClick={() => all('theirs')}>
            {allTheirs}
          </button>
        </p>
      )}
      <ol className="concord-conflicts concord-scroll">
        {places.map((place, index) => (
          <li key={index}>
            <Versions
              place={place}
              theirs={theirs}
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
  place: Place;
  theirs: string;
  choice: MergeChoice | undefined;
  onChoose: (choice: MergeChoice) => void;
}

function Versions({ place, theirs, choice, onChoose }: VersionsProps) {
  const group = useId();
  const offers: readonly (readonly [MergeChoice, string])[] = [
    ['mine', 'Yours'],
    ['theirs', theirs],
    ...(place.mayKeepBoth ? ([['both', 'Both, one after the other']] as const) : []),
  ];
  return (
    <fieldset>
      <legend>{place.place}</legend>
      {offers.map(([value, label]) => (
        <div key={value} data-chosen={choice === value}>
          <label>
            <input type="radio" name={group} checked={choice === value} onChange={() => onChoose(value)} />
            {label}
          </label>
          {value !== 'both' && <Version place={place} value={value} />}
        </div>
      ))}
    </fieldset>
  );
}

function Version({ place, value }: { place: Place; value: 'mine' | 'theirs' }) {
  if (place[value] === '') return <em>nothing</em>;
  return <OneOf side={value === 'mine' ? 'now' : 'was'} was={place.theirs} now={place.mine} />;
}
