import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { addDays, type Day } from '../src/freshness/day.ts';
import { dayInWords } from '../src/freshness/words.ts';
import { oneLine, plural } from '../src/plain.ts';
import { inverse, moveTo } from '../src/sample/move.ts';
import { readSettingsOf } from '../src/wiki/file.ts';
import { exit, run, UsageError } from './command.ts';
import { contentFolder, today } from './content.ts';
import { commitMove, movesOf, recordMove } from './sample/moves.ts';
import { digestsOf, movePages, readPages, replacePages, type Pages } from './sample/pages.ts';

const help = `
Brings the sample to today: writes its pages and people anew, with every day in fields and texts moved by whole weeks,
and commits that. What was current, due, met or signed on the day it was written for is so today; what git tells of
changes before counts as moved along with it.

  npm run content:sample -- [options]

  --content DIR       the content folder (default: content)
  --today YYYY-MM-DD  the day to bring it to (default: today in the wiki's time zone)
  --seal              for whoever changes the sample itself: take its pages for those that are shipped, written for that day

A day, month, quarter or year of the sample carries its year: “3 November 2026”, “in 2025”. What carries none, such as
“1 September” in a rule, stays. Months, quarters and years move so that the reading of a number that was the last is the
last again.

By how much it was moved stands in its settings, as a comment.

It is refused where a page is not as it was shipped: your own words are not to be taken for the sample’s. For a wiki of
your own, begin with npm run content:empty.
Exit codes: 0 done, 1 it was written, and is not committed, 2 wrong use, or not done.
`;

/** The day for which the sample was written, and what stands for each of its files. */
interface Shipped {
  day: Day;
  files: Readonly<Record<string, string>>;
}

/** How many files are named where more are not as they were shipped. */
const mostNamed = 5;
const shippedFile = fileURLToPath(new URL('sample/shipped.json', import.meta.url));

await run(
  help,
  {
    content: { type: 'string' },
    today: { type: 'string' },
    seal: { type: 'boolean', default: false },
  },
  async (options, positionals) => {
    if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
    const folder = await contentFolder(options.content);
    const pages = await readPages(folder);
    const { settings } = await readSettingsOf(folder);
    const on = today(options.today, settings.review.timeZone);
    if (options.seal) return seal(pages, on);
    const shipped = JSON.parse(await readFile(shippedFile, 'utf8')) as Shipped;
    const moves = await movesOf(folder);
    expectUntouched(
      moves.reduce((moved, each) => movePages(moved, inverse(each)), pages),
      shipped,
    );
    const from = addDays(
      shipped.day,
      moves.reduce((sum, { days }) => sum + days, 0),
    );
    if (on < from)
      throw new UsageError(
        `Nothing was written: the sample is of ${dayInWords(from)}, and ${dayInWords(on)} lies before it. It is only brought forward.`,
      );
    const by = moveTo(on, from);
    if (by.days === 0) {
      console.log(
        on === from
          ? `Nothing was written: the sample is of ${dayInWords(from)} already.`
          : `Nothing was written: the sample is of ${dayInWords(from)}, and moves by whole weeks, of which none has gone by until ${dayInWords(on)}.`,
      );
      return exit.fine;
    }
    await replacePages(folder, pages, movePages(pages, by));
    await recordMove(folder, by);
    console.log(
      `The sample was moved by ${plural(by.days / 7, 'week')}, to ${dayInWords(addDays(from, by.days))}.`,
    );
    return commit();

    async function commit(): Promise<number> {
      try {
        const line = await commitMove(folder, by);
        console.log(line === undefined ? 'Git does not keep this folder.' : `That is committed: ${line}`);
        return exit.fine;
      } catch (error) {
        console.error(`Git could not commit that: ${error instanceof Error ? error.message : String(error)}
As long as it is not committed, pages say that they have changed since they were checked.`);
        return exit.doesNotHold;
      }
    }
  },
);

async function seal(pages: Pages, day: Day): Promise<number> {
  const shipped: Shipped = { day, files: digestsOf(pages) };
  await writeFile(shippedFile, `${JSON.stringify(shipped, undefined, 2)}\n`);
  console.log(`${plural(pages.size, 'page')} and people are the sample now, as of ${dayInWords(day)}.`);
  return exit.fine;
}

function expectUntouched(pages: Pages, { files }: Shipped): void {
  const found = digestsOf(pages);
  const touched = [
    ...Object.keys(found).filter((file) => found[file] !== files[file]),
    ...Object.keys(files).filter((file) => !Object.hasOwn(found, file)),
  ];
  if (touched.length === 0) return;
  const named = touched.slice(0, mostNamed).map((file) => `  ${oneLine(file)}`);
  const more = touched.length > mostNamed ? [`  and ${touched.length - mostNamed} more`] : [];
  throw new UsageError(
    [
      `Nothing was written: ${plural(touched.length, 'file is', 'files are')} not as the sample was shipped.`,
      ...named,
      ...more,
      'Only the untouched sample is moved. Put these files back, or begin a wiki of your own: npm run content:empty',
    ].join('\n'),
  );
}
