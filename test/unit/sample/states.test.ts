/** The sample says on any later day, moved there, what it says on the day it was written for. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import shipped from '../../../scripts/sample/shipped.json' with { type: 'json' };
import { digestsOf, movePages, readPages, type Pages } from '../../../scripts/sample/pages.ts';
import { agendaOf } from '../../../src/components/agenda/agenda.ts';
import { assetOn } from '../../../src/freshness/asset-state.ts';
import { addDays, type Day } from '../../../src/freshness/day.ts';
import { waitingOn } from '../../../src/freshness/duties.ts';
import { isAgreed, numberOn } from '../../../src/freshness/number-state.ts';
import { reviewOn } from '../../../src/freshness/review.ts';
import { inverse, move, moveTo } from '../../../src/sample/move.ts';
import { agendaFactsOf } from '../../../src/site/agenda/facts.ts';
import { dutiesFor } from '../../../src/site/duties.ts';
import { assetFacts } from '../../../src/wiki/assets.ts';
import { readEntry, type Entry } from '../../../src/wiki/entry.ts';
import { listContent, settingsFile } from '../../../src/wiki/files.ts';
import { joinWiki } from '../../../src/wiki/join.ts';
import { reviewFacts } from '../../../src/wiki/review.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import { type Wiki } from '../../../src/wiki/wiki.ts';
import { numberFacts } from '../../../src/wiki/numbers.ts';
import { signaturesOf } from '../../../src/wiki/signatures.ts';
import { project } from '../../support/script.ts';
import { moved as asMoved, withLongDays } from '../../support/sample.ts';

const content = join(project, 'content');
const from = shipped.day as Day;
const later = (days: number) => addDays(from, days);
let pages: Pages;
let settings: string;
let wiki: Wiki;

beforeAll(async () => {
  pages = await readPages(content);
  settings = await readFile(join(content, settingsFile), 'utf8');
  wiki = wikiOf(pages, from);
});

test('what is shipped is sealed: else run npm run content:sample -- --seal', () => {
  expect(digestsOf(pages)).toEqual(shipped.files);
});

test('in every week of two years each number stands as on the day it was written for', () => {
  // The fields alone: texts say nothing of a state.
  const heads = [...pages].map(
    ([file, text]) => [file, text.slice(0, text.indexOf('\n---', 4) + 5)] as const,
  );
  const numbers = new Map(heads.filter(([file]) => file.startsWith('numbers/')));
  const before = numbersIn(numbers, from);
  const weeks = Array.from({ length: 105 }, (_, week) => later(7 * (week + 1)));
  const others = weeks.flatMap((on) => {
    const now = numbersIn(movePages(numbers, moveTo(on, from)), on);
    return before.flatMap((was, at) => (isDeepStrictEqual(was, now[at]) ? [] : [{ on, was, is: now[at] }]));
  });
  expect(before).toHaveLength(18);
  expect(others).toEqual([]);
}, 120_000);

/** How each number stands on a day, read by itself, and what of it is signed and agreed. */
function numbersIn(of: Pages, today: Day) {
  return [...of].map(([file, text]) => {
    const entry = readEntry({ collection: 'numbers', id: file, file }, text);
    const { state, misses, trend, judged, agreed } = standingOf(entry, today);
    const signed = signaturesOf(entry, wiki.settings.teams).map((each) => each.state);
    return { id: entry.title, state, misses, trend, verdict: judged?.verdict, agreed, signed };
  });
}

function standingOf(entry: Entry, today: Day) {
  const facts = numberFacts(entry, wiki);
  if (facts === undefined) throw new Error(`${entry.title} is no number.`);
  return { ...numberOn(facts, today), agreed: isAgreed(facts) };
}

