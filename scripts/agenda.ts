import { agendaOf } from '../src/components/agenda/agenda.ts';
import type { Agenda } from '../src/components/agenda/model.ts';
import { agendaAsBrief } from '../src/components/agenda/text.ts';
import { markdown, plain, textOf } from '../src/components/brief/text.ts';
import meetings from '../src/collections/meetings.ts';
import { fieldOf, optionsOf } from '../src/collections/fields.ts';
import type { Day } from '../src/freshness/day.ts';
import { nearest } from '../src/spelling.ts';
import { agendaFactsOf } from '../src/site/agenda/facts.ts';
import { exit, run, UsageError } from './command.ts';
import { contentFolder, readContent, siteUrl, today } from './content.ts';

const help = `
Prints the agenda of the next meeting: what is missed, overdue, disputed, unsigned or about to run out, as the page
/meetings/next/ has it.

  npm run agenda -- [options]

  --kind KIND         which meeting: KINDS (default: the one that is held soonest, from the day of --on)
  --on YYYY-MM-DD     the day of the meeting (default: the day that the last one of its kind says)
  --format FORMAT     text (default), markdown, or json
  --content DIR       the content folder (default: content)
  --today YYYY-MM-DD  the day to tell for (default: today in the wiki's time zone)

Links lead to where the wiki is published, as SITE_URL says, or else to where npm start shows it.

Exit codes: 0 printed, 2 wrong use, no meeting of which one could follow, or it could not be told.
`;

const kinds = optionsOf(fieldOf(meetings.schema.shape.kind), {}).map(({ value }) => value);

const formats = {
  text: (agenda: Agenda, context: Context) => textOf(agendaAsBrief(agenda, agenda.points), plain, context),
  markdown: (agenda: Agenda, context: Context) =>
    textOf(agendaAsBrief(agenda, agenda.points), markdown, context),
  json: (agenda: Agenda) => JSON.stringify(agenda, undefined, 2),
};

interface Context {
  today: Day;
  address: string;
}

await run(
  help.replace('KINDS', kinds.join(', ')),
  {
    kind: { type: 'string' },
    on: { type: 'string' },
    format: { type: 'string', default: 'text' },
    content: { type: 'string' },
    today: { type: 'string' },
  },
  async (options, positionals) => {
    if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
    const format = oneOf('--format', options.format, Object.keys(formats)) as keyof typeof formats;
    if (options.kind !== undefined) oneOf('--kind', options.kind, kinds);
    const folder = await contentFolder(options.content);
    const site = siteUrl() ?? 'http://localhost:4321/';
    const base = new URL(site).pathname.replace(/\/$/, '');
    const live = await readContent(folder, { published: true });
    const { timeZone } = live.wiki.settings.review;
    const day = today(options.today, timeZone);
    const on = options.on === undefined ? undefined : today(options.on, timeZone);
    if (on !== undefined && on < day) throw new UsageError(`${on} is past: an agenda is for a day to come.`);
    const facts = agendaFactsOf(live.wiki, base);
    const agenda = agendaOf(facts, { kind: options.kind, on }, day);
    if (agenda === undefined || (options.kind !== undefined && agenda.kind !== options.kind))
      throw new UsageError(
        `No meeting ${options.kind ? `of the kind “${options.kind}” ` : ''}was written up yet: an agenda follows from the last one.`,
      );
    const address = new URL(`${base}/meetings/next/?kind=${agenda.kind}`, site).href;
    console.log(formats[format](agenda, { today: day, address }));
    return exit.fine;
  },
);

function oneOf(option: string, given: string, known: readonly string[]): string {
  if (known.includes(given)) return given;
  const meant = nearest(given, known);
  throw new UsageError(
    `${option} takes ${known.join(', ')}; not “${given}”.${meant ? ` Did you mean “${meant}”?` : ''}`,
  );
}
