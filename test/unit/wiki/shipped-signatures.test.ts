import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import lexicon from '../../../src/collections/lexicon.ts';
import { wordingOf } from '../../../src/collections/wording.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { linesOf } from '../../../src/wiki/signature-lines.ts';
import { editionOf, signaturesOf } from '../../../src/wiki/signatures.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import { project } from '../../support/script.ts';

const { teams } = readSettings(
  readFileSync(join(project, 'content/wiki.yaml'), 'utf8'),
  'wiki.yaml',
).settings;
const pagesIn = (collection: string) =>
  readdirSync(join(project, 'content', collection)).map((name) => {
    const file = `${collection}/${name}`;
    const found = { collection, id: name.replace('.mdx', ''), file };
    return readEntry(found, readFileSync(join(project, 'content', file), 'utf8'));
  });

test('the guides that ship are signed as they were when editions were typed', () => {
  const standing = pagesIn('guides').map((guide) => {
    const states = signaturesOf(guide, teams).map(({ team, state }) => `${team.id} ${state}`);
    return [guide.id, `${states.join(', ')}: edition ${editionOf(guide)}`];
  });
  const [both, none] = ['sales signed, marketing signed', 'sales missing, marketing missing'];
  expect(Object.fromEntries(standing)).toEqual({
    'campaign-briefing': 'sales missing, marketing signed: edition 1',
    'content-requests': `${both}: edition 1`,
    'crm-hygiene': `${none}: edition 1`,
    'disqualify-and-recycle': 'sales earlier, marketing signed: edition 2',
    'event-follow-up': `${both}: edition 1`,
    'lead-handoff': `${both}: edition 3`,
    'lead-scoring': `${both}: edition 2`,
    'monthly-joint-meeting': `${both}: edition 1`,
    'sdr-onboarding': `${none}: edition 1`,
    'updating-battlecards': `${both}: edition 2`,
    'win-loss-interviews': `${both}: edition 1`,
  });
});

test('each signature of the terms that ship is for the definition that stands beside it', () => {
  const lines = pagesIn('lexicon').flatMap((term) => linesOf(term) ?? []);
  expect(lines.length).toBeGreaterThan(50);
  for (const line of lines) expect(line.wording).toBe(wordingOf(lexicon, { ...line }, ''));
});
