import { hasReviews, type Collection } from '../../collections/index.ts';
import { stateLabels, urgency } from '../../freshness/worklist.ts';
import { me, type Name, type Names } from '../names.ts';
import { ownersOf, type Choices, type Query, type Row } from './rows.ts';

interface Props {
  rows: readonly Row[];
  names: readonly Name[];
  teams: Names['teams'];
  collection: Collection | undefined;
  asked: Query;
  ask: (more: Partial<Query>) => void;
}

/** Which pages are listed, and in which order. Of people only the team is asked. */
export function Narrow({ rows, names, teams, collection, asked, ask }: Props) {
  const here = rows.filter(({ name }) => name.review && (!collection || name.collection === collection.id));
  const choice = (name: Exclude<keyof Query, 'words'>, label: string, options: Choices) => (
    <label>
      {label}
      <select value={asked[name]} onChange={(event) => ask({ [name]: event.target.value })}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="concord-narrow">
      {choice('team', 'Team', [['', 'Every team'], ...teams.map(({ id, name }) => [id, name] as const)])}
      {collection?.format !== 'record' &&
        choice('owner', 'Owner', [['', 'Everyone'], ...ownersOf(here, names, me()?.id)])}
      {(collection === undefined || hasReviews(collection)) && (
        <>
          {choice('state', 'State', states)}
          {choice('by', 'Order', orders)}
        </>
      )}
    </div>
  );
}

const states: Choices = [
  ['', 'Every state'],
  ...urgency.map((state) => [state, stateLabels[state]] as const),
  ['draft', 'Drafts'],
];

const orders: Choices = [
  ['due', 'Most due'],
  ['title', 'By title'],
];
