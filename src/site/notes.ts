/** What pages show of notes from outside: how each stands, how often it was heard, and how long it takes to the page. */
import fieldNotes from '../collections/field-notes.ts';
import guides from '../collections/guides.ts';
import { wordsFor } from '../collections/fields.ts';
import { loopTimeOf, type LoopTime } from '../freshness/note-state.ts';
import { drifting, isFew, noteSteps, often, oftenSteps, takerSteps } from '../freshness/note-words.ts';
import type { GoneMark } from '../freshness/asset-words.ts';
import type { Step } from '../freshness/number-steps.ts';
import type { Outcome } from '../freshness/queue.ts';
import { compare } from '../plain.ts';
import type { Entry } from '../wiki/entry.ts';
import {
  divergencesOf,
  heardWith,
  isOpen,
  latestFirst,
  noteFacts,
  noteOf,
  notesAbout,
  notesIn,
  pageAt,
  takersOf,
  type Note,
} from '../wiki/notes.ts';
import { addressOf, keyOf, personOf, type Wiki } from '../wiki/wiki.ts';
import { goneMark } from './gone.ts';
import { daysOf } from './owner.ts';
import { href } from './view.ts';

/** A note at a glance. */
export interface NoteLine {
  /** What it is, in words; `undefined` where it does not say. */
  kind: string | undefined;
  /** Who heard it. */
  by: string;
  /** The page it is about. */
  about: { title: string; url: string; gone: GoneMark | undefined } | undefined;
  /** How it stands, and how often the same was heard, on every day. */
  state: SaidByDay;
  heard: SaidByDay;
}

/** Words that are others from some days on. */
export interface SaidByDay {
  steps: Step[];
  timeZone: string;
}

/** A note as lists show it; `undefined` for every other entry. */
export function noteLine(wiki: Wiki, entry: Entry): NoteLine | undefined {
  const note = noteOf(entry, wiki);
  if (note === undefined) return undefined;
  const { data, about } = note;
  const { timeZone } = wiki.settings.review;
  return {
    kind: data.kind && wordsFor(fieldNotes.schema.shape.kind, data.kind),
    by: personOf(wiki, data.by)?.name ?? data.by,
    about: about && {
      title: about.title,
      url: href(addressOf(keyOf(about))),
      gone: goneMark(wiki, keyOf(about)),
    },
    state: { steps: noteSteps(noteFacts(note)), timeZone },
    heard: { steps: oftenSteps(daysHeard(note, wiki), often), timeZone },
  };
}

/** Of the notes of somebody that have come to an end the latest, with what became of each, and how many earlier ones there are. */
export function saidBy(
  wiki: Wiki,
  person: string,
): { latest: { note: Note; state: SaidByDay }[]; more: number } {
  const own = notesIn(wiki)
    .filter((note) => note.data.by === person && !isOpen(note))
    .toSorted(latestFirst);
  const { timeZone } = wiki.settings.review;
  const latest = own
    .slice(0, mostOfPerson)
    .map((note) => ({ note, state: { steps: noteSteps(noteFacts(note)), timeZone } }));
  return { latest, more: own.length - latest.length };
}

const mostOfPerson = 3;

/** What last became of something that somebody has heard; `undefined` where nothing did. */
export function lastOutcome(wiki: Wiki, person: string): Outcome | undefined {
  const own = notesIn(wiki).flatMap(({ entry, data: { by, folded, declined } }): Outcome[] => {
    if (by !== person) return [];
    const { id, title: words } = entry;
    const url = href(addressOf(keyOf(entry)));
    const page = folded && pageAt(wiki, folded.into);
    if (folded && page)
      return [
        { id, words, url, on: folded.on, into: { title: page.title, url: href(addressOf(keyOf(page))) } },
      ];
    return declined && !folded ? [{ id, words, url, on: declined.on, because: declined.because }] : [];
  });
  return own.toSorted((a, b) => compare(b.on, a.on)).at(0);
}

/** What is shown of the notes about a page. */
export interface HeardAbout {
  /** The latest that wait, and how many more there are. */
  latest: readonly Note[];
  more: number;
  /** What of all of them was heard often, whatever has become of it: that was said all the same. */
  often: SaidByDay[];
  /** The days on which there is anything to show, as `components/days.ts` reads them; `undefined` where that is on all. */
  days: string | undefined;
}

export function heardAbout(wiki: Wiki, page: Entry): HeardAbout {
  const about = notesAbout(page, wiki);
  const open = about.filter(isOpen);
  const { timeZone } = wiki.settings.review;
  const groups = new Set(about.map((note) => heardWith(note, wiki)));
  const heard = [...groups].map((notes) =>
    oftenSteps(
      notes.map(({ data }) => data.on),
      often,
    ),
  );
  const drift = page.collection === guides.id ? oftenSteps(divergencesOf(page, wiki), drifting) : [];
  const said = [drift, ...heard].filter((steps) => steps.length > 0).map((steps) => ({ steps, timeZone }));
  return {
    latest: open.slice(0, mostOfPage),
    more: Math.max(0, open.length - mostOfPage),
    often: said,
    days: open.length > 0 ? undefined : daysOfSaid(said, wiki),
  };
}

/** From the first day on which any of it is said to the last one. */
function daysOfSaid(said: readonly SaidByDay[], wiki: Wiki): string | undefined {
  const days = said.flatMap(({ steps }) => steps.map(([day]) => day).slice(1)).toSorted();
  const [from, before] = [days[0], days.at(-1)];
  return from && before && daysOf(wiki, { from, before });
}

const mostOfPage = 3;

/** Whom a note falls to, on every day; `undefined` where it waits for nobody. */
export function takerOf(note: Note, wiki: Wiki): SaidByDay | undefined {
  const steps = isOpen(note) ? takerSteps(takersOf(note, wiki)) : [];
  return steps.length === 0 ? undefined : { steps, timeZone: wiki.settings.review.timeZone };
}

/** Differs whenever anything does that is shown of a note and is not in its own file; `undefined` for other entries. */
export function noteKey(wiki: Wiki, entry: Entry): unknown {
  const note = noteOf(entry, wiki);
  return (
    note && [
      noteLine(wiki, entry),
      takerOf(note, wiki),
      heardWith(note, wiki).map(({ entry, data }) => [entry.id, entry.title, data.on]),
      endKey(wiki, note),
    ]
  );
}

/** Differs whenever what `NoteEnd.astro` shows does and is not in the note: who has ended it, and where the page is that it stands on. */
export function endKey(wiki: Wiki, { data: { folded, declined } }: Note): unknown {
  const page = pageAt(wiki, folded?.into);
  const by = [folded, declined].map((end) => end && wiki.byKey.get(`people/${end.by}`)?.title);
  return [by, page && [keyOf(page), page.title, goneMark(wiki, keyOf(page))]];
}

/** How long it takes from hearing to the page, and the notes it is worked out from. */
export interface Loop extends LoopTime {
  /** They are too few to say much, and are named. */
  isFew: boolean;
  notes: { title: string; url: string }[];
}

/** `undefined` where no note stands on a page yet. */
export function loopOf(wiki: Wiki): Loop | undefined {
  const taken = notesIn(wiki).filter(({ data }) => data.folded !== undefined);
  const time = loopTimeOf(taken.map(noteFacts));
  const notes = taken.map(({ entry }) => ({ title: entry.title, url: href(addressOf(keyOf(entry))) }));
  return time && { ...time, isFew: isFew(time.cases), notes };
}

function daysHeard(note: Note, wiki: Wiki) {
  return heardWith(note, wiki).map(({ data }) => data.on);
}
