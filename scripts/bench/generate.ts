/** Makes a wiki of any size to measure with: the same seed gives the same bytes. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const collections = ['guides', 'lexicon', 'personas', 'objections', 'competitors'] as const;
/** The folders of a wiki that is made. */
export const sections = [...collections, 'numbers', 'meetings', 'assets'] as const;
type Collection = (typeof sections)[number];
const own: Record<(typeof collections)[number], string> = {
  lexicon:
    'definition: A company that fits our market and whose owner has asked for a conversation.\nstage: mql',
  personas:
    'role: Head of operations\nseniority: director\nbuyingPart: decider\ngoals:\n  - Fewer late deliveries\n  - A budget that holds\npains:\n  - Three systems that disagree',
  objections:
    'category: price\nmeaning: The value is not clear yet.\nanswer: Let us compare what a day of standstill costs you with a year of this.',
  competitors:
    'inOneSentence: A solid product for small sites.\nthreat: medium\nmeetThem: In tenders below fifty seats\nwinThemes:\n  - Faster set-up\nstrengths:\n  - Price\nweaknesses:\n  - Support\nshareable: internal',
  guides:
    'purpose: So that no lead waits.\nsteps:\n  - title: Read the record\n    who: Sales development\n    within: six business hours',
};
const vocabulary =
  'lead handoff quarter pipeline budget review meeting customer segment account campaign forecast renewal onboarding objection discovery champion committee contract pricing proof pilot reference signal intent response territory owner target criteria agreement decision'.split(
    ' ',
  );

/** Writes `count` pages, eight people and the settings below a folder. Returns the files of the pages. */
export async function generateWiki(folder: string, count: number, seed: number): Promise<string[]> {
  const random = mulberry32(seed);
  const people = Array.from({ length: 8 }, (_, index) => `person-${index + 1}`);
  for (const name of [...sections, 'people']) await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, 'wiki.yaml'), settings);
  for (const id of people) {
    await writeFile(
      join(folder, 'people', `${id}.yaml`),
      `name: ${id}\nemail: ${id}@example.com\nteam: sales\nrole: Representative\n`,
    );
  }
  const files: string[] = [];
  for (let index = 0; index < count; index++) {
    const collection = collectionOf(index);
    const file = join(folder, collection, `entry-${index}.mdx`);
    await writeFile(file, page(collection, index, count, people, random));
    files.push(file);
  }
  return files;
}

/**
 * Of a thousand pages twenty are numbers, as many as two teams can read each month, fifty are meetings, one a week for
 * a year, and fifty are material. The rest is shared evenly.
 */
function collectionOf(index: number): Collection {
  if (index % 50 === 7) return 'numbers';
  if (index % 20 === 3) return 'meetings';
  if (index % 20 === 14) return 'assets';
  return collections[index % collections.length] ?? 'guides';
}

function page(
  collection: Collection,
  index: number,
  count: number,
  people: string[],
  random: () => number,
): string {
  const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
  const by = pick(people, random);
  // What has happened needs no review.
  const reviewed = collection === 'meetings' ? '' : `reviewed: 2026-${month}-15\nreviewedBy: ${by}\n`;
  return `---
title: ${sentence(random, 3)} ${index}
summary: ${sentence(random, 14)}.
owner: ${pick(people, random)}
teams:
  - ${random() < 0.5 ? 'sales' : 'marketing'}
${reviewed}${fieldsOf(collection, people, random)}
---

${body(random, count)}
`;
}

function fieldsOf(collection: Collection, people: readonly string[], random: () => number): string {
  if (collection === 'numbers') return number(people, random);
  if (collection === 'assets') return material(random);
  return collection === 'meetings' ? meeting(people, random) : own[collection];
}

