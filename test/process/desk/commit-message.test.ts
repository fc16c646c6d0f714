import { describe, expect, it } from 'vitest';
import { commitMessage, enumerated, inPastTense } from '../../../src/desk/commit-message.ts';
import { lead } from '../../support/desk-repo.ts';

const path = 'content/lexicon/lead.mdx';
const summary = (text: string) => lead.replace('Someone who may buy.', text);

describe('the words for a change', () => {
  it.each([
    [lead, summary('New'), 'Change Summary of Lead'],
    [
      lead,
      lead.replace('owner: ann', 'owner: bo').replace('the company', 'it'),
      'Change Owner and the text of Lead',
    ],
    [lead, lead.replace('title: Lead', 'title: "Le\\nad"'), 'Change Term of Le ad'],
    [lead, lead.replace('title: Lead', 'title: "Le\u202ead"'), 'Change Term of Lead'],
    [lead, lead.replace('# What', '# That'), 'Change Lead'],
    [lead, lead.replace('owner: ann', 'own: ann'), 'Change Owner and own of Lead'],
    [undefined, lead, 'Create Lead'],
    [lead, undefined, 'Delete Lead'],
    [lead, '---\ntitle: A: B\n---\n', 'Change A: B'],
  ])('%#', (before, after, words) => {
    expect(commitMessage(path, before, after)).toBe(words);
  });

  it.each([
    ['reviewed: 2026-11-22', 'Review of Lead'],
    ['reviewed: 2026-11-22\nreviewedBy: bo\nreviewOutcome: right', 'Review of Lead: still right'],
    [
      'reviewed: 2026-11-22\nreviewOutcome: needs-work\nreviewFor: bo\nreviewNote: Prices',
      'Review of Lead: needs work by bo',
    ],
    ['reviewNote: Prices', 'Change Note on the review of Lead'],
    ['reviewEvery: 90 days', 'Change Review every of Lead'],
    [
      'reviewed: 2026-11-22\nreviewOutcome: corrected\nstage: mql',
      'Change Funnel stage of Lead, and review it: corrected',
    ],
  ])('name a review: %j', (fields, words) => {
    const after = lead.replace('owner: ann', `owner: ann\n${fields}`);
    expect(commitMessage(path, lead, after)).toBe(words);
    if (fields.startsWith('reviewed'))
      expect(commitMessage(path, after, lead)).not.toMatch(/^Review of|and review it/);
  });

  it('name the settings, and images by their file', () => {
    expect(commitMessage('content/wiki.yaml', 'name: A\n', 'name: B\n')).toBe('Change Name of the settings');
    expect(commitMessage('public/media/a.png', undefined, 'x')).toBe('Upload a.png');
  });

  it('count what is too much to name', () => {
    expect(enumerated(['a'])).toBe('a');
    expect(enumerated(['a', 'b', 'c'])).toBe('a, b and c');
    expect(enumerated(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
    expect(inPastTense('Keep it')).toBe('Kept it');
    expect(inPastTense('Mend it')).toBe('Mend it');
  });
});
