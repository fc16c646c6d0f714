import { relative } from 'node:path';
import { collectionOf } from '../src/collections/index.ts';
import { withSignature } from '../src/document/signing.ts';
import { dayAt, type Day } from '../src/freshness/day.ts';
import { dayInWords } from '../src/freshness/words.ts';
import { asJsonText, oneLine, plural } from '../src/plain.ts';
import { whyNotToSign } from '../src/site/to-sign.ts';
import { waitingIn, type Waiting } from '../src/site/waiting.ts';
import { nearest } from '../src/spelling.ts';
import type { Entry } from '../src/wiki/entry.ts';
import { signaturesOf } from '../src/wiki/signatures.ts';
import { oneVoiceInWords, signedAlsoFor, signersOn } from '../src/wiki/signers.ts';
import { personOf, type Wiki } from '../src/wiki/wiki.ts';
import { adopt } from './agree/adopt.ts';
import { exit, run, UsageError } from './command.ts';
import { contentFolder, readContent, today } from './content.ts';
import { editPages, howToCommit, type Edited } from './edit-pages.ts';
import { pageNamed } from './pages.ts';

const help = `
Says what waits for whose signature, and signs pages. A signature means: our team stands by these very words.

  npm run agree -- [options]
  npm run agree -- ID... --team TEAM --by PERSON [options]
  npm run agree -- --adopt [options]

  ID             a page, such as guides/lead-handoff, or the path of its file
  --team TEAM    the team that signs; without a page: list what waits for it alone
  --by PERSON    who signs for it, from the people folder: its lead, or who covers while the lead is away
  --on DAY       the day of the signature as YYYY-MM-DD, not after today (default: today in the wiki's time zone)
  --adopt        give signatures that were typed what stands for the words they were given to, as git shows them
  --format FORMAT  text or json (default: text), for the list
  --content DIR  the content folder (default: content)

Changes the signatures in the files, and nothing else. With several pages, all are changed or none. Commits nothing.

Exit codes: 0 fine, 1 with --adopt: git does not show the words of some signatures, 2 wrong use, or a page could not be
read or written.
`;

