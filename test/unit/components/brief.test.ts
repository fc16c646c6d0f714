import { describe, expect, it } from 'vitest';
import { askedIn, queryOf } from '../../../src/components/brief/address.ts';
import { briefOf, room } from '../../../src/components/brief/gather.ts';
import { lengthOf, type Block } from '../../../src/components/brief/model.ts';
import { chance, expectedOf, keysFor } from '../../../src/components/brief/objections.ts';
import { html, markdown, plain, textOf } from '../../../src/components/brief/text.ts';
import { parseDay } from '../../../src/freshness/day.ts';
import { choicesOf, type Choices } from '../../../src/site/brief/choices.ts';
import { partOf } from '../../../src/site/brief/parts.ts';
import { stagePartOf } from '../../../src/site/brief/stage.ts';
import { bodyOf } from '../../../src/wiki/entry.ts';
import { briefFiles, competitor, objection, persona } from '../../support/brief-files.ts';
import { joined } from '../../support/joined.ts';

interface Making {
  files?: Record<string, string>;
  /** The day on which it is read; `unknown` where the browser cannot tell. */
  on?: string;
}

const dayOf = ({ on = '2026-03-02' }: Making) => parseDay(on);

/** A brief as it is made on a day in a wiki of some files. */
function madeFor(query: string, making: Making = {}) {
  const { files = briefFiles } = making;
  const wiki = joined(files, true);
  const choices = choicesOf(wiki);
  const { chosen } = askedIn(query, choices);
  const parts = keysFor(choices, chosen).flatMap((key) => {
    const entry = wiki.byKey.get(key);
    const stage = wiki.settings.stages.find(({ id }) => key === `stages/${id}`);
    if (entry) return [partOf(wiki, entry, bodyOf(files[`${key}.mdx`] ?? '', `${key}.mdx`))];
    return stage ? [stagePartOf(wiki, stage)] : [];
  });
  return briefOf({
    choices,
    chosen,
    parts: new Map(parts.map((part) => [part.key, part])),
    today: dayOf(making),
  });
}

const words = (query: string, making: Making = {}) =>
  textOf(madeFor(query, making), plain, { today: dayOf(making), address: 'https://wiki.example.com/brief/' });

describe('the address of a brief', () => {
  const choices: Choices = {
    ...choicesOf(joined(briefFiles)),
    moved: { 'personas/cfo-old': 'personas/cfo' },
  };
  const asked = (query: string) => {
    const { chosen, said } = askedIn(query, choices);
    return { keys: chosen.map(({ key }) => key), said };
  };

  it.each([
    ['', [], []],
    [
      '?persona=cfo&competitor=rival&stage=mql&objection=dear',
      ['personas/cfo', 'competitors/rival', 'stages/mql', 'objections/dear'],
      [],
    ],
    [
      '?objection=dear&objection=late&persona=cfo&persona=cfo',
      ['personas/cfo', 'objections/dear', 'objections/late'],
      [],
    ],
    ['?persona=', [], ['The address leaves open which persona is meant.']],
    ['?persona=eve', [], ['The address asks for the persona “eve”. There is none of that name here.']],
    ['?persona=cfo-old', ['personas/cfo'], ['“cfo-old” is called “Head of finance” now.']],
    [
      '?persona=rival&other=x',
      [],
      ['The address asks for the persona “rival”. There is none of that name here.'],
    ],
  ])('%s names what is chosen, and what it says that cannot be followed', (query, keys, said) => {
    expect(asked(query)).toEqual({ keys, said });
  });

  it('leads back to what it was made of', () => {
    const query = '?persona=cfo&competitor=rival&stage=lead&objection=dear&objection=late';
    expect(queryOf(askedIn(query, choices).chosen)).toBe(query);
    expect(queryOf([{ key: 'personas/a b/c&d' }])).toBe('?persona=a+b/c%26d');
    expect(queryOf([])).toBe('');
  });
});

