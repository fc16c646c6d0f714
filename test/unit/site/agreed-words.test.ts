import { describe, expect, it } from 'vitest';
import { agreedWords, changeNote, proposalsOf } from '../../../src/site/agreed-words.ts';
import { termStanding } from '../../../src/site/agreement.ts';
import { funnelOf } from '../../../src/site/funnel.ts';
import { entryKey, termsKey } from '../../../src/site/key.ts';
import { termFacts, termNotes } from '../../../src/site/term-facts.ts';
import { viewOf } from '../../../src/site/view.ts';
import { earlierAgreed } from '../../../src/wiki/agreed.ts';
import { readEntry, type Entry, type SignedWords } from '../../../src/wiki/entry.ts';
import { replaceEntry } from '../../../src/wiki/replace.ts';
import type { Wiki } from '../../../src/wiki/wiki.ts';
import { joined } from '../../support/joined.ts';

const settings = `name: Wiki
teams:
  - { id: sales, name: Sales, colour: '#112233' }
  - { id: marketing, name: Marketing, colour: '#445566' }
stages: [{ id: mql, name: Qualified, team: sales }]
review: { every: 6 months, noticeDays: 21, perOwnerAWeek: 3, timeZone: UTC }
`;
const head = 'title: T\nsummary: S.\nowner: ann\nteams: [sales]\nstage: mql\n';
const found = { collection: 'guides', id: 'handoff', file: 'guides/handoff.mdx' };
const steps = (...limits: string[]) =>
  `steps:\n${limits.map((within, index) => `  - { title: Step ${index}, within: ${within} }\n`).join('')}`;
const guide = (fields: string, ...signatures: string[]) =>
  `---\n${head}${fields}${signatures.length > 0 ? 'signOff:\n' : ''}${signatures.join('')}---\n\nText.\n`;
const signed = (team: string, fields: string) =>
  `  - { team: ${team}, by: ann, on: 2026-10-02, wording: '${readEntry(found, guide(fields)).wording}' }\n`;
const both = (fields: string) => [signed('sales', fields), signed('marketing', fields)];
const term = `---
${head}definition: Two.
agreement:
  - { team: sales, by: ann, on: 2026-10-02, definition: One. }
  - { team: marketing, by: ann, on: 2026-10-02, definition: One. }
  - { team: sales, by: ann, on: 2026-10-03, definition: Two. }
---
`;

/** A wiki in which it is known what was agreed, as it is after git was asked. */
function wikiOf(text: string, words?: SignedWords['fields'], file = found.file): Wiki {
  const wiki = joined({ 'wiki.yaml': settings, [file]: text });
  const [entry] = wiki.entries as [Entry];
  const agreed = earlierAgreed(entry, wiki.settings.teams);
  const told = agreed && (words ? { ...agreed, words: { fields: words, body: undefined } } : agreed);
  return replaceEntry(wiki, { ...entry, agreed: told }) ?? wiki;
}

function shown(wiki: Wiki) {
  const [entry] = wiki.entries as [Entry];
  return { entry, view: viewOf(wiki, entry), standing: agreedWords(entry, wiki) };
}

const [old, now] = [steps('1 day', '5 days'), steps('2 days', '5 days')];
const oldSteps = {
  steps: [
    { title: 'Step 0', within: '1 day' },
    { title: 'Step 1', within: '5 days' },
  ],
};

describe('a page whose signed words were changed', () => {
  it('says whom it is waiting for, until the last of them has signed', () => {
    expect(shown(wikiOf(guide(now, ...both(old)))).standing).toMatchObject({
      state: 'proposed',
      waitingFor: [{ id: 'sales' }, { id: 'marketing' }],
      agreed: { on: '2026-10-02' },
    });
    expect(shown(wikiOf(guide(now, ...both(old), signed('marketing', now)))).standing).toMatchObject({
      waitingFor: [{ id: 'sales' }],
    });
    expect(shown(wikiOf(guide(now, ...both(old), ...both(now)))).standing).toEqual({ state: 'agreed' });
  });

  it('tells of each field what is agreed, and what is proposed', () => {
    const { view } = shown(
      wikiOf(guide(`${now}scope: All.\n`, ...both(`${old}scope: All.\n`)), { ...oldSteps, scope: 'All.' }),
    );
    expect(proposalsOf(view)).toEqual([
      {
        ...{ name: 'steps', label: 'Steps', same: 1 },
        changes: [
          {
            agreed: 'Step: Step 0\n   Time limit: 1 day',
            proposed: 'Step: Step 0\n   Time limit: 2 days',
          },
        ],
      },
    ]);
  });

  it('tells what is proposed where nothing was, and that something is to go', () => {
    const { view } = shown(wikiOf(guide('scope: All.\n', ...both(old)), oldSteps));
    expect(proposalsOf(view).map(({ name }) => name)).toEqual(['scope', 'steps']);
  });

  it('says so where nobody can tell what was agreed', () => {
    const { view, entry } = shown(wikiOf(guide(now, ...both(old))));
    expect(changeNote(entry)).toBe('Proposed; what was agreed cannot be shown');
    expect(proposalsOf(view)).toEqual([]);
  });

  it('shows the time limits of the funnel as they are agreed', () => {
    const [stage] = funnelOf(wikiOf(guide(now, ...both(old)), oldSteps));
    expect(stage?.guides.pages).toMatchObject([
      { limits: [{ within: '1 day' }, { within: '5 days' }], change: 'As agreed; a change is proposed' },
    ]);
  });

  it('is rendered anew once it is known what was agreed', () => {
    const [unknown, told] = [undefined, oldSteps].map((words) => wikiOf(guide(now, ...both(old)), words)) as [
      Wiki,
      Wiki,
    ];
    expect(entryKey(told, shown(told).entry)).not.toBe(entryKey(unknown, shown(unknown).entry));
  });
});

describe('a page that was never agreed', () => {
  it('is proposed as before', () => {
    const { standing, entry } = shown(wikiOf(guide(now, signed('sales', now))));
    expect(standing).toMatchObject({
      state: 'proposed',
      agreed: undefined,
      waitingFor: [{ id: 'marketing' }],
    });
    expect(changeNote(entry)).toBeUndefined();
  });

  it('has nothing to say where its collection is not signed', () => {
    const persona = wikiOf(`---\n${head}---\n`, undefined, 'personas/ann.mdx');
    expect(shown(persona).standing).toBeUndefined();
  });
});

describe('a term whose definition was changed', () => {
  const wiki = wikiOf(term, undefined, 'lexicon/lead.mdx');
  const { entry } = shown(wiki);

  it('is quoted as agreed wherever it is, with a word on what is proposed', () => {
    const standing = 'Agreed by every team, in these words; others are proposed, waiting for Marketing';
    expect(termFacts(wiki, entry)).toMatchObject({ definition: 'One.', standing });
    expect(termNotes(wiki)).toContain(`": One. Stage: Qualified. ${standing}."`);
    expect(termStanding(entry, wiki.settings.teams).status).toBe('Agreed');
    expect(funnelOf(wiki)[0]?.term).toMatchObject({ definition: 'One.', status: 'agreed' });
  });

  it('has a key of its own for what quotes it', () => {
    const without = replaceEntry(wikiOf(term, undefined, 'lexicon/lead.mdx'), {
      ...entry,
      agreed: undefined,
    });
    expect(without && termsKey(without)).not.toBe(termsKey(wiki));
  });
});