await run(
  help,
  {
    team: { type: 'string' },
    by: { type: 'string' },
    on: { type: 'string' },
    adopt: { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
    content: { type: 'string' },
  },
  async (options, ids) => {
    const folder = await contentFolder(options.content);
    if (options.adopt) {
      if (ids.length > 0 || options.by !== undefined || options.team !== undefined)
        throw new UsageError(
          '--adopt takes all pages, and signs for nobody: give it no page, team or person.',
        );
      return adopt(folder);
    }
    const { wiki } = await readContent(folder);
    const { timeZone } = wiki.settings.review;
    if (ids.length === 0) {
      if (options.by !== undefined)
        throw new UsageError('Name the page that is signed, such as guides/lead-handoff.');
      const team = options.team === undefined ? undefined : teamNamed(options.team, wiki).id;
      const waiting = waitingIn(wiki, today(options.on, timeZone)).filter(
        (each) => team === undefined || each.team === team,
      );
      list(waiting, options.format);
      return exit.fine;
    }
    const now = dayAt(new Date(), timeZone);
    const on = today(options.on, timeZone);
    if (on > now)
      throw new UsageError(`${on} has not come yet: it is ${now}. Give the day of the signature.`);
    if (options.team === undefined || options.by === undefined)
      throw new UsageError('Say with --team which team signs, and with --by who signs for it.');
    const team = teamNamed(options.team, wiki);
    const { by } = options;
    checkSigner(team, by, wiki, on);
    const pages = [...new Set(ids.map((id) => pageNamed(id, wiki.entries, folder)))];
    for (const page of pages) {
      checkOpen(page, team, wiki, on);
      checkOneVoice(page, team, by, wiki, on);
    }
    const insteadOf = by === team.lead ? undefined : team.lead;
    const edits = pages.map((entry) => ({
      entry,
      change: (text: string) => withSignature(text, declaredFor(entry), { team: team.id, by, on, insteadOf }),
    }));
    report(
      await editPages(folder, edits),
      `Signed for ${team.name} by ${nameOf(by, wiki)} on ${dayInWords(on)}`,
    );
    return exit.fine;
  },
);

type Team = Wiki['settings']['teams'][number];

function teamNamed(id: string, { settings: { teams } }: Wiki): Team {
  const team = teams.find((each) => each.id === id);
  if (team) return team;
  const ids = teams.map((each) => each.id);
  const near = nearest(id, ids);
  throw new UsageError(
    `There is no team “${id}”. ${near === undefined ? `There are: ${ids.join(', ')}.` : `Did you mean “${near}”?`}`,
  );
}

function checkSigner(team: Team, by: string, wiki: Wiki, on: Day): void {
  if (personOf(wiki, by) === undefined) {
    const near = nearest(
      by,
      wiki.people.map(({ id }) => id),
    );
    throw new UsageError(
      `There is no person “${by}”.${near === undefined ? '' : ` Did you mean “${near}”?`}`,
    );
  }
  const signers = signersOn(team, wiki, on);
  if (signers.some(({ id }) => id === by)) return;
  const who = signers.map(({ name, id }) => `${name} (${id})`).join(', or ');
  throw new UsageError(
    signers.length === 0
      ? `Nobody leads ${team.name} on ${dayInWords(on)}. Say in wiki.yaml who does: lead, in its line among the teams.`
      : `${nameOf(by, wiki)} does not sign for ${team.name} on ${dayInWords(on)}: ${who} does.`,
  );
}

function checkOpen(page: Entry, team: Team, { settings: { teams } }: Wiki, on: Day): void {
  const signature = signaturesOf(page, teams).find((each) => each.team.id === team.id);
  const title = oneLine(page.title);
  if (page.data === undefined)
    throw new UsageError(`${page.file}: its fields have mistakes. Run: npm run check`);
  if (signature === undefined || page.wording === undefined)
    throw new UsageError(
      `${title} has nothing that teams sign. In ${page.file}, write what is agreed first.`,
    );
  const whyNot = whyNotToSign(page);
  if (whyNot !== undefined) throw new UsageError(`${title}: ${whyNot}`);
  if (signature.state === 'earlier' && signature.given.on > on)
    throw new UsageError(
      `${title}: ${team.name} signed other words on ${dayInWords(signature.given.on)}. Give a day that is not before.`,
    );
  if (signature.state === 'signed')
    throw new UsageError(
      `${title} is signed for ${team.name} already, in these words, since ${dayInWords(signature.given.on)}.`,
    );
}

function checkOneVoice(page: Entry, team: Team, by: string, wiki: Wiki, on: Day): void {
  const also = signedAlsoFor(page, by, team, wiki.settings.teams);
  if (also === undefined) return;
  const others = signersOn(team, wiki, on).filter(({ id }) => id !== by);
  throw new UsageError(
    `${oneLine(page.title)}: ${oneVoiceInWords({ name: nameOf(by, wiki) }, also, others)}`,
  );
}

function list(waiting: readonly Waiting[], format: string): void {
  if (format === 'json') return console.log(asJsonText({ waiting }));
  if (format !== 'text') throw new UsageError(`There is no format “${format}”; there are text and json.`);
  if (waiting.length === 0) return console.log('Nothing waits for a signature.');
  for (const [who, pages] of Map.groupBy(
    waiting,
    ({ waitsFor, teamName }) => `${teamName}: ${waitsFor?.name ?? 'nobody leads it'}`,
  )) {
    console.log(who);
    for (const { page, title, last } of pages)
      console.log(`  ${page}  ${oneLine(title)}${last ? `, last signed on ${dayInWords(last)}` : ''}`);
  }
  console.log(`\n${plural(waiting.length, 'signature is', 'signatures are')} waited for.`);
}

function report(edited: readonly Edited[], said: string): void {
  for (const { path, entry } of edited) console.log(`${relative('', path)}: ${oneLine(entry.title)}`);
  console.log(`\n${said}. ${howToCommit(edited, said)}`);
}

function declaredFor({ collection }: Entry) {
  const declared = collectionOf(collection);
  if (declared === undefined) throw new UsageError(`There is no collection “${collection}”.`);
  return declared;
}

function nameOf(id: string, wiki: Wiki): string {
  return personOf(wiki, id)?.name ?? id;
}
