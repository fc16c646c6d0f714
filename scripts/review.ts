import { relative } from 'node:path';
import { folders } from '../src/editing-api/paths.ts';
import { withReview, type Review } from '../src/document/review-fields.ts';
import { collectionOf } from '../src/collections/index.ts';
import peopleCollection from '../src/collections/people.ts';
import { dayAt, type Day } from '../src/freshness/day.ts';
import { outcomes, type Outcome } from '../src/freshness/outcome.ts';
import { dayInWords } from '../src/freshness/words.ts';
import { commitMessage, enumerated } from '../src/desk/commit-message.ts';
import { oneLine } from '../src/plain.ts';
import { problem } from '../src/problem/problem.ts';
import { problemInWords } from '../src/problem/wording.ts';
import { nearest } from '../src/spelling.ts';
import { handful, strangeReview } from '../src/wiki/checks.ts';
import type { Entry } from '../src/wiki/entry.ts';
import { joinWiki } from '../src/wiki/join.ts';
import { isReviewed } from '../src/wiki/review.ts';
import { dataOf, keyOf } from '../src/wiki/wiki.ts';
import { cachesOf } from '../src/live/caches.ts';
import { readCached } from '../src/wiki/read.ts';
import { exit, run, UsageError } from './command.ts';
import { contentFolder, today } from './content.ts';
import { editPages, howToCommit, type Edit, type Edited } from './edit-pages.ts';
import { pageNamed } from './pages.ts';

const help = `
Says of pages that someone has checked them. A review means: I have read the whole page, and it is true.

  npm run review -- ID... --by PERSON [options]

  ID                  a page, such as guides/lead-handoff, or the path of its file
  --by PERSON         who has checked it, from the people folder
  --note TEXT         what was looked at, or what is to be done
  --outcome OUTCOME   right (default), corrected, or needs-work
  --for PERSON        who is to put it right, with --outcome needs-work
  --content DIR       the content folder (default: content)
  --today YYYY-MM-DD  the day of the review, not after today (default: today in the wiki's time zone)

Changes the review in the files, and nothing else. With several pages, all are changed or none. Commits nothing.

Exit codes: 0 fine, 2 wrong use, or a page could not be read or written.
`;

await run(
  help,
  {
    by: { type: 'string' },
    note: { type: 'string' },
    outcome: { type: 'string', default: 'right' },
    for: { type: 'string' },
    content: { type: 'string' },
    today: { type: 'string' },
  },
  async (options, ids) => {
    if (ids.length === 0)
      throw new UsageError('Name the page that was checked, such as guides/lead-handoff.');
    const folder = await contentFolder(options.content);
    const sources = await readCached(folder, cachesOf(folder).read);
    const { entries, settings } = sources;
    const review = reviewFrom(options, entries, dayOf(options.today, settings.review.timeZone));
    const known = entries.filter(({ collection }) => collectionOf(collection)?.format === 'page');
    const pages = [...new Set(ids.map((id) => pageNamed(id, known, folder)))];
    for (const page of pages)
      if (!isReviewed(page))
        throw new UsageError(`${page.title} tells of what has happened: that needs no review.`);
    const now = dayAt(new Date(), settings.review.timeZone);
    for (const page of pages) refuseEarlier(page, review.on, now);
    const edits = pages.map((entry): Edit => ({
      entry,
      change: (text, order) => withReview(text, review, order),
    }));
    report(await editPages(folder, edits), review, nameOf(entries, review.by));
    const wiki = joinWiki(sources, true);
    for (const page of pages) {
      const stranger = strangeReview(page, review.by, wiki);
      if (stranger)
        console.error(
          `${oneLine(page.title)}: ${problemInWords(problem(stranger)).message} The check will say so.`,
        );
    }
    return exit.fine;
  },
);

/** Reviews are told forward: an earlier one would take the place of what was found since. */
function refuseEarlier({ title, review: { reviewed } }: Entry, on: Day, now: Day): void {
  // A review that is dated ahead never was.
  if (reviewed !== undefined && on < reviewed && reviewed <= now)
    throw new UsageError(`${title} was reviewed on ${dayInWords(reviewed)} already, which is later.`);
}

interface Options {
  by?: string;
  note?: string;
  outcome: string;
  for?: string;
}

function reviewFrom(options: Options, entries: readonly Entry[], on: Day): Review {
  const known = Object.keys(outcomes) as Outcome[];
  const outcome = known.find((each) => each === options.outcome);
  if (outcome === undefined)
    throw new UsageError(`--outcome takes ${known.join(', ')}; not “${options.outcome}”.`);
  const isForSomeone = outcome === 'needs-work';
  if (isForSomeone !== (options.for !== undefined)) {
    throw new UsageError(
      isForSomeone
        ? 'Say with --for who is to put the page right.'
        : '--for says who is to put a page right: it goes with --outcome needs-work.',
    );
  }
  return {
    on,
    by: personOf('--by', options.by, entries, on),
    outcome,
    workFor: isForSomeone ? personOf('--for', options.for, entries, on) : undefined,
    note: options.note,
  };
}

/** A page cannot have been checked on a day that has not come yet. */
function dayOf(argument: string | undefined, timeZone: string): Day {
  const [day, now] = [today(argument, timeZone), dayAt(new Date(), timeZone)];
  if (day > now) throw new UsageError(`${day} has not come yet: it is ${now}. Give the day of the review.`);
  return day;
}

function personOf(option: string, id: string | undefined, entries: readonly Entry[], on: Day): string {
  const people = entries.filter((each) => each.collection === 'people');
  const ids = people.map((each) => each.id);
  if (id === undefined) throw new UsageError(`Say with ${option} who it is: ${ids.join(', ')}.`);
  const person = people.find((each) => each.id === id);
  if (person === undefined) {
    const near = nearest(id, ids);
    const hint = near === undefined ? `There are: ${ids.join(', ')}.` : `Did you mean “${near}”?`;
    throw new UsageError(`There is no person “${id}”. ${hint}`);
  }
  const left = dataOf(person, peopleCollection)?.left;
  if (left !== undefined && left < on) throw new UsageError(`${person.title} left on ${dayInWords(left)}.`);
  return id;
}

function nameOf(entries: readonly Entry[], person: string): string {
  return entries.find((each) => keyOf(each) === `people/${person}`)?.title ?? person;
}

function report(pages: readonly Edited[], { on, note }: Review, name: string): void {
  const changed = pages.filter(({ before, after }) => before !== after);
  const said = changed.map(({ entry, before, after }) => wordsFor(entry, before, after));
  pages.forEach((change) => {
    const words = changed.includes(change)
      ? `${said[changed.indexOf(change)]}, by ${name} on ${dayInWords(on)}`
      : 'Says so already';
    console.log(`${oneLine(relative('', change.path))}\n  ${words}.`);
  });
  if (pages.length > handful && note === undefined) {
    console.error(
      `These are ${pages.length} pages without a note: that looks like a rubber stamp, and the check will say so. With --note you say what was looked at.`,
    );
  }
  if (changed.length === 0) return;
  console.log(`\n${howToCommit(changed, enumerated(said))}`);
}

function wordsFor(page: Entry, before: string, after: string): string {
  return commitMessage(`${folders.content}/${page.file}`, before, after);
}
