import { expect, it } from 'vitest';
import { personKey } from '../../../src/site/key.ts';
import { lastOutcome } from '../../../src/site/notes.ts';
import { personFacts } from '../../../src/site/work.ts';
import { joined } from '../../support/joined.ts';

const person = (name: string) => `name: ${name}\nemail: ${name}@example.com\nteam: sales\nrole: Rep\n`;
const guide = (title: string) =>
  `---\ntitle: ${title}\nsummary: A guide.\nowner: ada\nteams: [sales]\nscope: All.\n---\n`;
const note = (text: string, on: string, end = '') => `text: ${text}\nby: ben\non: ${on}\n${end}`;
const folded = (on: string) => `folded: { into: guides/plain, on: ${on}, by: ada }\n`;

const files = {
  'people/ada.yaml': person('Ada'),
  'people/ben.yaml': person('Ben'),
  'guides/plain.mdx': guide('Plain'),
  'field-notes/early.yaml': note('They wait.', '2026-11-02', folded('2026-11-20')),
  'field-notes/late.yaml': note('They leave.', '2026-11-10', folded('2026-11-12')),
  'field-notes/open.yaml': note('They ask.', '2026-11-25'),
};

const outcome = (more: Record<string, string> = {}, who = 'ben') =>
  lastOutcome(joined({ ...files, ...more }), who);

it('is what came to an end last, whenever it was heard', () => {
  expect(outcome()).toEqual({
    ...{ id: 'early', words: 'They wait.', url: '/field-notes/early/', on: '2026-11-20' },
    into: { title: 'Plain', url: '/guides/plain/' },
  });
  const no = 'declined: { because: It is there., on: 2026-11-26, by: ada }\n';
  const declined = { 'field-notes/open.yaml': note('They ask.', '2026-11-25', no) };
  expect(outcome(declined)).toMatchObject({ id: 'open', because: 'It is there.', on: '2026-11-26' });
  expect(outcome({}, 'ada')).toBeUndefined();
});

it('renders what is published of a person anew once it is another, or its page is called otherwise', () => {
  const key = (more: Record<string, string>) => {
    const wiki = joined({ ...files, ...more });
    const ben = wiki.byKey.get('people/ben');
    if (ben === undefined) throw new Error('There is no Ben.');
    return { key: personKey(wiki, ben), heard: personFacts(wiki, 'ben').heard };
  };
  const before = key({});
  const renamed = key({ 'guides/plain.mdx': guide('Simple') });
  expect(before.heard?.into?.title).toBe('Plain');
  expect(renamed.heard?.into?.title).toBe('Simple');
  expect(renamed.key).not.toBe(before.key);
  expect(key({ 'field-notes/open.yaml': note('They ask again.', '2026-11-25') }).key).toBe(before.key);
});
