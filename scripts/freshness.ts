import { relative } from 'node:path';
import { withFields } from '../src/document/format.ts';
import { plural } from '../src/plain.ts';
import type { Problem } from '../src/problem/problem.ts';
import { uncertaintiesOf, hidesRelations, newUncertainties } from '../src/reports/freshness/uncertainty.ts';
import { plansOf, plansText } from '../src/reports/freshness/plan.ts';
import { pagesOn, rankOf, standingOf, type Page } from '../src/reports/freshness/pages.ts';
import { worsened } from '../src/reports/freshness/ratchet.ts';
import { dependentsOf } from '../src/reports/freshness/dependents.ts';
import type { Entry } from '../src/wiki/entry.ts';
import { joinWiki } from '../src/wiki/join.ts';
import { keyOf, type Wiki } from '../src/wiki/wiki.ts';
import { exit, run, UsageError } from './command.ts';
import { contentFolder, noteGit, readContent, siteAddress, today } from './content.ts';
import { owedOn, type Owed } from '../src/reports/freshness/owed.ts';
import { dutiesIn } from '../src/site/duties.ts';
import { isAnybodys, matches, owes, type Filter } from './freshness/filter.ts';
import { editPages, type Edit } from './edit-pages.ts';
import {
  formats,
  print,
  printUncertainties,
  printDependents,
  type Format,
  type Output,
} from './freshness/print.ts';
import { baseOf, changedSince, readBaseline, type Baseline, type ChangedFile } from './freshness/baseline.ts';
import { pagesChangedBy } from './freshness/changed-pages.ts';

const help = `
Says which pages can no longer be trusted, why, and whom they fall to; and which tasks and readings are late, and what
waits to be signed. Drafts are left out: readers do not see them.

  npm run freshness -- [options]

  --content DIR         the content folder (default: content)
  --today YYYY-MM-DD    the day to tell for (default: today in the wiki's time zone); what has changed is told as it is
                        known now
  --owner ID            only pages that this person owns, or that fall to them on the day
  --team ID             only pages of this team
  --format FORMAT       text, json, github (annotations), markdown (for an issue) or csv (default: text)
  --fail-on LEVEL       exit with 1 where a page is in this state or a worse one:
                        due, overdue, unreviewed (the worst), or never; a first review that is planned for a day to come
                        counts as current, and from its first day of notice as due.
                        Tasks, readings and signatures are listed, and fail nothing
                        (default: overdue; with --no-worse-than: due)
  --no-worse-than REF   only look at pages that are in a worse state than where the change departed from REF, a
                        branch, a tag or a commit, had the day been the same; further reasons for the same state do
                        not count. New pages may be due, and their first review may be planned; they may not be
                        overdue, or unreviewed without a day to come.
  --changed-since REF   list the pages that rest on those that say something else since REF: that name them in a
                        field or link to them (text, json, github or markdown)
  --plan                show what falls to each in the coming 26 weeks, how to spread what is too much, and what nobody
                        can bear however it is spread
  --write               with --plan: change the pages so; nothing is committed

With SITE_URL (and SITE_BASE) set, Markdown links to the published pages.

Exit codes: 0 fine; 1 what was asked for does not hold; 2 wrong use, or not everything could be told: pages, people
or settings that cannot be read, pages that fall to nobody, or a past that git does not know. With --no-worse-than,
what could not be told at REF either is passed over, but for a past that git does not know.
`;

const levels = ['due', 'overdue', 'unreviewed', 'never'] as const;
type Level = (typeof levels)[number];

