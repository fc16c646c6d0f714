import { expect, it } from 'vitest';
import { parseDay, type Day } from '../../../src/freshness/day.ts';
import { calendarOf } from '../../../src/reports/ics.ts';
import { agendaFactsOf } from '../../../src/site/agenda/facts.ts';
import { entryKey } from '../../../src/site/key.ts';
import { numbersThen } from '../../../src/site/numbers-then.ts';
import { queueOf } from '../../../src/site/queue.ts';
import { freshnessFacts, personFacts } from '../../../src/site/work.ts';
import { problemsOfEntry } from '../../../src/wiki/checks.ts';
import { joinWiki } from '../../../src/wiki/join.ts';
import type { Wiki } from '../../../src/wiki/wiki.ts';
import { joined } from '../../support/joined.ts';
import { meeting, meetingFiles, number, page } from '../../support/meeting-files.ts';

const today = parseDay('2026-11-28') as Day;

/** A wiki of so many guides, numbers and meetings, which counts how often anything is asked of one of its pages. */
function countedWiki(size: number): { wiki: () => Wiki; asked: () => number } {
  const files = Array.from({ length: size }, (_, index) => ({
    [`guides/way-${index}.mdx`]: page(`Way ${index}`, '', `See [it](/numbers/calls-${index}/).`),
    [`numbers/calls-${index}.mdx`]: number(`Calls ${index}`, 'kind: owed\nowedBy: sales', { '2026-10': 31 }),
    [`meetings/on-${index}.mdx`]: meeting(
      `Meeting ${index}`,
      '2026-11-03',
      `chair: ada\nguide: way-${index}\ntasks: [{ text: Call, who: ben, by: 2026-12-01, page: numbers/calls-${index} }]`,
    ),
  }));
  const { settings, entries, people } = joined(
    Object.assign({}, meetingFiles, ...files) as typeof meetingFiles,
  );
  let asked = 0;
  const counted = [...entries, ...people].map(
    (entry) =>
      new Proxy(entry, {
        get(of, name, receiver) {
          asked++;
          return Reflect.get(of, name, receiver) as unknown;
        },
      }),
  );
  // What was found out about a wiki is kept with it: each time it is another one.
  return { wiki: () => joinWiki({ settings, entries: counted, media: [] }, false), asked: () => asked };
}

/** A meeting shows more numbers than it names only where there are few. */
const wikis = [45, 90].map(countedWiki);

const work: Record<string, (wiki: Wiki) => void> = {
  'checking all pages': (wiki) =>
    [...wiki.byKey.values()].forEach((each) => problemsOfEntry(each, wiki, today)),
  'the keys of all pages': (wiki) => [...wiki.byKey.values()].forEach((each) => entryKey(wiki, each)),
  'the numbers of all meetings': (wiki) =>
    [...wiki.byKey.values()].forEach((each) => numbersThen(wiki, each)),
  'what agendas are made of': (wiki) => agendaFactsOf(wiki, ''),
  'what waits for whom': (wiki) => {
    freshnessFacts(wiki);
    for (const { id } of wiki.people) {
      queueOf(wiki, id);
      personFacts(wiki, id);
      calendarOf(wiki, id, undefined, today);
    }
  },
};

it.each(Object.entries(work))('asks as much of each page, however many there are: %s', (_, done) => {
  const [some = 0, twice = 0] = wikis.map(({ wiki, asked }) => {
    const fresh = wiki();
    const before = asked();
    done(fresh);
    return asked() - before;
  });
  expect(some).toBeGreaterThan(0);
  // Sorting asks a little more of each.
  expect(twice / some).toBeLessThan(2.1);
});