describe('the objections to expect', () => {
  const { options } = choicesOf(joined(briefFiles));
  const expected = (...keys: string[]) => {
    const chosen = options.filter(({ key }) => keys.includes(key));
    return expectedOf(options, chosen).map(({ objection }) => objection.key.replace('objections/', ''));
  };

  it('are those of the persona, the ones first whose answers have worked', () => {
    expect(expected('personas/cfo')).toEqual(['late', 'dear', 'new', 'risky']);
  });

  it('begin with those chosen, then with those that more of it has to do with', () => {
    expect(expected('personas/cfo', 'competitors/rival')).toEqual(['dear', 'late', 'new', 'risky']);
    expect(expected('personas/cfo', 'stages/lead')).toEqual(['new', 'late', 'dear', 'risky']);
    expect(expected('personas/cfo', 'objections/odd')).toEqual(['odd', 'late', 'dear', 'new', 'risky']);
  });

  it('have the own one of each competitor before what is heard about others too', () => {
    const files = {
      ...briefFiles,
      'competitors/other.mdx': competitor('Other'),
      'objections/both.mdx': objection('Both.', 'personas: [cfo]\ncompetitors: [rival, other]', ['won']),
      'objections/fast.mdx': objection('They are fast.', 'competitors: [other]', ['lost']),
    };
    const choices = choicesOf(joined(files));
    const query = '?persona=cfo&competitor=other&competitor=rival&objection=both';
    const keys = expectedOf(choices.options, askedIn(query, choices).chosen).map(
      ({ objection }) => objection.key,
    );
    expect(keys.slice(0, 4)).toEqual(['both', 'dear', 'fast', 'late'].map((id) => `objections/${id}`));
  });

  it('are those of the stage where there is nobody to say them', () => {
    expect(expected('stages/lead')).toEqual(['new', 'odd']);
    expect(expected('objections/odd')).toEqual(['odd']);
    expect(expected()).toEqual([]);
  });

  it('have chances that one try does not settle', () => {
    const chances = [
      [0, 0],
      [1, 1],
      [0, 1],
      [9, 10],
      [2, 3],
    ].map(([worked = 0, tried = 0]) => chance({ worked, tried }));
    expect(chances.map((each) => each.toFixed(2))).toEqual(['0.50', '0.67', '0.33', '0.83', '0.60']);
  });
});

describe('a brief', () => {
  it('has a section for each thing one needs to know', () => {
    const brief = madeFor('?persona=cfo&competitor=rival&stage=lead');
    expect(brief.title).toBe('Head of finance · Rival · Lead');
    expect(brief.sections.map(({ title }) => title)).toEqual([
      ...['Head of finance', 'What they will say', 'Against Rival', 'Questions to ask', 'Words to use'],
      ...['What nobody has written yet', 'What not to trust today'],
    ]);
  });

  it('says how often each answer worked, and asks before it answers', () => {
    const text = words('?persona=cfo');
    expect(text).toMatch(/“Next year\.”\n\nWorked the one time it was tried\.\n\n/);
    expect(text).toMatch(/“Too dear\.”\n\nWorked 2 of 3 times\.\n\nAnswer: Count it\./);
    expect(text).toContain('Before you answer “Too dear.”: How many?');
  });

  it('strikes what has expired from the day after, and names it', () => {
    const before = words('?competitor=rival', { on: '2026-03-01' });
    expect(before).toContain('Pricing: They charge 99.');
    expect(before).not.toMatch(/no longer true|xpired/);
    const after = words('?competitor=rival');
    expect(after).toContain('Pricing: [no longer true: They charge 99.]');
    expect(after).toContain(
      'Expired:\n\n- [no longer true: They charge 99.] held until 1 Mar 2026, says Rival',
    );
    expect(after).toContain('- Rival: A claim on the page held until 1 Mar 2026. Ask Ada Byron');
    expect(after).toMatch(/Not all of this is to be trusted today: .*1 claim has expired/);
  });

  it('says whom to ask about a page that is in doubt, and claims nothing where no day is known', () => {
    expect(words('?persona=cfo', { on: '2026-12-01' })).toMatch(
      /- Head of finance: Was due for review on .* 2026\. Ask Ada Byron: ada@example\.com\./,
    );
    const unknown = words('?competitor=rival', { on: 'unknown' });
    expect(unknown).toContain('This browser cannot tell which day it is.');
    expect(unknown).not.toMatch(/in date|no longer true/);
  });

  it('says that a page in it is a draft, where drafts are shown', () => {
    const files = { ...briefFiles, 'personas/clerk.mdx': persona('Clerk', 'draft: true') };
    expect(words('?persona=clerk', { files })).toContain('- Clerk: It is a draft, and not published. ');
  });

  it('says what nobody has written, and leads to where that is done', () => {
    const { sections } = madeFor('?persona=clerk&competitor=rival');
    const gaps = JSON.stringify(sections.find(({ id }) => id === 'gaps'));
    expect(gaps).toContain('Nobody has written how to defuse the story Rival tells.');
    expect(gaps).toContain('"to":"/admin/#/collections/competitors/entries/rival"');
    expect(gaps).toContain('Nobody has written what is said about Rival by: Clerk.');
    expect(gaps).toContain('"to":"/admin/#/collections/objections/new"');
    expect(gaps).not.toContain('which questions expose');
  });

  it('says of a page that cannot be read that it could not, and not what it lacks', () => {
    const files = { ...briefFiles, 'competitors/rival.mdx': '---\ntitle: Rival\n---\n' };
    const text = words('?competitor=rival', { files });
    expect(text).toContain('Rival: part of it could not be read');
    expect(text).not.toContain('Nobody has written how');
  });
});

