import { factsIn, whyQuiet } from '../src/digest/compose.ts';
import { digestFor } from '../src/digest/digest.ts';
import { digestAsHtml } from '../src/digest/formats/html.ts';
import { digestAsMarkdown } from '../src/digest/formats/markdown.ts';
import { digestAsSlack } from '../src/digest/formats/slack.ts';
import { digestAsTeams } from '../src/digest/formats/teams.ts';
import { digestAsText } from '../src/digest/formats/text.ts';
import { Ledger, LedgerError, ledgerRef } from '../src/digest/ledger.ts';
import type { Digest } from '../src/digest/model.ts';
import { sendByHook } from '../src/digest/send/hook.ts';
import { sendByMail } from '../src/digest/send/mail.ts';
import { NotSentError } from '../src/digest/send/not-sent.ts';
import { subjectOf, type Places } from '../src/digest/words.ts';
import { dayInWords } from '../src/freshness/words.ts';
import { asJsonText } from '../src/plain.ts';
import { nearest } from '../src/spelling.ts';
import type { Settings } from '../src/collections/index.ts';
import { exit, run, UsageError } from './command.ts';
import { contentFolder, readContent, siteAddress, today } from './content.ts';

const help = `
Tells a team in at most twelve lines where there was success, what has changed, and where there is urgent need. Prints
it; --send sends it, once a day. What was sent once is never told again: that is noted in git, at ${ledgerRef}.

  npm run digest -- [options]

  --team TEAM         the team's id (default: all teams together)
  --format FORMAT     text (default), markdown, html, slack, or teams
  --send              send it: text and html by mail, slack and teams by a web hook
  --on YYYY-MM-DD     the day to tell for (default: today in the wiki's time zone), whichever weekday that is
  --content DIR       the content folder (default: content)

Without --on, nothing is told on other days than the one that the settings name, Monday by default, and never while
the settings say that it is quiet.

The environment says where to: SITE_URL and SITE_BASE, where the wiki is published; by mail DIGEST_SMTP_URL, such as
smtps://user:password@mail.example.com, DIGEST_FROM and DIGEST_TO, several addresses between commas; by a web hook
DIGEST_HOOK_URL. DIGEST_TIMEOUT says how many seconds the other side may take (default: 20).

Exit codes: 0 told, or nothing to tell (then nothing is printed); 1 sent, but not noted everywhere, so that another
clone may tell it again; 2 not sent: wrong use, the other side did not take it, or what was told before, or is told
now, could not be read or noted.
`;

const formats = ['text', 'markdown', 'html', 'slack', 'teams'] as const;
type Format = (typeof formats)[number];

const written: Record<Format, (digest: Digest, places: Places) => string> = {
  text: digestAsText,
  markdown: digestAsMarkdown,
  html: digestAsHtml,
  slack: (digest, places) => `${asJsonText(digestAsSlack(digest, places))}\n`,
  teams: (digest, places) => `${asJsonText(digestAsTeams(digest, places))}\n`,
};

await run(
  help,
  {
    team: { type: 'string' },
    format: { type: 'string', default: 'text' },
    send: { type: 'boolean', default: false },
    on: { type: 'string' },
    content: { type: 'string' },
  },
  async (options, positionals) => {
    if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
    const format = oneOf('--format', options.format, formats);
    const places = { site: siteAddress() };
    const send = options.send ? senderFor(format, places) : undefined;
    const folder = await contentFolder(options.content);
    const live = await readContent(folder, { published: true });
    const { settings } = live.wiki;
    const team = teamIn(settings, options.team);
    const day = today(options.on, settings.review.timeZone);
    const quiet = whyQuiet(settings, day, { isAsked: options.on !== undefined });
    if (quiet !== undefined) return nothing(quiet);
    const ledger = await openLedger(folder, send !== undefined);
    if (ledger === 'unreadable') return exit.couldNotTell;
    const days = ledger?.daysTold(team ?? '') ?? [];
    // What had no room is not to come a minute later: where a workflow runs twice, this is the second time.
    if (days.includes(day))
      return nothing(`That was told on ${dayInWords(day)} already; what is left comes the next time.`);
    const told = {
      wasTold: (fact: string) => ledger?.wasTold(team ?? '', fact) ?? false,
      first: days[0],
    };
    const digest = await digestFor({ wiki: live.wiki, past: live }, team, day, told);
    if (live.wiki.untold !== undefined)
      console.error('Git does not tell all of the past here: what has changed may be missing.');
    if (digest.parts.length === 0) return nothing('There is nothing to tell that was not told before.');
    if (send === undefined || ledger === undefined) {
      process.stdout.write(written[format](digest, places));
      return exit.fine;
    }
    return sendAndNote(send, digest, ledger, team ?? '');
  },
);

