import { hash } from 'node:crypto';
import { responsibleOn } from '../freshness/assignees.ts';
import { addDays, type Day } from '../freshness/day.ts';
import { nextReading, type Duty } from '../freshness/duties.ts';
import { periodInWords } from '../freshness/period.ts';
import { dueOn, responsibleFor } from '../freshness/review.ts';
import { dayInWords } from '../freshness/words.ts';
import { harmless } from '../plain.ts';
import { datedDutiesOf } from '../wiki/duties.ts';
import type { Entry } from '../wiki/entry.ts';
import { firstKeyOf } from '../wiki/former-keys.ts';
import { addressOf, keyOf, personOf, type Wiki } from '../wiki/wiki.ts';
import { isReviewed, reviewFacts } from '../wiki/review.ts';
import { hostOf } from './site.ts';

/**
 * A person's calendar: the days on which pages fall due to them, and what they are to do and to bring, as events of a
 * whole day.
 *
 * What falls due while somebody is away is in the calendar of whoever covers. The same wiki gives the same
 * text on every day: nothing in it comes from the clock. Source: RFC 5545; the name of the calendar is not in it, but
 * calendars show it.
 *
 * @param site the address that the wiki is published at, without a slash at its end; `undefined` where it is not known
 */
export function calendarOf(wiki: Wiki, person: string, site: string | undefined): string {
  const events = wiki.entries.flatMap((entry) =>
    eventsOf(entry, wiki, person).flatMap((event) => linesOf(event, entry, wiki, site)),
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
  /** What tells it from all others of its page; empty for the review. */
  mark: string;
  day: Day;
  summary: string;
  description: string;
}

function eventsOf(entry: Entry, wiki: Wiki, person: string): Event[] {
  const duties = datedDutiesOf(entry, wiki).flatMap((duty) => {
    const event = dutyEvent(entry, duty);
    return event && responsibleOn(duty.assignees, event.day).person?.id === person ? [event] : [];
  });
  return [...reviewEvents(entry, wiki, person), ...duties];
}

function reviewEvents(entry: Entry, wiki: Wiki, person: string): Event[] {
  const facts = reviewFacts(entry, wiki);
  const last = isReviewed(entry) ? dueOn(facts) : undefined;
  const isEnd = last !== undefined && last === facts.ends;
  // What follows is asked for once it is over.
  const due = isEnd ? addDays(last, 1) : last;
  if (due === undefined || responsibleFor(facts, due)?.id !== person) return [];
  const reviewer = personOf(wiki, entry.review.reviewedBy)?.name;
  const when = facts.reviewed && `on ${dayInWords(facts.reviewed)}${reviewer ? ` by ${reviewer}` : ''}`;
  const said = facts.predates ? 'Said to have been checked' : 'Checked';
  const description = when ? `${said} ${when}.` : 'Nobody has checked this page yet.';
  return [
    {
      mark: '',
      day: due,
      summary: `${isEnd ? 'Over, what follows' : 'Review'}: ${entry.title}`,
      description,
    },
  ];
}

/** A task is on its day; of a number it is the next reading, which is known whatever the day is. */
function dutyEvent({ title }: Entry, duty: Duty): Event | undefined {
  if (duty.kind === 'task') {
    const { text, who, by } = duty;
    const mark = `#${hash('sha256', JSON.stringify([text, who, by]), 'base64url').slice(0, 12)}`;
    return { mark, day: by, summary: `To do: ${text}`, description: `From “${title}”.` };
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
