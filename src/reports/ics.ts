import { hash } from 'node:crypto';
import { daysOfGoing, responsibleOn, type Assignee, type Assignees } from '../freshness/assignees.ts';
import { addDays, type Day } from '../freshness/day.ts';
import { nextReading, type Duty } from '../freshness/duties.ts';
import { lastDayFor } from '../freshness/note-state.ts';
import { periodInWords } from '../freshness/period.ts';
import { askedOn, dueOn, responsibleFor } from '../freshness/review.ts';
import { dayInWords } from '../freshness/words.ts';
import { harmless } from '../plain.ts';
import { datedDutiesOf } from '../wiki/duties.ts';
import type { Entry } from '../wiki/entry.ts';
import { firstKeyOf } from '../wiki/former-keys.ts';
import { once } from '../wiki/once.ts';
import { addressOf, keyOf, personOf, type Wiki } from '../wiki/wiki.ts';
import { isReviewed, reviewFacts } from '../wiki/review.ts';
import { hostOf } from './site.ts';

/**
 * A person's calendar: the days on which pages fall due to them, and what they are to do and to bring, as events of a
 * whole day.
 *
 * What falls due while somebody is away is in the calendar of whoever covers, and on the first day of the absence what
 * was late by then. It has what waits for the person, now or later: what nobody is asked for any more is not in it. Source:
 * RFC 5545; the name of the calendar is not in it, but calendars show it.
 *
 * @param site the address that the wiki is published at, without a slash at its end; `undefined` where it is not known
 */
export function calendarOf(wiki: Wiki, person: string, site: string | undefined, today: Day): string {
  const events = wiki.entries.flatMap((entry) =>
    eventsOf(entry, wiki).flatMap((event) =>
      event.person === person && !isPast(event, today) ? linesOf(event, entry, wiki, site) : [],
    ),
  );
  const name = `${wiki.settings.name}: work of ${personOf(wiki, person)?.name ?? person}`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Concord//Reviews//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${text(name)}`,
    `X-WR-TIMEZONE:${text(wiki.settings.review.timeZone)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    'X-PUBLISHED-TTL:P1D',
    ...(events.length > 0 ? events : timeZone),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** How much of what has a last day is past it: calendars of the same wiki differ where that does, and on no other days. */
export function pastEvents(wiki: Wiki, today: Day): number {
  return wiki.entries.reduce(
    (sum, entry) => sum + eventsOf(entry, wiki).filter((event) => isPast(event, today)).length,
    0,
  );
}

function isPast({ last }: Pick<Event, 'last'>, today: Day): boolean {
  return last !== undefined && last < today;
}

/** A calendar has to have something in it: where nothing falls due, a time zone that nothing refers to. */
const timeZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** An event of a whole day. */
interface Event {
  /** Whom it falls to on that day. */
  person: string;
  /** What tells it from all others of its page; empty for the review. */
  mark: string;
  day: Day;
  /** The last day on which anybody is asked for it; left out for what waits until it is done. */
  last?: Day | undefined;
  summary: string;
  description: string;
}

/** The calendar of each person is made of them. */
const eventsOf = once((entry: Entry, wiki: Wiki): Event[] => [
  ...reviewEvents(entry, wiki),
  ...datedDutiesOf(entry, wiki).flatMap((duty) => {
    const event = dutyEvent(entry, duty);
    return event ? eventsFor(event, duty.assignees, (day) => responsibleOn(duty.assignees, day).person) : [];
  }),
]);

/**
 * To whoever it falls to on its day; and to others on the first day after on which it does, since somebody has gone.
 */
function eventsFor(
  event: Omit<Event, 'person'>,
  assignees: Assignees,
  responsible: (day: Day) => Assignee | undefined,
): Event[] {
  const events = new Map<string, Event>();
  for (const day of [event.day, ...daysOfGoing(assignees, event.day)]) {
    const person = responsible(day)?.id;
    if (person === undefined || events.has(person) || isPast(event, day)) continue;
    const isLater = day !== event.day;
    events.set(person, {
      ...event,
      ...{ person, day },
      ...(isLater && { description: `It was for ${dayInWords(event.day)}.` }),
    });
  }
  return [...events.values()];
}

function reviewEvents(entry: Entry, wiki: Wiki): Event[] {
  const facts = reviewFacts(entry, wiki);
  const held = isReviewed(entry) ? dueOn(facts) : undefined;
  const isEnd = held !== undefined && held === facts.ends;
  // What follows is asked for once it is over.
  const due = isEnd ? addDays(held, 1) : held;
  if (due === undefined) return [];
  const reviewer = personOf(wiki, entry.review.reviewedBy)?.name;
  const when = facts.reviewed && `on ${dayInWords(facts.reviewed)}${reviewer ? ` by ${reviewer}` : ''}`;
  const said = facts.predates ? 'Said to have been checked' : 'Checked';
  const description = when ? `${said} ${when}.` : 'Nobody has checked this page yet.';
  const summary = `${isEnd ? 'Over, what follows' : 'Review'}: ${entry.title}`;
  const last = facts.settled && addDays(facts.settled, -1);
  const event = { mark: '', day: due, last, summary, description };
  return eventsFor(event, askedOn(facts, due), (day) => responsibleFor(facts, day));
}

/** A task is on its day; of a number it is the next reading, which is known whatever the day is. */
function dutyEvent({ title }: Entry, duty: Duty): Omit<Event, 'person'> | undefined {
  if (duty.kind === 'task') {
    const { text, who, by } = duty;
    const mark = `#${hash('sha256', JSON.stringify([text, who, by]), 'base64url').slice(0, 12)}`;
    return { mark, day: by, summary: `To do: ${text}`, description: `From “${title}”.` };
  }
  if (duty.kind === 'answer') {
    const description = `What ${duty.team.name} says to it. ${duty.silence}`;
    const { by } = duty;
    // After that day, silence has answered.
    return { mark: `#answer-${duty.team.id}`, day: by, last: by, summary: `Answer: ${title}`, description };
  }
  if (duty.kind === 'note') {
    const description = 'The last day to put it on the page, or to say why not.';
    return { mark: '#note', day: lastDayFor(duty.on), summary: `Heard outside: ${title}`, description };
  }
  const next = duty.kind === 'reading' ? nextReading(duty) : undefined;
  if (next === undefined) return undefined;
  const summary = `Reading: ${title}, ${periodInWords(next.period)}`;
  return { mark: `#${next.period}`, day: next.by, summary, description: 'The last day to bring it.' };
}