await run(
  help,
  {
    content: { type: 'string' },
    today: { type: 'string' },
    owner: { type: 'string' },
    team: { type: 'string' },
    format: { type: 'string', default: 'text' },
    'fail-on': { type: 'string' },
    'no-worse-than': { type: 'string' },
    'changed-since': { type: 'string' },
    plan: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
  async (options, positionals) => {
    if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
    const { 'no-worse-than': than, 'changed-since': since, 'fail-on': failOn } = options;
    const format = oneOf(formats, options.format, '--format');
    const level = oneOf(levels, failOn ?? (than === undefined ? 'overdue' : 'due'), '--fail-on');
    if (since !== undefined && (than !== undefined || failOn !== undefined || format === 'csv'))
      throw new UsageError('--changed-since goes with none of --no-worse-than, --fail-on and --format csv.');
    const isAlone = [than, since, failOn].every((each) => each === undefined) && format === 'text';
    if (options.plan && !isAlone) throw new UsageError('--plan goes with --owner, --team and --write alone.');
    if (options.write && !options.plan) throw new UsageError('--write goes with --plan.');
    const folder = await contentFolder(options.content);
    const ref = than ?? since;
    const base = ref === undefined ? undefined : await baseOf(folder, ref);
    const now = await read(folder, format, options);
    if (options.plan) return plan(now, options.write);
    if (base === undefined) {
      const code = judge(now, level);
      if (format === 'text') await noteGit(folder);
      return code;
    }
    return since === undefined ? compare(now, base, level) : listDependents(now, base);
  },
);

/** What there is now, and what of it was asked for. */
interface Now {
  folder: string;
  output: Output;
  wiki: Wiki;
  keep: (entry: Entry) => boolean;
  pages: Page[];
  owed: Owed[];
  uncertainties: Problem[];
}

async function read(folder: string, format: Format, asked: Filter & { today?: string }): Promise<Now> {
  const { sources, wiki } = await readContent(folder, { published: true });
  const day = today(asked.today, wiki.settings.review.timeZone);
  const keep = matches(wiki, day, asked);
  const all = pagesOn(wiki, day);
  const concerned = all.filter(({ entry }) => keep(entry) || isAnybodys(entry, wiki, asked));
  return {
    folder,
    output: { format, today: day, prefix: prefixOf(folder), site: siteAddress() },
    wiki,
    keep,
    pages: all.filter(({ entry }) => keep(entry)),
    owed: owedOn(dutiesIn(wiki), day).filter(owes(wiki, asked)),
    uncertainties: uncertaintiesOf(sources, wiki, concerned),
  };
}

function judge({ output, wiki, pages, owed, uncertainties }: Now, level: Level): number {
  const isEmpty = wiki.entries.length === 0;
  const summary = isEmpty ? 'Readers see no page yet: there are none, or drafts alone.' : undefined;
  print({ today: output.today, pages, owed, summary }, wiki, uncertainties, output);
  if (uncertainties.length > 0) return exit.couldNotTell;
  const ranks = pages.map((page) => rankOf(standingOf(page, output.today)));
  const fails = level !== 'never' && ranks.some((rank) => rank >= rankOf(level));
  return fails ? exit.doesNotHold : exit.fine;
}

/** What is to come, and what would spread it. Pages that cannot be planned are named. */
async function plan({ folder, output, wiki, keep, uncertainties }: Now, write: boolean): Promise<number> {
  const plans = plansOf(wiki, output.today, keep);
  const changes = plans.flatMap((each) => each.changes);
  console.log(
    plansText(plans, wiki.settings.review.perOwnerAWeek, { colour: process.stdout.hasColors?.() ?? false }),
  );
  const edits = changes.map(({ entry, field, value }): Edit => ({
    entry,
    change: (text, order) => withFields(text, { [field]: value }, order),
  }));
  if (write) await editPages(folder, edits);
  if (changes.length > 0)
    console.log(write ? 'Changed so; nothing is committed.' : 'Nothing was changed; --write does that.');
  // When a review ends is in the files: the past of pages does not matter to it.
  const hidden = uncertainties.filter(({ id }) => id !== 'history-unknown');
  printUncertainties(hidden, output);
  return hidden.length > 0 ? exit.couldNotTell : exit.fine;
}

/** The pages that this change has made worse, and what can no longer be told since. */
async function compare({ output, wiki, ...now }: Now, base: Baseline, level: Level): Promise<number> {
  const { today } = output;
  const then = await readBaseline(base);
  const wikiThen = joinWiki(then, false);
  const before = pagesOn(wikiThen, today);
  const nameBefore = namesBefore(await changedSince(base), wiki, wikiThen);
  const found = { today, pages: now.pages };
  const pages = worsened(found, before, nameBefore, level === 'never' ? 'due' : level);
  const uncertainties = newUncertainties(
    now.uncertainties,
    uncertaintiesOf(then, wikiThen, before),
    nameBefore,
  );
  const summary = `${plural(pages.length, 'page is', 'pages are')} in a worse state than before this change (for ${today})`;
  print({ today, pages, summary }, wiki, uncertainties, output);
  if (uncertainties.length > 0) return exit.couldNotTell;
  return pages.length > 0 && level !== 'never' ? exit.doesNotHold : exit.fine;
}

/** The key that a page had before its file was given another name. */
function namesBefore(changes: readonly ChangedFile[], wiki: Wiki, then: Wiki): (key: string) => string {
  const fileBefore = new Map(changes.map(({ from, to }) => [to, from]));
  const keyThen = new Map(then.entries.map((entry) => [entry.file, keyOf(entry)]));
  return (key) => keyThen.get(fileBefore.get(wiki.byKey.get(key)?.file) ?? '') ?? key;
}

/** The pages that rest on what was changed. What does not hide what a page rests on is not uncertain here. */
async function listDependents({ folder, output, wiki, keep, ...now }: Now, base: Baseline): Promise<number> {
  const { today } = output;
  const { touched, reviewed } = await pagesChangedBy(await changedSince(base), wiki, folder);
  const dependents = dependentsOf(touched, wiki, today, (entry) => keep(entry) && !reviewed.has(entry.file));
  const uncertainties = now.uncertainties.filter(hidesRelations);
  printDependents({ today, dependents }, wiki, uncertainties, output);
  return uncertainties.length > 0 ? exit.couldNotTell : exit.fine;
}

function oneOf<T extends string>(known: readonly T[], given: string, option: string): T {
  const found = known.find((each) => each === given);
  if (found === undefined) throw new UsageError(`${option} takes ${known.join(', ')}, not “${given}”.`);
  return found;
}

/** What stands before the path of a file, as seen from where the script was started. */
function prefixOf(folder: string): string {
  const path = relative(process.cwd(), folder).replaceAll('\\', '/');
  return path === '' ? '' : `${path}/`;
}