// A week, and whole weeks and some days: into other months, quarters and years, and over a leap day.
describe.each([7, 47, 216, 825].map(later))('moved to %s', (on) => {
  const by = moveTo(on, from);
  let moved: Pages;
  let movedWiki: Wiki;
  beforeAll(() => {
    moved = movePages(pages, by);
    movedWiki = wikiOf(moved, later(by.days));
  });

  test('every state, signature and number stands as before', () => {
    const before = standings(wiki, addDays(on, -by.days));
    const renamed = [...before].map(([key, standing]) => [move(key, by), standing]);
    expect(Object.fromEntries(standings(movedWiki, on))).toEqual(Object.fromEntries(renamed));
  });

  test('what waits for each person, and the agenda of the next meeting, are as before', () => {
    const before = waitingIn(wiki, addDays(on, -by.days));
    expect(withLongDays(waitingIn(movedWiki, on))).toEqual(asMoved(before, by));
  });

  test('nothing lies in the future that did not', () => {
    const ahead = ({ entries }: Wiki, today: Day) =>
      entries.flatMap(({ file, days }) => (days.some(({ day }) => day > today) ? [file] : []));
    expect(ahead(movedWiki, on)).toEqual(ahead(wiki, addDays(on, -by.days)).map((file) => move(file, by)));
  });

  test('moved back, it is what was shipped', () => {
    expect(digestsOf(movePages(moved, inverse(by)))).toEqual(shipped.files);
  });
});

/** How each page stands on a day, by its name. */
function standings(wiki: Wiki, today: Day): Map<string, unknown> {
  return new Map(
    wiki.entries.map((entry) => {
      const { state, reasons, responsible } = reviewOn(reviewFacts(entry, wiki), today);
      return [
        `${entry.collection}/${entry.id}`,
        {
          state: { state, reasons: reasons.map(({ id }) => id), responsible: responsible?.id },
          signed: signaturesOf(entry, wiki.settings.teams).map((each) => each.state),
          number: numberStanding(entry, wiki, today),
          asset: assetStanding(entry, wiki, today),
        },
      ];
    }),
  );
}

/** Where a piece of material stands. */
function assetStanding(entry: Entry, wiki: Wiki, today: Day) {
  const facts = assetFacts(entry, wiki);
  return facts && assetOn(facts, today).is;
}

/** What a number is said to be. */
function numberStanding(entry: Entry, wiki: Wiki, today: Day) {
  const facts = numberFacts(entry, wiki);
  const { state, misses, trend, judged } = facts ? numberOn(facts, today) : {};
  return { state, misses, trend, value: judged?.value };
}

/**
 * All that waits for people, and the agenda of the next meeting; without what hangs on how long a month is: readings that
 * may come already, what runs out soon, and which period was the last that was to be read (each number has its own).
 */
function waitingIn(wiki: Wiki, today: Day): unknown {
  const duties = wiki.people.flatMap(({ id }) => dutiesFor(wiki, id));
  const waiting = duties.flatMap(({ title, duty }) => {
    const found = waitingOn(duty, today);
    if (found === undefined || (duty.kind === 'reading' && !found.isOverdue)) return [];
    const { person, isOverdue, periods, by } = found;
    return [
      {
        title,
        kind: duty.kind,
        who: person?.id,
        isOverdue,
        periods: periods.length,
        ...(duty.kind !== 'reading' && { by }),
      },
    ];
  });
  const points = agendaOf(agendaFactsOf(wiki, ''), {}, today)?.points;
  const agenda = points
    ?.filter(({ id }) => id !== 'ends')
    .map((point) => ({
      ...point,
      ...(point.id === 'numbers' && { note: undefined }),
      items: point.items
        .map(({ why, ...item }) => ({ ...item, why: why?.replace(mayCome, '').replace(/^\w+ \d{4}: /, '') }))
        .filter(({ why }) => why !== ''),
    }));
  return { waiting, agenda };
}

/** What an agenda says of a reading that is not late yet. */
const mayCome = / ?\S+ \d{4} is to be read by [^.]*\./;

/** A wiki of which git tells that all of it came on one day. */
function wikiOf(of: Pages, day: Day): Wiki {
  const { settings: read } = readSettings(settings, settingsFile);
  const { files } = listContent(of.keys());
  const entries = files.map((found) => ({
    ...readEntry(found, of.get(found.file) ?? ''),
    history: { created: { day, order: 1, commit: 'first' } },
  }));
  return joinWiki({ settings: read, entries, media: [], formerNames: [] }, true);
}