/** Material that is out, some of it for good. */
function material(random: () => number): string {
  return `kind: ${pick(['document', 'slides', 'film'], random)}
situation: ${sentence(random, 12)}.
use: ${sentence(random, 14)}.
shareable: ${pick(['internal', 'customer'], random)}
out: 2026-01-05
until: ${2026 + Math.floor(random() * 6)}-06-30`;
}

/** A number with a year of readings, some of which miss. */
function number(people: readonly string[], random: () => number): string {
  const periods = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`);
  const readings = ['2025-11', '2025-12', ...periods.slice(0, 10)].map(
    (period) =>
      `  - { period: ${period}, value: ${80 + Math.floor(random() * 20)}, of: ${20 + Math.floor(random() * 40)} }`,
  );
  return `definition: The share of what was promised, as ${sentence(random, 6)}.
kind: owed
owedBy: sales
unit: percent
better: more
target: 90
minimum: 85
every: month
readBy: ${pick(people, random)}
source: Report of the month
controls: [${sentence(random, 3)}]
then: ${sentence(random, 12)}.
readings:
${readings.join('\n')}`;
}

/** A meeting with a decision, a task that is done and one that is open. */
function meeting(people: readonly string[], random: () => number): string {
  const [month, who] = [String(1 + Math.floor(random() * 10)).padStart(2, '0'), () => pick(people, random)];
  return `kind: ${pick(['joint', 'half', 'visit'], random)}
on: 2026-${month}-03
chair: ${who()}
present: [person-1, person-3]
tasks:
  - { text: ${sentence(random, 6)}, who: ${who()}, by: 2026-${month}-20, done: 2026-${month}-19 }
  - { text: ${sentence(random, 6)}, who: ${who()}, by: ${2026 + Math.floor(random() * 6)}-06-30 }`;
}

/** About 3 KB of text, log-normal: many short pages, a few long ones. */
function body(random: () => number, count: number): string {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const length = Math.min(30_000, Math.exp(7.85 + 0.55 * normal));
  const parts: string[] = [];
  for (let size = 0; size < length; size += parts.at(-1)?.length ?? 1) parts.push(block(random, count));
  return parts.join('\n\n');
}

function block(random: () => number, count: number): string {
  const link = () => {
    const index = Math.floor(random() * count);
    return `[${sentence(random, 2)}](/${collectionOf(index)}/entry-${index}/)`;
  };
  const kind = random();
  if (kind < 0.45)
    return `${sentence(random, 30)}. ${link()} ${sentence(random, 25)}, **${sentence(random, 2)}**, \`${pick(vocabulary, random)}\`.`;
  if (kind < 0.6) return `## ${sentence(random, 4)}`;
  if (kind < 0.78) return Array.from({ length: 5 }, () => `- ${sentence(random, 10)}`).join('\n');
  if (kind < 0.86) {
    const row = () => `| ${sentence(random, 2)} | ${sentence(random, 3)} | ${Math.floor(random() * 100)} |`;
    return ['| What | Who | Share |', '| --- | --- | ---: |', row(), row(), row(), row()].join('\n');
  }
  if (kind < 0.92) return `\`\`\`text\n${sentence(random, 8)}\n${sentence(random, 8)}\n\`\`\``;
  if (kind < 0.97)
    return `<Callout kind="tip" title="${sentence(random, 3)}">\n\n${sentence(random, 20)}.\n\n</Callout>`;
  return `<Say>\n\n${sentence(random, 18)}. ${link()}\n\n</Say>`;
}

function sentence(random: () => number, words: number): string {
  const text = Array.from({ length: words }, () => pick(vocabulary, random)).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function pick(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? '';
}

/** A small generator of even random numbers below 1, the same for the same seed. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const settings = `name: Bench
teams:
  - id: sales
    name: Sales
    colour: '#b4532a'
  - id: marketing
    name: Marketing
    colour: '#1f6f78'
stages:
  - id: mql
    name: Marketing qualified
    team: marketing
review:
  every: 6 months
  noticeDays: 21
  perOwnerAWeek: 3
  timeZone: UTC
`;
