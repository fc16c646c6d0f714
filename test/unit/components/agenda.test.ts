import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { agendaOf, type Asked } from '../../../src/components/agenda/agenda.ts';
import { minutesOf, without, type Agenda, type PointId } from '../../../src/components/agenda/model.ts';
import { agendaAsBrief } from '../../../src/components/agenda/text.ts';
import { writeUpAddress } from '../../../src/components/agenda/write-up.ts';
import { markdown, plain, textOf } from '../../../src/components/brief/text.ts';
import { addDays, parseDay, type Day } from '../../../src/freshness/day.ts';
import { agendaFactsOf } from '../../../src/site/agenda/facts.ts';
import type { Wiki } from '../../../src/wiki/wiki.ts';
import { joined } from '../../support/joined.ts';
import { meeting, meetingFiles, number } from '../../support/meeting-files.ts';
import { project } from '../../support/script.ts';

/** With a number that every team stands behind. */
const signedFiles = { ...meetingFiles, 'numbers/leads.mdx': signed('leads') };

function signed(id: string, teams = ['sales', 'marketing']): string {
  const wording = joined(meetingFiles).byKey.get(`numbers/${id}`)?.wording ?? '';
  const lines = teams.map((team) => `  - { team: ${team}, by: ada, on: 2026-10-01, wording: ${wording} }\n`);
  const text = meetingFiles[`numbers/${id}.mdx`] ?? '';
  return text.replace('readings:', () => `signOff:\n${lines.join('')}readings:`);
}

const dayOf = (text: string) => parseDay(text) as Day;

function agendaOn(on: string, files: Record<string, string> = signedFiles, asked: Asked = {}): Agenda {
  return agendaIn(joined(files), on, asked);
}

function agendaIn(wiki: Wiki, on: string, asked: Asked = {}): Agenda {
  const agenda = agendaOf(agendaFactsOf(wiki, ''), asked, dayOf(on));
  if (agenda === undefined) throw new Error('There is no agenda.');
  return agenda;
}

const itemsOf = ({ points }: Pick<Agenda, 'points'>, id: PointId) =>
  points.find((point) => point.id === id)?.items ?? [];
const topics = (agenda: Pick<Agenda, 'points'>, id: PointId) => itemsOf(agenda, id).map(({ topic }) => topic);
const why = (agenda: Agenda, id: PointId) => itemsOf(agenda, id).map((item) => item.why);

describe('what was heard outside', () => {
  const note = (on: string, more = '') =>
    `text: Dear.\nby: ben\non: ${on}\npage: guides/plain\nkind: words\n${more}`;
  const folded = 'folded: { into: guides/plain, on: 2026-11-03, by: ada }\n';
  const heard = (files: Record<string, string>) => {
    const point = agendaOn('2026-11-25', { ...signedFiles, ...files }).points.find(
      ({ id }) => id === 'heard',
    );
    return (
      point && { items: point.items.map(({ topic, why, who }) => ({ topic, why, who })), note: point.note }
    );
  };

  it('is a point once it was heard three times in 90 days and waits, and what waits too long is counted', () => {
    const twice = {
      'field-notes/a.yaml': note('2026-11-02', folded),
      'field-notes/b.yaml': note('2026-11-09'),
    };
    expect(heard({})).toBeUndefined();
    expect(heard(twice)).toEqual({ items: [], note: '1 note waits too long to be taken over.' });
    expect(heard({ ...twice, 'field-notes/c.yaml': note('2026-08-27') })).toMatchObject({ items: [] });
    expect(heard({ ...twice, 'field-notes/c.yaml': note('2026-11-24') })).toEqual({
      items: [
        {
          topic: 'Plain',
          why: 'heard 3 times in 90 days; waits to be taken over since 9 Nov 2026',
          who: 'Ada Byron',
        },
      ],
      note: '1 note waits too long to be taken over.',
    });
  });

  it('is none where all of it was taken over', () => {
    const taken = ['a', 'b', 'c'].map((id) => [`field-notes/${id}.yaml`, note('2026-11-02', folded)]);
    expect(heard(Object.fromEntries(taken) as Record<string, string>)).toBeUndefined();
  });
});

