/** What waits for each person beside reviews: what is to be done, brought and signed. */
import { collectionOf } from '../collections/index.ts';
import type { Duty } from '../freshness/duties.ts';
import type { DutyItem, OwedItem } from '../freshness/queue.ts';
import { teamsOwing } from '../reports/freshness/owed.ts';
import { datedDutiesOf } from '../wiki/duties.ts';
import type { Entry } from '../wiki/entry.ts';
import { once } from '../wiki/once.ts';
import { assigneesOf } from '../wiki/assignees.ts';
import { addressOf, keyOf, type Wiki } from '../wiki/wiki.ts';

import { fallsTo } from './people.ts';
import { signaturesToGive } from './to-sign.ts';
import { goneOn } from './gone.ts';
import { href } from './view.ts';
import { isToBeSigned } from './waiting.ts';

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
      for (const person of fallsTo(item.duty)) {
        const items = found.get(person);
        if (items) items.push(item);
        else found.set(person, [item]);
      }
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

/** The same of everyone, with the teams that it concerns. */
export function allDuties(wiki: Wiki): OwedItem[] {
  return wiki.entries.flatMap((entry) =>
    itemsOf(entry, wiki).map((item) => ({ ...item, teams: teamsOwing({ entry, duty: item.duty }, wiki) })),
  );
}

/** All that is asked of people beside reviews, and the page that asks for it. */
export function dutiesIn(wiki: Wiki): { entry: Entry; duty: Duty }[] {
  return wiki.entries.flatMap((entry) => dutiesOf(entry, wiki).map((duty) => ({ entry, duty })));
}

const itemsOf = once((entry: Entry, wiki: Wiki): DutyItem[] =>
  dutiesOf(entry, wiki).map((duty) => ({
    title: entry.title,
    kind: collectionOf(entry.collection)?.singular ?? '',
    url: href(addressOf(keyOf(entry))),
    file: entry.file,
    seen: entry.digest,
    ...goneOn(wiki, entry),
    duty,
  })),
);

function dutiesOf(entry: Entry, wiki: Wiki): Duty[] {
  return [...datedDutiesOf(entry, wiki), ...signaturesOf(entry, wiki)];
}

/** A page that is not published yet is signed by nobody; a guide that no team has ever signed may do without. */
function signaturesOf(entry: Entry, wiki: Wiki): Duty[] {
  if (entry.draft || !isToBeSigned(entry)) return [];
  return signaturesToGive(entry, wiki.settings.teams).map(({ state, team: { id, name, lead } }) => ({
    kind: 'signature',
    team: { id, name },
    ...(state === 'earlier' && { isAgain: true }),
    assignees: assigneesOf({ owner: lead, teams: [id] }, wiki),
  }));
}
