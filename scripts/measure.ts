import { readFile } from 'node:fs/promises';
import { withFields } from '../src/document/format.ts';
import { periodInWords } from '../src/freshness/period.ts';
import { valueInWords } from '../src/freshness/number-words.ts';
import { decodeText } from '../src/import/encoding.ts';
import { readingsIn, type Found, type Measured } from '../src/import/measured/readings.ts';
import { capital, oneLine, plural } from '../src/plain.ts';
import { numberAsWritten } from '../src/wiki/numbers.ts';
import { exit, run, UsageError } from './command.ts';
import { contentFolder, readContent, today } from './content.ts';
import { editPages, howToCommit, type Edit, type Edited } from './edit-pages.ts';

const help = `
Enters what was measured: totals, as a CRM or a spreadsheet exports them.

  npm run measure -- FILE.csv [options]

  FILE.csv            a table; its first line names the columns:
                        number  the id of a number, such as mqls-handed-over
                        period  one that is over, such as 2026-10, 2026-Q3 or 2026-W44
                        value   as measured
                        of      out of how many cases (may be left out)
                        note    what one has to know (may be left out)
                      Other columns are passed over. Columns are parted by commas, semicolons or tabs.
  --dry-run           say what would be done, and do nothing
  --content DIR       the content folder (default: content)
  --today YYYY-MM-DD  the day it is (default: today in the wiki's time zone)

Adds readings to the pages of numbers, and changes nothing else. Where anything is wrong with a line, nothing at all is
written. A reading that is there already is passed over where it says the same, and is wrong where it does not. Commits
nothing.

Exit codes: 0 fine, 1 something is wrong with the table, 2 wrong use, or a page could not be read or written.
`;

await run(
  help,
  {
    content: { type: 'string' },
    today: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
  async (options, [file, ...more]) => {
    if (file === undefined || more.length > 0)
      throw new UsageError('Name one table of what was measured: october.csv.');
    const folder = await contentFolder(options.content);
    const { text, isGuessed } = decodeText(await bytesOf(file));
    const { wiki } = await readContent(folder);
    const found = readingsIn(text, wiki, today(options.today, wiki.settings.review.timeZone));
    if (isGuessed)
      console.error('The file is not UTF-8, and was read as Windows writes it: look at the notes.');
    for (const { line, says } of found.slips)
      console.error(`${oneLine(file)}, line ${line}: ${oneLine(says)}`);
    if (found.slips.length > 0) {
      console.error('\nNothing was written. Put this right, and begin again.');
      return exit.doesNotHold;
    }
    const edited = await editPages(folder, options['dry-run'] ? [] : found.measured.map(editOf));
    report(found, edited, options['dry-run']);
    return exit.fine;
  },
);

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UsageError(
      `“${file}” cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function editOf({ entry, readings }: Measured): Edit {
  return { entry, change: (text, order) => withFields(text, { readings }, order) };
}

function report({ measured, known, ignored, outOf }: Found, edited: readonly Edited[], isDry: boolean): void {
  for (const { entry, added } of measured) {
    const unit = numberAsWritten(entry)?.unit ?? 'count';
    console.log(oneLine(entry.title));
    for (const { period, value, of } of added) {
      const cases = of === undefined ? '' : ` out of ${of}`;
      console.log(`  ${capital(periodInWords(period))}: ${valueInWords(value, unit)}${cases}`);
    }
  }
  const count = measured.reduce((sum, { added }) => sum + added.length, 0);
  console.log(
    `\n${plural(count, 'reading')} ${isDry ? 'would be entered' : 'entered'}, ${known} there already.`,
  );
  if (outOf !== undefined) console.log(`“Out of” is taken from the column “${oneLine(outOf)}”.`);
  if (ignored.length > 0) console.log(`Nothing was taken from: ${oneLine(ignored.join(', '))}.`);
  if (isDry) return console.log('Nothing was changed: this was a try.');
  if (edited.length > 0) console.log(`\n${howToCommit(edited, `Enter ${plural(count, 'reading')}`)}`);
}