describe('the agenda of the next meeting', () => {
  it('says all of it in one text', () => {
    const agenda = agendaOn('2026-11-25');
    const context = { today: dayOf('2026-11-25'), address: 'https://wiki.example.com/meetings/next/' };
    expect(textOf(agendaAsBrief(agenda, agenda.points), plain, context)).toMatchInlineSnapshot(`
      "Joint meeting, 1 Dec 2026
      =========================

      THE MEETING

      Likely led by Ben Ray, 85 minutes, by Monthly meeting.

      NUMBERS (10 MINUTES)

      - Leads (Marketing, read by Ada Byron): October 2026: 19, below the minimum of 20 (agreed target: at least 30). Marketing pays.

      1 other number needs no time.

      TO DO

      - Call the printer (Ada Byron): overdue since 20 Nov 2026 – Plain
      - Count the boxes (Ben Ray): due 1 Dec 2026 – Second

      WORDS TO SETTLE (60 MINUTES)

      - Lead (Ada Byron): disputed: Two sides.
      - Calls (Ada Byron): waits for Sales and Marketing to sign

      WHAT RUNS OUT BEFORE THE MEETING AFTER

      - Lead (Ada Byron): review due 15 Dec 2026
      - Monthly meeting (Ada Byron): review due 15 Dec 2026
      - Plain (Ada Byron): review due 15 Dec 2026
      - Calls (Ada Byron): review due 15 Dec 2026

      And 1 more page.

      CHANGED SINCE THE LAST MEETING

      Git does not tell here which pages have changed.

      AS ALWAYS (15 MINUTES)

      - Two leads (Whoever is on duty, 15 minutes)

      From https://wiki.example.com/meetings/next/"
    `);
  });

  it.each([
    ['2026-10-05', undefined],
    ['2026-10-06', '2026-11-03'],
    ['2026-11-03', '2026-12-01'],
    ['2026-12-05', '2026-12-01'],
  ])('is for the day that the last one before %s says', (on, day) => {
    const agenda = agendaOf(agendaFactsOf(joined(meetingFiles), ''), {}, dayOf(on));
    expect(agenda?.day).toBe(day);
    expect(agenda?.warning !== undefined).toBe(day !== undefined && day < on);
  });

  it('is for the soonest, for the kind that is asked for, and for a day that is', () => {
    const files = {
      ...meetingFiles,
      'meetings/half.mdx': meeting('Half', '2026-11-19', 'chair: ben\nnext: 2026-11-26', 'half'),
      'meetings/visit.mdx': meeting('Visit', '2026-11-20', 'chair: ben', 'visit'),
    };
    const kinds = (on: string, asked: Asked = {}) => agendaOn(on, files, asked).title;
    expect(kinds('2026-11-25')).toBe('Half hour, 26 Nov 2026');
    expect(kinds('2026-11-27')).toBe('Joint meeting, 1 Dec 2026');
    expect(kinds('2026-12-03')).toBe('Joint meeting, 1 Dec 2026');
    expect(kinds('2026-11-25', { kind: 'joint' })).toBe('Joint meeting, 1 Dec 2026');
    expect(kinds('2026-11-25', { kind: 'visit' })).toBe('Looking over the shoulder');
    expect(kinds('2026-11-25', { kind: 'joint', on: dayOf('2026-12-08') })).toBe('Joint meeting, 8 Dec 2026');
    // Without a kind it is the first from that day on.
    expect(kinds('2026-11-20', { on: dayOf('2026-11-26') })).toBe('Half hour, 26 Nov 2026');
    expect(kinds('2026-11-20', { on: dayOf('2026-11-25') })).toBe('Half hour, 25 Nov 2026');
    expect(kinds('2026-11-20', { on: dayOf('2026-11-27') })).toBe('Joint meeting, 27 Nov 2026');
    expect(kinds('2026-11-20', { on: dayOf('2026-12-24') })).toBe('Half hour, 24 Dec 2026');
  });

  it.each([
    ['2026-11-25', '2026-12-01', 'going by the ones before, it is on 1 Dec 2026.'],
    ['2026-12-01', '2026-12-01', 'going by the ones before, it is on 1 Dec 2026.'],
    ['2026-12-02', undefined, 'this is what waits today.'],
  ])('goes by the rhythm where the last meeting names no day, and asks for it: on %s', (on, day, said) => {
    const text = meetingFiles['meetings/second.mdx']?.replace('next: 2026-12-01\n', '') ?? '';
    const agenda = agendaOn(on, { ...meetingFiles, 'meetings/second.mdx': text });
    expect(agenda.day).toBe(day);
    expect(agenda.warning).toBe(`The last meeting does not say when the next one is: ${said}`);
    expect(agenda.asksForDay).toBe('admin/#/collections/meetings/entries/second');
    expect(agendaOn(on).asksForDay).toBeUndefined();
  });

  it('gives time to what is missed, with its consequence, and to what nobody has read', () => {
    expect(why(agendaOn('2026-11-25'), 'numbers')).toEqual([
      'October 2026: 19, below the minimum of 20 (agreed target: at least 30). Marketing pays.',
    ]);
    const after = why(agendaOn('2026-12-06'), 'numbers');
    expect(after).toHaveLength(2);
    for (const each of after) expect(each).toContain('November 2026 was to be read by 5 Dec 2026.');
  });

  it('judges no number by what the teams have not agreed on', () => {
    const agenda = agendaOn('2026-11-25', {
      ...meetingFiles,
      'numbers/leads.mdx': signed('leads', ['sales']),
    });
    const [item] = itemsOf(agenda, 'numbers');
    expect(item?.why).toBe('October 2026: 19. Proposed target: at least 30, waiting for Marketing.');
    expect(item?.isLate).toBeUndefined();
  });

  it.each([
    [15, 'Proposed: at least 15, waiting for Sales and Marketing.'],
    [30, 'A change is proposed, waiting for Sales and Marketing.'],
  ])('judges by what was agreed while at least %i is proposed', (target, said) => {
    const changed = signed('leads')
      .replace('target: 30', `target: ${target}`)
      .replace('minimum: 20', 'minimum: 10');
    const before = joined(meetingFiles).byKey.get('numbers/leads');
    const fields = { ...before?.data };
    delete fields['readings'];
    const whyOn = (day: string, text: string) => {
      const wiki = joined({ ...meetingFiles, 'numbers/leads.mdx': text });
      const agreed = { wording: before?.wording ?? '', on: '2026-10-01', words: { fields, body: undefined } };
      Object.assign(wiki.byKey.get('numbers/leads') ?? {}, { agreed });
      return why(agendaIn(wiki, day), 'numbers')[0];
    };
    expect(whyOn('2026-11-25', changed)).toBe(
      `October 2026: 19, below the minimum of 20 (agreed target: at least 30). Marketing pays. ${said}`,
    );
    expect(whyOn('2026-12-06', changed.replace('value: 19', 'value: 40'))).toBe(
      `November 2026 was to be read by 5 Dec 2026. Agreed target: at least 30. ${said}`,
    );
  });

  it('has the worst numbers, and leads to the rest', () => {
    const more = Array.from({ length: 7 }, (_, index) => [
      `numbers/n${index}.mdx`,
      number(`Missed ${index}`, 'kind: outcome', { '2026-09': index === 6 ? 29 : 30, '2026-10': 29 }),
    ]);
    const agenda = agendaOn('2026-11-25', { ...signedFiles, ...Object.fromEntries(more) });
    const point = agenda.points.find(({ id }) => id === 'numbers');
    expect(topics(agenda, 'numbers').slice(0, 3)).toEqual(['Leads', 'Missed 6', 'Missed 0']);
    expect(point).toMatchObject({ note: 'And 2 more.', rest: '/numbers/' });
    const context = { today: dayOf('2026-11-25'), address: 'https://wiki.example.com/meetings/next/' };
    expect(textOf(agendaAsBrief(agenda, agenda.points), markdown, context)).toContain(
      '[And 2 more.](<https://wiki.example.com/numbers/>)',
    );
  });

  it('has tasks up to its day, what is overdue first, each by whoever is there', () => {
    const away = `${meetingFiles['people/ada.yaml']}away: { from: 2026-11-30, until: 2026-12-04 }\n`;
    const agenda = agendaOn('2026-11-25', { ...meetingFiles, 'people/ada.yaml': away });
    expect(itemsOf(agenda, 'tasks').map(({ topic, who, isLate }) => [topic, who, isLate])).toEqual([
      ['Call the printer', 'Ben Ray for Ada Byron', true],
      ['Count the boxes', 'Ben Ray', undefined],
    ]);
  });

  it('has proposals that wait for a decision by then, and what nobody uses any more', () => {
    const asset = (title: string, more: string) =>
      `---\ntitle: ${title}\nsummary: What to send.\nowner: ada\nteams: [sales, marketing]\nkind: document\nsituation: IT asks.\nshareable: customer\n${more}\n---\n`;
    const files = {
      ...signedFiles,
      'assets/wish.mdx': asset('A wish', ''),
      'assets/proposal.mdx': asset(
        'A proposal',
        'proposed: { by: ada, on: 2026-11-02 }\nanswerBy: 2026-11-30',
      ),
      'assets/later.mdx': asset('A later one', 'answerBy: 2026-12-01'),
      'assets/film.mdx': asset('A film', 'out: 2026-01-10\nuntil: 2027-01-10'),
      'assets/old.mdx': asset('An old sheet', 'out: 2026-01-10\nuntil: 2026-10-10'),
    };
    const points = (on: string) => {
      const agenda = agendaOn(on, files);
      return itemsOf(agenda, 'assets').map(({ topic, why, question }) => [topic, why, question]);
    };
    const film = ['A film', 'not used since 10 Jan 2026', undefined];
    expect(points('2026-11-25')).toEqual([
      ['A proposal', 'Marketing can answer until 30 Nov 2026', true],
      film,
    ]);
    expect(points('2026-12-01')).toEqual([
      [
        'A proposal',
        'Marketing said nothing by 30 Nov 2026. That is no yes: nobody who answers for it is there for three working days',
        true,
      ],
      film,
    ]);
  });

  it('is led by whoever led the meeting before the last one', () => {
    expect(agendaOn('2026-11-25').likelyChair).toEqual({ id: 'ben', name: 'Ben Ray' });
  });

  it('is led by whoever covers for someone away on its day, and expects nobody who is away or has left', () => {
    const files = (of: string) => ({
      ...meetingFiles,
      'people/ben.yaml': `${meetingFiles['people/ben.yaml']}coveredBy: ada\n${of}`,
      'meetings/second.mdx': meetingFiles['meetings/second.mdx']?.replace('[ada]', '[ada, ben]') ?? '',
    });
    const away = agendaOn('2026-11-25', files('away: { from: 2026-11-30, until: 2026-12-04 }\n'));
    expect(away.likelyChair).toEqual({ id: 'ada', name: 'Ada Byron for Ben Ray' });
    expect(away.present).toEqual(['ada']);
    const query = new URLSearchParams(writeUpAddress(away, away.points).split('?')[1]);
    expect([query.getAll('chair'), query.getAll('present')]).toEqual([['ada'], ['ada']]);

    const back = agendaOn('2026-11-25', files('away: { from: 2026-11-20, until: 2026-11-30 }\n'));
    expect([back.likelyChair.name, back.present]).toEqual(['Ben Ray', ['ada', 'ben']]);

    const left = agendaOn('2026-11-25', files('left: 2026-11-20\n'));
    expect([left.likelyChair, left.present]).toEqual([{ id: undefined, name: 'nobody' }, ['ada']]);
  });

  it('falls to the lead of the team of a page, as lists have it, where nobody is known who owns it', () => {
    const led = meetingFiles['wiki.yaml']?.replace('id: sales', 'id: sales\n    lead: ben') ?? '';
    const text = (meetingFiles['numbers/calls.mdx'] ?? '').replace(/^(owner|readBy): .*$/gm, '$1: zoe');
    const agenda = agendaOn('2026-11-25', { ...meetingFiles, 'wiki.yaml': led, 'numbers/calls.mdx': text });
    const calls = itemsOf(agenda, 'words').find(({ topic }) => topic === 'Calls');
    expect(calls).toMatchObject({ who: 'Ben Ray', person: 'ben' });
  });

  it('has words that are to be signed again before those that never were', () => {
    const files = {
      ...signedFiles,
      'numbers/leads.mdx': signedFiles['numbers/leads.mdx'].replace('target: 30', 'target: 31'),
    };
    expect(topics(agendaOn('2026-11-25', files), 'words')).toEqual(['Lead', 'Leads']);
  });

  it('has readings that are late on its day, once their period is over', () => {
    const late = (on: string) =>
      why(agendaOn(on, signedFiles, { on: dayOf('2026-12-08') }), 'numbers').join(' ');
    expect(late('2026-11-30')).not.toContain('November');
    expect(late('2026-12-01')).toContain('November 2026 is to be read by 5 Dec 2026.');
    expect(late('2026-12-06')).toContain('November 2026 was to be read by 5 Dec 2026.');
  });

  it('takes no time for what was struck, and is written up without it', () => {
    const agenda = agendaOn('2026-11-25');
    expect(minutesOf(agenda.points)).toBe(85);
    const [number] = itemsOf(agenda, 'numbers');
    const points = without(agenda, new Set([number?.id ?? '', 'step Two leads']));
    expect(minutesOf(points)).toBe(60);
    const query = new URLSearchParams(writeUpAddress(agenda, points).split('?')[1]);
    const rows = query.getAll('agenda').map((row) => JSON.parse(row) as Record<string, unknown>);
    expect(rows).toEqual([
      { topic: 'Call the printer', page: 'guides/plain', who: 'ada' },
      { topic: 'Count the boxes', page: 'meetings/second', who: 'ben' },
      { topic: 'Lead', page: 'lexicon/lead', who: 'ada', minutes: 30, question: true },
      { topic: 'Calls', page: 'numbers/calls', who: 'ada', minutes: 30, question: true },
    ]);
    expect(Object.fromEntries([...query].filter(([name]) => name !== 'agenda'))).toEqual({
      title: 'Joint meeting, 1 Dec 2026',
      kind: 'joint',
      on: '2026-12-01',
      teams: 'sales',
      guide: 'monthly',
      chair: 'ben',
      present: 'ada',
      next: '2027-01-05',
    });
  });

  it.each([
    [3, [4, 3, 3]],
    [4, [3, 3, 2, 2]],
    [12, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, undefined, undefined]],
  ])('shares the minutes of a point among %i, and gives away no more', (count, shares) => {
    const agenda = agendaOn('2026-11-25');
    const items = Array.from({ length: count }, (_, index) => ({ id: `${index}`, topic: 'It' }));
    const address = writeUpAddress(agenda, [{ id: 'numbers', title: 'Numbers', minutes: 10, items }]);
    const rows = new URLSearchParams(address.split('?')[1]).getAll('agenda');
    expect(rows.map((row) => (JSON.parse(row) as { minutes?: number }).minutes)).toEqual(shares);
  });

  it('says so where git does not tell what has changed', () => {
    expect(agendaOn('2026-11-25').points.find(({ id }) => id === 'changes')?.note).toBe(
      'Git does not tell here which pages have changed.',
    );
  });
});

