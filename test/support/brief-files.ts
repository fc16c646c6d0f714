import { emptySettings } from '../../src/wiki/empty.ts';

/** Files of a small wiki that briefs are made of. */
export const briefFiles: Record<string, string> = {
  'wiki.yaml': emptySettings,
  'personas/cfo.mdx': persona('Head of finance', 'objections: [dear]\nwords: [audit trail]'),
  'personas/clerk.mdx': persona('Clerk'),
  'competitors/rival.mdx': competitor(
    'Rival',
    `exposingQuestions: [Who answers at night?]
claims:
  - { topic: pricing, text: 'They charge **99**.', source: Their list, seen: 2026-01-05, until: 2026-03-01 }`,
    '<Say>\n\nGood people.\n\n</Say>\n\n<Avoid>\n\nThey are old.\n\n</Avoid>',
  ),
  'objections/dear.mdx': objection('Too dear.', 'competitors: [rival]', ['won', 'won', 'lost']),
  'objections/late.mdx': objection('Next year.', 'personas: [cfo]', ['won']),
  'objections/new.mdx': objection('Never heard of you.', 'personas: [cfo]\nstage: lead', []),
  'objections/odd.mdx': objection('Odd.', 'personas: [clerk]\nstage: lead', ['lost']),
  'objections/risky.mdx': objection('Risky.', 'personas: [cfo]', ['lost', 'lost']),
  'lexicon/lead.mdx': term(
    'Lead',
    'stage: lead\naliases: [{ word: Contact, use: deprecated }, { word: Enquiry }]',
  ),
  'lexicon/suspect.mdx': term('Suspect', 'stage: lead\nreplacedBy: lead'),
  'people/ada.yaml': 'name: Ada Byron\nemail: ada@example.com\nteam: sales\nrole: Rep\n',
};

export function persona(title: string, more = '', body = 'Text.'): string {
  return page(
    title,
    `role: ${title}\nseniority: director\nbuyingPart: decider\ngoals: [Fewer notes]\npains: [Paper]\n${more}`,
    body,
  );
}

export function competitor(title: string, more = '', body = 'Text.'): string {
  const fields = `inOneSentence: Solid.\nthreat: high\nmeetThem: Everywhere.\nwinThemes: [One system]\nstrengths: [Service]\nweaknesses: [Slow]\nshareable: internal`;
  return page(title, `${fields}\n${more}`, body);
}

export function objection(title: string, more = '', results: readonly string[] = []): string {
  const lines = results.map((outcome) => `  - { outcome: ${outcome}, day: 2026-05-05, note: Said. }`);
  const log = results.length > 0 ? `results:\n${lines.join('\n')}` : '';
  return page(
    title,
    `category: price\nmeaning: Fear.\nanswer: Count it.\nexplore: [How many?]\n${more}\n${log}`,
  );
}

export function term(title: string, more = ''): string {
  return page(title, `definition: A ${title}.\n${more}`);
}

function page(title: string, fields: string, body = 'Text.'): string {
  const common = `title: ${title}\nsummary: About it.\nowner: ada\nteams: [sales]\nreviewed: 2026-01-05\nreviewedBy: ada`;
  return `---\n${common}\n${fields}\n---\n\n${body}\n`;
}
