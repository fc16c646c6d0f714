/** What pages show of notes from outside: how each stands, how often it was heard, and how long it takes to the page. */
import fieldNotes from '../collections/field-notes.ts';
import guides from '../collections/guides.ts';
import { wordsFor } from '../collections/fields.ts';
import type { Assignee } from '../freshness/assignees.ts';
import { loopTimeOf, type LoopTime } from '../freshness/note-state.ts';
import { drifting, isFew, noteSteps, often, oftenSteps } from '../freshness/note-words.ts';
import type { GoneMark } from '../freshness/asset-words.ts';
import type { Step } from '../freshness/number-steps.ts';
import type { Outcome } from '../freshness/queue.ts';
import { compare } from '../plain.ts';
import type { Entry } from '../wiki/entry.ts';
import {
  heardWith,
  isOpen,
  latestFirst,
  noteFacts,
  noteOf,
  notesAbout,
  notesIn,
  pageAt,
  takersOf,
  workaroundsOf,
  type Note,
} from '../wiki/notes.ts';
import { addressOf, keyOf, personOf, type Wiki } from '../wiki/wiki.ts';
import { goneMark } from './gone.ts';
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

/** The latest notes about a page that wait, how many more there are, and what of all of them was heard often. */
export function heardAbout(
  wiki: Wiki,
  page: Entry,
): { latest: readonly Note[]; more: number; often: SaidByDay[] } {
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
  const drift = page.collection === guides.id ? oftenSteps(workaroundsOf(about), drifting) : [];
  const said = [drift, ...heard].filter((steps) => steps.length > 0).map((steps) => ({ steps, timeZone }));
  return { latest: open.slice(0, mostOfPage), more: Math.max(0, open.length - mostOfPage), often: said };
}

const mostOfPage = 3;

/** Whom a note falls to while they are here: `undefined` where that is nobody, or it waits for nobody any more. */
export function takerOf(note: Note, wiki: Wiki): Assignee | undefined {
  const { owner, lead } = takersOf(note, wiki);
  return isOpen(note) ? (owner ?? lead) : undefined;
}

/** Differs whenever anything does that is shown of a note and is not in its own file; `undefined` for other entries. */
export function noteKey(wiki: Wiki, entry: Entry): unknown {
  const note = noteOf(entry, wiki);
  return (
    note && [
      noteLine(wiki, entry),
      takerOf(note, wiki),
      heardWith(note, wiki).map(({ entry }) => entry.title),
    ]
  );
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