function nothing(why: string): number {
  console.error(`${why} Nothing was sent or printed.`);
  return exit.fine;
}

/**
 * Reads what was told. Where that fails, nothing may be sent; printing says so, and goes on.
 */
async function openLedger(folder: string, isToSend: boolean): Promise<Ledger | 'unreadable' | undefined> {
  try {
    const ledger = await Ledger.open(folder);
    if (isToSend) await ledger.expectWritable();
    return ledger;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    console.error(error.message);
    console.error(isToSend ? 'Nothing was sent.' : 'Some of this may have been told before.');
    return isToSend ? 'unreadable' : undefined;
  }
}

/** It is noted once it was sent, and not before: what is told twice is a nuisance, what is never told is lost. */
async function sendAndNote(send: Send, digest: Digest, ledger: Ledger, team: string): Promise<number> {
  try {
    for (const remark of await send(digest)) console.error(remark);
  } catch (error) {
    if (!(error instanceof NotSentError)) throw error;
    console.error(`${error.message} Nothing is noted as told: it may be tried again.`);
    return exit.couldNotTell;
  }
  try {
    const kept = await ledger.note(team, factsIn(digest), digest.day);
    console.error(
      `Sent: ${subjectOf(digest)}.${kept === 'here' ? ' It is noted in this clone alone: git has no remote.' : ''}`,
    );
    return exit.fine;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    console.error(`Sent: ${subjectOf(digest)}. But: ${error.message}`);
    console.error(
      `Other clones may tell it again. Where git can write again, this notes it: git push REMOTE ${ledgerRef}:${ledgerRef}`,
    );
    return exit.doesNotHold;
  }
}

type Send = (digest: Digest) => Promise<string[]>;

/** Throws a `UsageError` where the environment does not say all that is needed. */
function senderFor(format: Format, places: Places): Send {
  if (places.site === undefined)
    throw new UsageError('SITE_URL is to say where the wiki is published: links would lead nowhere.');
  const timeoutMs = 1000 * secondsToWait();
  if (format === 'slack' || format === 'teams') {
    const address = needed('DIGEST_HOOK_URL');
    const messageOf = format === 'slack' ? digestAsSlack : digestAsTeams;
    return async (digest) => {
      await sendByHook(messageOf(digest, places), address, timeoutMs);
      return [];
    };
  }
  if (format === 'markdown') throw new UsageError('--send takes text, html, slack and teams; not markdown.');
  const post = {
    ...{ server: needed('DIGEST_SMTP_URL'), from: needed('DIGEST_FROM'), to: needed('DIGEST_TO') },
    timeoutMs,
  };
  return (digest) => {
    const list = { name: `${digest.wiki} ${digest.team?.name ?? ''}`.trim(), id: listId(digest) };
    const [text, html] = [digestAsText(digest, places), digestAsHtml(digest, places)];
    return sendByMail({ subject: subjectOf(digest), text, html, list, facts: factsIn(digest) }, post);
  };
}

function listId({ team }: Digest): string {
  return `digest-${(team?.name ?? 'all').toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

function secondsToWait(): number {
  const text = process.env['DIGEST_TIMEOUT'] || '20';
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 600))
    throw new UsageError(`DIGEST_TIMEOUT is “${text}”, not 1 to 600 seconds.`);
  return seconds;
}

function needed(name: string): string {
  const value = process.env[name]?.trim();
  if (!value) throw new UsageError(`--send needs ${name} in the environment; --help says what it holds.`);
  return value;
}

function teamIn({ teams }: Settings, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  return oneOf(
    '--team',
    given,
    teams.map(({ id }) => id),
  );
}

function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T {
  const found = known.find((each) => each === given);
  if (found !== undefined) return found;
  const meant = nearest(given, known);
  throw new UsageError(
    `${option} takes ${known.join(', ')}; not “${given}”.${meant ? ` Did you mean “${meant}”?` : ''}`,
  );
}
