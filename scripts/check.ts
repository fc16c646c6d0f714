import type { Problem } from '../src/problem/problem.ts';
import { asGithub } from '../src/reports/github.ts';
import { asJson } from '../src/reports/json.ts';
import { asText, type Findings } from '../src/reports/text.ts';
import { problemsOf } from '../src/wiki/checks.ts';
import { exit, run, UsageError } from './command.ts';
import { contentFolder, fromHere, noteGit, readContent, today } from './content.ts';

const help = `
Checks the content: what cannot be read, what leads nowhere, what is past its review date.

  npm run check -- [options]

  --content DIR       the content folder (default: content)
  --today YYYY-MM-DD  the day to check for (default: today in the wiki's time zone)
  --format FORMAT     text, json or github (default: text)
  --all               list every problem by its file; without it, text and github tell the first three of each
                      kind, the worst first, and how many more there are (json always has all)
  --fail-on LEVEL     error:   fail on errors (default)
                      overdue: fail also on pages past their review date, on those never reviewed with no day to
                               come for it, and on claims that have ended; exits with 2 where git does not tell
                               what has changed
                      never:   always exit with 0 once the check could be made

Exit codes: 0 fine, 1 the content does not hold, 2 wrong use, or the check could not be made.
`;

const formats: Record<string, (findings: Findings, all: boolean) => string> = {
  text: (findings, all) => asText(findings, { colour: process.stdout.hasColors?.() ?? false, all }),
  json: asJson,
  github: (findings, all) => asGithub(findings, { all }),
};

const staleness: ReadonlySet<Problem['id']> = new Set(['review-overdue', 'review-missing', 'claim-expired']);

/** Somebody is to look at the page for the first time, and there is time left. */
function isPlanned(problem: Problem): boolean {
  return problem.id === 'review-missing' && problem.by !== undefined;
}

const failures: Record<string, (problem: Problem) => boolean> = {
  error: ({ level }) => level === 'error',
  overdue: (problem) => problem.level === 'error' || (staleness.has(problem.id) && !isPlanned(problem)),
  never: () => false,
};

await run(
  help,
  {
    content: { type: 'string' },
    today: { type: 'string' },
    format: { type: 'string', default: 'text' },
    all: { type: 'boolean', default: false },
    'fail-on': { type: 'string', default: 'error' },
  },
  async (options, positionals) => {
    if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
    const format = formats[options.format];
    const fails = failures[options['fail-on']];
    if (!format)
      throw new UsageError(`There is no format “${options.format}”; there are text, json and github.`);
    if (!fails) throw new UsageError(`--fail-on takes error, overdue or never, not “${options['fail-on']}”.`);
    const folder = await contentFolder(options.content);
    const { sources, wiki } = await readContent(folder);
    const day = today(options.today, sources.settings.review.timeZone);
    const problems = fromHere(problemsOf(sources, wiki, day), folder);
    console.log(format({ today: day, entries: wiki.entries.length, problems }, options.all));
    if (options.format === 'text') await noteGit(folder);
    if (problems.some(fails)) return exit.doesNotHold;
    const isUnknown = options['fail-on'] === 'overdue' && problems.some(({ id }) => id === 'history-unknown');
    return isUnknown ? exit.couldNotTell : exit.fine;
  },
);
