/** The sample says on any later day, moved there, what it says on the day it was written for. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import shipped from '../../../scripts/sample/shipped.json' with { type: 'json' };
import { digestsOf, movePages, readPages, type Pages } from '../../../scripts/sample/pages.ts';
import { addDays, type Day } from '../../../src/freshness/day.ts';
import { numberOn } from '../../../src/freshness/number-state.ts';
import { reviewOn } from '../../../src/freshness/review.ts';
import { inverse, move, moveTo } from '../../../src/sample/move.ts';
import { readEntry, type Entry } from '../../../src/wiki/entry.ts';
import { listContent, settingsFile } from '../../../src/wiki/files.ts';
import { joinWiki } from '../../../src/wiki/join.ts';
import { reviewFacts } from '../../../src/wiki/review.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import { type Wiki } from '../../../src/wiki/wiki.ts';
import { numberFacts } from '../../../src/wiki/numbers.ts';
import { signaturesOf } from '../../../src/wiki/signatures.ts';
import { project } from '../../support/script.ts';

const content = join(project, 'content');
const from = shipped.day as Day;
const later = (days: number) => addDays(from, days);
let pages: Pages;
let wiki: Wiki;

beforeAll(async () => {
  pages = await readPages(content);
  wiki = wikiOf(pages, await readFile(join(content, settingsFile), 'utf8'));
});

test('what is shipped is sealed: else run npm run content:sample -- --seal', () => {
  expect(digestsOf(pages)).toEqual(shipped.files);
});

// A week, and whole weeks and some days: into other months, quarters and years, and over a leap day.
describe.each([7, 47, 216, 825].map(later))('moved to %s', (on) => {
  const by = moveTo(on, from);
  let moved: Pages;
  let movedWiki: Wiki;
  beforeAll(async () => {
    moved = movePages(pages, by);
    movedWiki = wikiOf(moved, await readFile(join(content, settingsFile), 'utf8'));
  });

  test('every state, signature and number stands as before', () => {
    const before = standings(wiki, addDays(on, -by.days));
    const renamed = [...before].map(([key, standing]) => [move(key, by), standing]);
    expect(Object.fromEntries(standings(movedWiki, on))).toEqual(Object.fromEntries(renamed));
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
        },
      ];
    }),
  );
}

/** What a number is said to be. */
function numberStanding(entry: Entry, wiki: Wiki, today: Day) {
  const facts = numberFacts(entry, wiki);
  const { state, misses, trend, judged } = facts ? numberOn(facts, today) : {};
  return { state, misses, trend, value: judged?.value };
}

/** A wiki of which git tells that all of it came on one day. */
function wikiOf(of: Pages, settingsText: string): Wiki {
  const { settings } = readSettings(settingsText, settingsFile);
  const { files } = listContent(of.keys());
  const entries = files.map((found) => ({
    ...readEntry(found, of.get(found.file) ?? ''),
    history: { created: { day: from, order: 1, commit: 'first' } },
  }));
  return joinWiki({ settings, entries, media: [], formerNames: [] }, true);
}
