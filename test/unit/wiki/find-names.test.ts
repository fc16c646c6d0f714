import { describe, expect, it } from 'vitest';
import { findNames, namesByWord } from '../../../src/wiki/find-names.ts';
import { namesFor } from '../../../src/wiki/term-names.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const term = (title: string, more: Record<string, string> = {}) => ({ title, definition: 'One.', ...more });
const alias = (word: string, use: string) => `{ word: ${word}, use: ${use} }`;
const lexicon = {
  lead: term('Lead', { aliases: `[${alias('Raw lead', 'deprecated')}]` }),
  'event-lead': term('Event lead'),
  sal: term('Sales accepted lead', { aliases: `[${alias('SAL', 'allowed')}]` }),
  'hand-raise': term('Hand-raise'),
  opportunity: term('Opportunity', { aliases: `[${alias('Deal', 'allowed')}]` }),
  process: term('Buying process'),
  buero: term('Büro-Besuch'),
  iphone: term('iPhone fleet'),
  kyaku: term('顧客'),
  it: term('IT'),
  own: term('Own'),
  quiet: term('Quiet week', { linkedByHand: 'true' }),
  week: term('Week'),
  score: term('Lead score', { replacedBy: 'sal' }),
  twin: term('First', { aliases: `[${alias('Twin', 'allowed')}]` }),
  other: term('Second', { aliases: `[${alias('Twin', 'allowed')}, ${alias('Week', 'deprecated')}]` }),
  deal: term('Großer Preis'),
  cpp: term('C++'),
  net: term('.NET'),
  ab: term('A/B test'),
  voice: term('Customer’s voice'),
};
const persona = (title: string, role: string) =>
  guide({ title, role, seniority: 'director', buyingPart: 'decider', goals: '[x]', pains: '[x]' });
const files = {
  ...Object.fromEntries(Object.entries(lexicon).map(([id, fields]) => [`lexicon/${id}.mdx`, guide(fields)])),
  'personas/finance.mdx': persona('Finance lead', '"Head of finance, Deal desk manager"'),
  'personas/week.mdx': persona('Week', 'Week manager'),
};

/** What is linked of a text, as `words→id`, or with a stroke before what is only known. */
function found(text: string): string[] {
  const wiki = joined({ ...files, 'guides/page.mdx': guide({}, text) });
  const page = wiki.byKey.get('guides/page');
  if (page === undefined) throw new Error('The page is gone.');
  const names = namesByWord(namesFor(page, wiki));
  return findNames(text, names).map(
    ({ name, start, end }) => `${name.use === 'linked' ? '' : '-'}${text.slice(start, end)}→${name.term.id}`,
  );
}

describe('names of terms in a text', () => {
  it.each<[string, string, ...string[]]>([
    ['a name', 'We got a lead today.', 'lead→lead'],
    [
      'plurals',
      'Two leads, opportunities and buying processes',
      'leads→lead',
      'opportunities→opportunity',
      'buying processes→process',
    ],
    ['nothing else of inflection', 'The hand-raising opportunitys dealer'],
    [
      'hyphens for blanks, and blanks for hyphens',
      'a hand raise, an event-lead',
      'hand raise→hand-raise',
      'event-lead→event-lead',
    ],
    ['a name across a line', 'an event\nlead', 'event\nlead→event-lead'],
    ['no name across a comma', 'a hand, raise it'],
    [
      'the longest',
      'an event lead, a sales accepted lead',
      'event lead→event-lead',
      'sales accepted lead→sal',
    ],
    ['nothing shorter within a word given up', 'a raw lead', '-raw lead→lead'],
    ['nothing shorter within one linked by hand', 'in a quiet week', '-quiet week→quiet'],
    ['nothing shorter within a persona', 'A finance lead asked.', '-finance lead→finance'],
    ['nothing shorter within a job title', 'Our deal desk manager', '-deal desk manager→finance'],
    ['a term before a persona of its name', 'this week', 'week→week'],
    ['names of terms given up as known', 'the lead score', '-lead score→score'],
    ['acronyms in capitals only', 'A SAL, two SALs, a sal, a Sal, SALS', 'SAL→sal', 'SALs→sal'],
    [
      'capitals at the beginning of words',
      'Event Lead, Buying Process',
      'Event Lead→event-lead',
      'Buying Process→process',
    ],
    ['no shouting', 'a LEAD, EVENT LEAD'],
    ['capitals within words as they are', 'an iPhone fleet, an IPHONE fleet', 'iPhone fleet→iphone'],
    ['no function words, unless in capitals', 'it is IT', 'IT→it'],
    [
      'umlauts, however they are made',
      'ein Büro-Besuch, ein Bu\u0308ro-Besuch, ein Buro-Besuch',
      'Büro-Besuch→buero',
      'Bu\u0308ro-Besuch→buero',
    ],
    ['ß', 'großer Preis', 'großer Preis→deal'],
    ['where no blanks are set', '新しい顧客は', '顧客→kyaku'],
    ['signs of a name', 'C++, C, C#, .NET, NET', 'C++→cpp', '.NET→net'],
    ['signs within a name', 'an A/B test, the customer’s voice', 'A/B test→ab', 'customer’s voice→voice'],
    ['nothing of a compound', 'lead-time, pre-lead, leadership, mislead'],
    ['nothing of an address', 'lead@example.com, /lead/, www.lead.com, #lead, @lead, Lead.Status, lead_id'],
    ['a name at the end of a sentence', 'Not every lead.', 'lead→lead'],
    ['nothing in quotes', 'They said “a lead”, "a lead" and „ein Lead“, a lead', 'lead→lead'],
    ['a name that two terms have as known', 'the twin', '-twin→twin'],
    ['a title before a word given up', 'one week', 'week→week'],
  ])('are %s', (_, text, ...expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    'This will lead to more.',
    'They lead the market, and the campaigns lead to calls.',
    'Lead with the number.',
    'To lead is to ask.',
    'It leads to nothing, which leads us away.',
    'Changes that lead to more.',
    'Our lead time is short.',
    'How do we deal with it? Not a great deal of it.',
    'We own it. Their own words.',
  ])('are not what is more often something else: %s', (text) => {
    expect(found(text).filter((each) => !each.startsWith('-'))).toEqual([]);
  });

  it.each([
    ['Each qualified lead is called.', 'lead→lead'],
    ['Hand the lead to sales.', 'lead→lead'],
    ['Our leads are good.', 'leads→lead'],
    ['It becomes Lead in the funnel.', 'Lead→lead'],
    ['A deal is one once it is signed.', 'deal→opportunity'],
    ['A sales lead', 'lead→lead'],
  ])('are what cannot be something else: %s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });
});

describe('the names that may stand in a page', () => {
  const wiki = joined({ ...files, 'guides/page.mdx': guide({}, 'A week, raised.') });
  const idsFor = (key: string) => {
    const page = wiki.byKey.get(key);
    return page && namesFor(page, wiki).map(({ term, use }) => [term.id, use]);
  };

  it('are those all of whose words do', () => {
    expect(idsFor('guides/page')).toEqual([['week', 'linked']]);
  });

  it('are only known on the own page of a term', () => {
    expect(idsFor('lexicon/week')).toContainEqual(['week', 'known']);
    expect(idsFor('lexicon/lead')).not.toContainEqual(['lead', 'linked']);
  });
});