function linesOf({ mark, day, summary, description }: Event, entry: Entry, wiki: Wiki, site?: string) {
  const key = keyOf(entry);
  return [
    'BEGIN:VEVENT',
    `UID:${encodeURIComponent(firstKeyOf(wiki, key) + mark)}@${hostOf(site)}`,
    `DTSTAMP:${basic(lastKnown(entry) ?? day)}T000000Z`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    // The day after: an end is not part of an event.
    `DTEND;VALUE=DATE:${basic(addDays(day, 1))}`,
    `SUMMARY:${text(summary)}`,
    `DESCRIPTION:${text(description)}`,
    ...(site === undefined ? [] : [`URL:${site}${addressOf(key)}`]),
    // Nobody is busy all day with it.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** The last day on which something about a page is known to have changed. */
function lastKnown({ review, history }: Entry): Day | undefined {
  const days = [review.reviewed, history?.created.day, history?.changed?.day, history?.reviewed?.day];
  return days
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
}

function basic(day: Day): string {
  return day.replaceAll('-', '');
}

function text(value: string): string {
  return harmless(value.replace(/\r\n?|\n/g, '\n'))
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

const octetsALine = 75;

/** Breaks a line that is too long, never within a character. What continues it begins with a blank. */
function folded(line: string): string {
  const lines = [''];
  let room = octetsALine;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (size > room) {
      lines.push('');
      room = octetsALine - 1;
    }
    lines[lines.length - 1] += character;
    room -= size;
  }
  return lines.join('\r\n ');
}