describe('the room on two sheets', () => {
  const long = (title: string) =>
    objection(title, `personas: [cfo]\nproof: [{ text: ${'Long. '.repeat(600)}, source: A }]`);
  const many = Array.from({ length: 12 }, (_, index) => [
    `objections/o${index}.mdx`,
    long(`Number ${index}`),
  ]);
  const files = { ...briefFiles, ...Object.fromEntries(many) };
  const answers = (query: string) => {
    const { sections } = madeFor(query, { files });
    const blocks = sections.find(({ id }) => id === 'expect')?.blocks ?? [];
    return {
      sections,
      groups: blocks.filter((each): each is Extract<Block, { type: 'group' }> => each.type === 'group'),
      blocks,
    };
  };

  it('is kept: the last objections are answered in short, or named', () => {
    const { sections, groups, blocks } = answers('?persona=cfo');
    expect(lengthOf(sections.flatMap((each) => each.blocks))).toBeLessThan(room);
    expect(groups.length).toBe(6);
    expect(groups[0]?.beside).toBeDefined();
    expect(groups.at(-1)?.beside).toBeUndefined();
    expect(blocks.at(-1)).toMatchObject({ type: 'list', label: 'Heard as well' });
  });

  it('is kept where many are chosen: the first whole, then in short, which is said, and the last by name', () => {
    const chosen = many.map((_, index) => `objection=o${index}`).join('&');
    const { sections, groups, blocks } = answers(`?persona=cfo&${chosen}`);
    const isNote = (block: Block) => block.type === 'paragraph' && block.tone === 'note';
    expect(lengthOf(sections.flatMap((each) => each.blocks))).toBeLessThan(room);
    expect(groups[0]?.beside?.length).toBeGreaterThan(0);
    expect(groups.at(-1)?.beside).toBeUndefined();
    expect(blocks.filter(isNote).length).toBe(1);
    expect(madeFor(`?persona=cfo&${chosen}`, { files }).title).toBe('Head of finance · 12 objections');
  });

  it('is there for three short answers, whatever else was chosen', () => {
    const rivals = Array.from({ length: 9 }, (_, index) => `rival${index}`);
    const full = rivals.map((id) => [
      `competitors/${id}.mdx`,
      competitor(id, `theirStory: ${'Long. '.repeat(300)}`),
    ]);
    const { sections } = madeFor(`?persona=cfo&competitor=${rivals.join('&competitor=')}`, {
      files: { ...files, ...Object.fromEntries(full) },
    });
    const blocks = sections.find(({ id }) => id === 'expect')?.blocks ?? [];
    expect(blocks.map(({ type }) => type)).toEqual(['group', 'group', 'group', 'list']);
  });

  it('is always there for those that were chosen', () => {
    const { groups } = answers('?persona=cfo&objection=o11');
    expect(groups[0]?.title).toEqual([{ is: 'link', to: '/objections/o11/', of: ['“Number 11”'] }]);
    expect(groups[0]?.beside).toBeDefined();
  });
});