/** What belongs into the agenda, counted from the files themselves, without any of the code that makes it. */
describe('the agenda of the shipped company', () => {
  const content = `${project}/content`;
  const names = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:mdx|yaml)$/.test(name),
  );
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(`${content}/${name}`, 'utf8')]));
  interface Row {
    [field: string]: unknown;
    title: string;
    readings?: { period: string; value: number; of?: number }[];
    tasks?: { text: string; by: string; done?: string }[];
    signOff?: { on: string }[];
  }
  interface Note {
    on: Day;
    page?: string;
    kind?: string;
    folded?: object;
    declined?: object;
  }
  const rows = Object.entries(files).flatMap(([name, text]): Row[] =>
    name.endsWith('.mdx')
      ? [
          {
            ...(load(text.split('\n---')[0] ?? '') as Row),
            ...{ folder: name.split('/')[0], key: name.slice(0, -'.mdx'.length) },
          },
        ]
      : [],
  );
  const notes = Object.entries(files).flatMap(([name, text]) =>
    name.startsWith('field-notes/') ? [load(text) as Note] : [],
  );
  let wiki: Wiki;
  beforeAll(() => {
    wiki = joined(files);
  });
  const last =
    rows
      .filter(({ kind }) => kind === 'joint')
      .map(({ on }) => String(on))
      .toSorted()
      .at(-1) ?? '';

  it.each([1, 10, 20, 40, 80])('has what the files say, %i days after a meeting', (days) => {
    const today = addDays(dayOf(last), days);
    const agenda = agendaIn(wiki, today, { kind: 'joint' });
    const until = agenda.day && agenda.day > today ? agenda.day : today;

    const due = rows.flatMap(({ tasks = [] }) =>
      tasks.filter(({ by, done }) => done === undefined && by <= until),
    );
    const dueFirst = due.toSorted((a, b) => a.by.localeCompare(b.by)).map(({ text }) => text);
    expect(topics(agenda, 'tasks')).toEqual(dueFirst.slice(0, 8));
    expect(8 + moreOf(agenda, 'tasks')).toBe(Math.max(8, due.length));

    const talked = rows.filter((row) => row.folder === 'numbers' && isMissedOrOwed(row, today));
    const shownNumbers = topics(agenda, 'numbers');
    expect(shownNumbers).toHaveLength(Math.min(6, talked.length));
    expect(talked.map(({ title }) => title)).toEqual(expect.arrayContaining(shownNumbers));
    expect(shownNumbers.length + moreOf(agenda, 'numbers')).toBe(talked.length);

    const disputed = rows.filter(
      ({ disputed, replacedBy }) => disputed !== undefined && replacedBy === undefined,
    );
    const shown = topics(agenda, 'words').filter((topic) => disputed.some(({ title }) => title === topic));
    expect(shown).toHaveLength(Math.min(2, disputed.length));
  });

  it.each([1, 10, 20, 40, 80])(
    'has what was heard, decided and used, too, %i days after a meeting',
    (days) => {
      const today = addDays(dayOf(last), days);
      const agenda = agendaIn(wiki, today, { kind: 'joint' });
      const until = agenda.day && agenda.day > today ? agenda.day : today;

      const lately = notes.filter(({ on }) => on <= today && on > addDays(today, -90));
      const alike = [...Map.groupBy(lately, ({ page, kind }) => `${page} ${kind}`)];
      const often = rows.filter(({ key }) =>
        alike.some(
          ([of, own]) =>
            of.startsWith(`${key} `) &&
            own.length >= 3 &&
            own.some(({ folded, declined }) => !folded && !declined),
        ),
      );
      expect(topics(agenda, 'heard').toSorted()).toEqual(often.map(({ title }) => title).toSorted());

      const dayIn = (row: Row, ...path: string[]) =>
        path.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], row) as
          Day | undefined;
      const material = rows.filter(({ folder }) => folder === 'assets');
      const isGone = (row: Row) =>
        (dayIn(row, 'withdrawn', 'on') ?? '9') <= until ||
        [dayIn(row, 'until'), dayIn(row, 'permission', 'until')].some((day) => day && day < until) ||
        material.some(({ replaces, out }) => `assets/${replaces}` === row['key'] && String(out) <= until);
      const waits = material.filter(
        (row) => !row['out'] && !row['decided'] && String(row['answerBy'] ?? '9') < until,
      );
      const rests = material.filter((row) => {
        const uses = (row['used'] as { on: Day }[] | undefined) ?? [];
        const latest = [...uses.map(({ on }) => on), (dayIn(row, 'out') ?? '9') as Day].toSorted().at(-1);
        const isUsedOften = !/campaign|event|launch|channel/.test(String(row['kind']));
        return isUsedOften && latest && latest <= until && !isGone(row) && addDays(latest, 90) <= until;
      });
      const expected = [...waits, ...rests].map(({ title }) => title);
      const shownAssets = topics(agenda, 'assets');
      expect(shownAssets).toHaveLength(Math.min(3, expected.length));
      expect(expected).toEqual(expect.arrayContaining(shownAssets));
      expect(shownAssets.length + moreOf(agenda, 'assets')).toBe(expected.length);
    },
  );

  /** How much else a point says there is. */
  function moreOf({ points }: Agenda, id: PointId): number {
    return Number(/^And (\d+) more/.exec(points.find((point) => point.id === id)?.note ?? '')?.[1] ?? 0);
  }

  /** By the calendar of months and quarters, as a person reads it off. */
  function isMissedOrOwed(row: Row, today: Day): boolean {
    const length = row['every'] === 'quarter' ? 3 : 1;
    const first = (back: number) => {
      const [year = 0, month = 1] = today.split('-').map(Number);
      return new Date(Date.UTC(year, Math.floor((month - 1) / length) * length - back * length, 1));
    };
    const named = (start: Date) =>
      length === 3
        ? `${start.getUTCFullYear()}-Q${start.getUTCMonth() / 3 + 1}`
        : start.toISOString().slice(0, 7);
    const readings = new Map((row.readings ?? []).map((reading) => [reading.period, reading]));
    const over = [...readings.keys()].filter((period) => period < named(first(0))).toSorted();
    const latest = readings.get(over.at(-1) ?? '');
    const grace = Number(row['daysToRead'] ?? 5);
    const dayOfPeriod = (Date.parse(today) - first(0).getTime()) / 86_400_000;
    const owed = named(first(dayOfPeriod >= grace ? 1 : 2));
    const isWorse =
      latest &&
      (row['better'] === 'less'
        ? latest.value > Number(row['target'])
        : latest.value < Number(row['target']));
    // What was agreed after the end of the period judges nothing of it; what is not agreed is told without a verdict.
    const signedOn = (row.signOff ?? []).map(({ on }) => String(on)).toSorted();
    const isTooLate = signedOn.length > 1 && (signedOn.at(-1) ?? '').slice(0, 7) > (over.at(-1) ?? '');
    if (isTooLate && readings.has(owed)) return false;
    return !readings.has(owed) || (isWorse === true && (latest?.of ?? 10) >= 10);
  }
});
