import type { Day } from '../../freshness/day.ts';
import { dayInWords, dayUnknown, stateInWords } from '../../freshness/words.ts';
import { plural } from '../../plain.ts';
import type { Name, Names } from '../names.ts';
import type { Row } from './rows.ts';

/** What is known of the wiki beside the rows of a list. */
export interface Known {
  names: readonly Name[];
  teams: Names['teams'];
  today: Day | undefined;
}

/** What a row says beside its title: of pages how they stand, whose they are, and when they are due. */
export function Facts({ row, ...known }: Known & { row: Row }) {
  const { name } = row;
  if (name.collection === 'people') return <OfPerson name={name} {...known} />;
  if (name.url === '') return <p className="concord-row-facts">Not on the published wiki: new, or a draft</p>;
  if (name.review) return <OfPage row={row} {...known} />;
  return name.on ? <OfPast name={name} {...known} /> : null;
}

function OfPast({ name, names }: Known & { name: Name }) {
  return (
    <p className="concord-row-facts">
      <span>{name.on && dayInWords(name.on)}</span>
      <span>{ownerOf(name, names)}</span>
    </p>
  );
}

function OfPage({ row: { name, review }, names, today }: Known & { row: Row }) {
  const asked = name.review?.reviewed ? 'due' : 'to be checked by';
  return (
    <p className="concord-row-facts">
      <span className="concord-state">
        {review && today ? stateInWords({ ...review, today }) : dayUnknown}
      </span>
      <span>{ownerOf(name, names)}</span>
      <span>{review?.due && `${asked} ${dayInWords(review.due)}`}</span>
    </p>
  );
}

function OfPerson({ name, names, teams, today }: Known & { name: Name }) {
  const owned = names.filter(({ owner }) => owner === name.id).length;
  const verb = today && name.left && name.left < today ? 'left on' : 'leaves on';
  return (
    <p className="concord-row-facts">
      <span>{teams.find(({ id }) => id === name.team)?.name ?? name.team}</span>
      <span>{owned > 0 && `owns ${plural(owned, 'page')}`}</span>
      <span>{name.left && `${verb} ${dayInWords(name.left)}`}</span>
    </p>
  );
}

function ownerOf({ owner }: Name, names: readonly Name[]): string {
  if (owner === undefined) return 'Nobody owns it';
  return names.find(({ collection, id }) => collection === 'people' && id === owner)?.title ?? owner;
}
