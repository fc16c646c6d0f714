/** What waits for each person beside reviews: what is to be done, brought and signed. */
import { collectionOf } from '../collections/index.ts';
import type { Duty } from '../freshness/duties.ts';
import type { DutyItem } from '../freshness/queue.ts';
import { datedDutiesOf } from '../wiki/duties.ts';
import type { Entry } from '../wiki/entry.ts';
import { once } from '../wiki/once.ts';
import { assigneesOf } from '../wiki/review.ts';
import { addressOf, keyOf, type Wiki } from '../wiki/wiki.ts';

import { fallsTo } from './people.ts';
import { signaturesToGive } from './to-sign.ts';
import { href } from './view.ts';

/** All that may fall to a person on some day, whatever the day is. */
export function dutiesFor(wiki: Wiki, person: string): readonly DutyItem[] {
  const known = byPerson.get(wiki) ?? findDuties(wiki);
  byPerson.set(wiki, known);
  return known.get(person) ?? [];
}

const byPerson = new WeakMap<Wiki, ReadonlyMap<string, DutyItem[]>>();

function findDuties(wiki: Wiki): ReadonlyMap<string, DutyItem[]> {
  const found = new Map<string, DutyItem[]>();
  for (const entry of wiki.entries) {
    for (const item of itemsOf(entry, wiki)) {
      for (const person of fallsTo(item.duty)) found.set(person, [...(found.get(person) ?? []), item]);
    }
  }
  return new Map(Array.from(found, ([person, items]) => [person, items.toSorted(againFirst)]));
}

/** While a signature is to be given again, pages show what was agreed and what is proposed: that waits before what never was signed. */
function againFirst(a: DutyItem, b: DutyItem): number {
  return Number(isAgain(b)) - Number(isAgain(a));
}

function isAgain({ duty }: DutyItem): boolean {
  return duty.kind === 'signature' && duty.isAgain === true;
}

const itemsOf = once((entry: Entry, wiki: Wiki): DutyItem[] =>
  [...datedDutiesOf(entry, wiki), ...signaturesOf(entry, wiki)].map((duty) => ({
    title: entry.title,
    kind: collectionOf(entry.collection)?.singular ?? '',
    url: href(addressOf(keyOf(entry))),
    file: entry.file,
    seen: entry.digest,
    duty,
  })),
);

/** A page that is not published yet is signed by nobody. */
function signaturesOf(entry: Entry, wiki: Wiki): Duty[] {
  if (entry.draft) return [];
  return signaturesToGive(entry, wiki.settings.teams).map(({ state, team: { id, name, lead } }) => ({
    kind: 'signature',
    team: { id, name },
    ...(state === 'earlier' && { isAgain: true }),
    assignees: assigneesOf({ owner: lead, teams: [id] }, wiki),
  }));
}
