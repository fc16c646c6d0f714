import { emptySettings } from '../../src/wiki/empty.ts';

/** Files of a small wiki in which meetings are held. */
export const meetingFiles: Record<string, string> = {
  'wiki.yaml': emptySettings,
  'people/ada.yaml': 'name: Ada Byron\nemail: ada@example.com\nteam: sales\nrole: Lead\ncoveredBy: ben\n',
  'people/ben.yaml': 'name: Ben Ray\nemail: ben@example.com\nteam: marketing\nrole: Lead\n',
  'guides/monthly.mdx': page(
    'Monthly meeting',
    `steps:
  - { title: Numbers, within: 10 minutes }
  - { title: Two leads, who: Whoever is on duty, within: 15 minutes }
  - { title: Words, within: 1 hour }
  - { title: Minutes, who: Chair, within: the same day }`,
  ),
  'guides/plain.mdx': page('Plain', ''),
  'meetings/first.mdx': meeting('First', '2026-10-06', 'chair: ben\nnext: 2026-11-03'),
  'meetings/second.mdx': meeting(
    'Second',
    '2026-11-03',
    `chair: ada
guide: monthly
next: 2026-12-01
decisions: [{ text: Plain is written anew, page: guides/plain }]
tasks:
  - { text: Call the printer, who: ada, by: 2026-11-20, page: guides/plain }
  - { text: Count the boxes, who: ben, by: 2026-12-01 }
  - { text: Pay the bill, who: ben, by: 2026-12-02 }
  - { text: Eat the cake, who: ben, by: 2026-11-10, done: 2026-11-11 }`,
  ),
  'numbers/leads.mdx': number('Leads', 'kind: owed\nowedBy: marketing\nminimum: 20\nthen: Marketing pays.', {
    '2026-09': 40,
    '2026-10': 19,
  }),
  'numbers/calls.mdx': number('Calls', 'kind: owed\nowedBy: sales', { '2026-09': 30, '2026-10': 31 }),
  'lexicon/lead.mdx': page('Lead', 'definition: A lead.\ndisputed: Two sides. And more of it.'),
};

export function meeting(title: string, on: string, more = '', kind = 'joint'): string {
  return page(title, `kind: ${kind}\non: ${on}\npresent: [ada]\n${more}`, 'Text.', '');
}

export function number(title: string, more: string, readings: Record<string, number>): string {
  const lines = Object.entries(readings).map(
    ([period, value]) => `  - { period: ${period}, value: ${value} }`,
  );
  const fields =
    'definition: So many.\nunit: count\nbetter: more\ntarget: 30\nevery: month\nreadBy: ada\nsource: CRM';
  return page(title, `${fields}\n${more}\nreadings:\n${lines.join('\n')}`);
}

export function page(
  title: string,
  fields: string,
  body = 'Text.',
  review = 'reviewed: 2026-06-15\nreviewedBy: ada\n',
): string {
  const common = `title: ${title}\nsummary: About it.\nowner: ada\nteams: [sales]\n${review}`;
  return `---\n${common}${fields}\n---\n\n${body}\n`;
}