describe('a brief that is copied', () => {
  const files = {
    ...briefFiles,
    'competitors/rival.mdx': competitor('R*val & <b>', 'defuse: See [the guide](/personas/cfo/) *now*.'),
    'personas/cfo.mdx': persona('CFO'),
  };
  const copied = (format: typeof plain) =>
    textOf(madeFor('?competitor=rival', { files }), format, {
      today: dayOf({}),
      address: 'https://wiki.example.com/base/brief/?competitor=rival',
    });

  it('is plain text', () => {
    expect(copied(plain)).toMatch(/^R\*val & <b>\n={11}\n\n/);
    expect(copied(plain)).toContain('How to defuse it: See the guide now.');
    expect(copied(plain)).toContain('\n\nFrom https://wiki.example.com/base/brief/?competitor=rival');
  });

  it('is Markdown', () => {
    expect(copied(markdown)).toMatch(/^# R\\\*val & \\<b\\>\n\n/);
    expect(copied(markdown)).toContain(
      '**How to defuse it:** See [the guide](<https://wiki.example.com/personas/cfo/>) *now*.',
    );
  });

  it('is HTML in which texts are texts, and links are whole', () => {
    expect(copied(html)).toContain('<h1>R*val &amp; &lt;b&gt;</h1>');
    expect(copied(html)).toContain(
      '<a href="https://wiki.example.com/personas/cfo/">the guide</a> <em>now</em>.',
    );
  });
});

describe('what to show', () => {
  const sheet = (title: string, more: string) =>
    `---\ntitle: ${title}\nsummary: About it.\nowner: ada\nteams: [sales]\nreviewed: 2026-01-05\nreviewedBy: ada\nkind: document\nsituation: IT asks.\nshareable: customer\n${more}---\n`;
  const made = (
    files: Record<string, string>,
    on = '2026-03-02',
    query = '?persona=cfo&competitor=rival',
  ) => {
    const brief = madeFor(query, { files: { ...briefFiles, ...files }, on });
    const shown = brief.sections.filter(({ id }) => id === 'show');
    return textOf({ ...brief, warning: undefined, sections: shown }, plain, {
      today: dayOf({ on }),
      address: 'https://wiki.example.com/brief/',
    })
      .split('\n')
      .filter((line) => line.startsWith('- '));
  };

  it('is what is out on that day, with its sentence, and never what is gone', () => {
    const day = 'out: 2026-02-01\nuntil: 2026-03-31\nuse: Read page two.\npersonas: [cfo]\n';
    const files = { 'assets/sheet.mdx': sheet('Sheet', day) };
    expect(made(files)).toEqual(['- Sheet: “Read page two.”']);
    expect(made(files, '2026-01-31')).toEqual([]);
    expect(made(files, '2026-04-01')).toEqual([]);
    expect(made(files, 'unknown')).toEqual([]);
    expect(made(files, '2026-03-02', '?persona=clerk')).toEqual([]);
    expect(made(files, '2026-03-02', '?stage=lead')).toEqual([]);
    expect(
      made({ 'assets/sheet.mdx': sheet('Sheet', `${day}withdrawn: { on: 2026-03-01, because: Wrong. }\n`) }),
    ).toEqual([]);
  });

  it('begins with what fits most of the choice, then what has helped most; what stays in the house says so', () => {
    const used = 'used: [{ on: 2026-02-02, by: ada, outcome: helped }]\n';
    const files = {
      'assets/a.mdx': sheet('A', 'out: 2026-01-01\npersonas: [cfo]\n'),
      'assets/b.mdx': sheet('B', `out: 2026-01-01\npersonas: [cfo]\n${used}`),
      'assets/c.mdx': sheet('C', 'out: 2026-01-01\npersonas: [cfo]\ncompetitors: [rival]\n').replace(
        'shareable: customer',
        'shareable: internal',
      ),
      'assets/d.mdx': sheet('D', 'out: 2026-01-01\nstage: lead\n'),
    };
    expect(made(files)).toEqual(['- C (for us alone)', '- B', '- A']);
    expect(made(files, '2026-03-02', '?stage=lead')).toEqual(['- D']);
  });
});
