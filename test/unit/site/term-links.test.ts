import { describe, expect, it } from 'vitest';
import { entryKey, termsKey } from '../../../src/site/key.ts';
import { termNotes } from '../../../src/site/term-facts.ts';
import { keepTermLinks, termAt } from '../../../src/site/term-links.ts';
import { fieldHtml, inlineSegments, segmentsOf, viewOf } from '../../../src/site/view.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const term = (title: string, more: Record<string, string> = {}) =>
  guide({ title, definition: 'What it is.', ...more });
const files = {
  'lexicon/lead.mdx': term('Lead'),
  'lexicon/mql.mdx': term('Marketing qualified lead', { aliases: '[{ word: MQL }]' }),
  'guides/page.mdx': guide({}, 'A lead.'),
  'guides/other.mdx': guide({}, 'Nothing.'),
};

/** The page of a wiki with some files changed. */
function viewWith(changes: Record<string, string> = {}, key = 'guides/page') {
  const wiki = joined({ ...files, ...changes });
  const entry = wiki.byKey.get(key);
  if (entry === undefined) throw new Error(`There is no ${key}.`);
  return viewOf(wiki, entry);
}

/** The words that become links in a text, before any are left out. */
function linkedIn(html: string): string[] {
  return Array.from(
    html.matchAll(/<a class="term-link" href="([^"]*)">([^<]*)<\/a>/g),
    ([, to, words]) => `${words}→${to}`,
  );
}

describe('links of a text to terms', () => {
  const bodyOf = (body: string) =>
    JSON.stringify(segmentsOf(viewWith({ 'guides/page.mdx': guide({}, body) }), body)).replaceAll('\\"', '"');

  it.each([
    ['a paragraph', 'A lead & an MQL.'],
    ['bold', 'A **lead** and an *MQL*.'],
    ['a list', '- a lead\n- an MQL'],
    ['the cells of a table', '| Lead | MQL |\n| --- | --- |\n| a lead | an MQL |'],
    ['a box', '<Callout>\nA lead, an MQL.\n</Callout>'],
    ['what is folded', '<Details summary="A lead">\nA lead, an MQL.\n</Details>'],
  ])('are made in %s', (_, body) => {
    expect(linkedIn(bodyOf(body))).toEqual(['lead→/lexicon/lead/', 'MQL→/lexicon/mql/']);
  });

  it.each([
    ['headings', '## A lead'],
    ['links', '[a lead](/guides/other/)'],
    ['code', '`a lead`\n\n```\na lead\n```'],
    ['quotes', '> a lead'],
    ['what is struck out', '~~a lead~~'],
    ['footnotes', 'A word.[^1]\n\n[^1]: a lead'],
    ['what is said', '<Say>\nA lead.\n</Say>\n\n<Avoid>\nA lead.\n</Avoid>'],
    ['what someone said', '<Quote who="Ada">\nA lead.\n</Quote>'],
    ['claims', 'So <Claim source="x" seen="2026-01-01">a lead</Claim> it is.'],
    ['links to terms', 'The <Term id="mql">MQL</Term>.'],
    ['tags that are shown', 'The <b title="a lead">'],
  ])('are not made in %s', (_, body) => {
    expect(linkedIn(bodyOf(body))).toEqual([]);
  });

  it('are made in fields, but for what is said, signed, claimed or quoted', () => {
    const own = { meaning: 'A lead.', answer: 'The lead.', category: 'price', avoid: '[Each lead]' };
    const view = viewWith({ 'objections/x.mdx': guide(own) }, 'objections/x');
    const html = (text: string) =>
      linkedIn(JSON.stringify(inlineSegments(view, text)).replaceAll('\\"', '"'));
    expect(html(own.meaning)).toEqual(['lead→/lexicon/lead/']);
    expect(html(own.answer)).toEqual([]);
    expect(fieldHtml(view, 'Each lead')).toBe('Each lead');
    expect(fieldHtml(view, '< a lead')).toBe('&lt; a <a class="term-link" href="/lexicon/lead/">lead</a>');
  });

  it('are made nowhere on a page that is linked by hand', () => {
    const view = viewWith({ 'guides/page.mdx': guide({ linksByHand: 'true' }, 'A lead.') });
    expect(fieldHtml(view, 'a lead')).toBe('a lead');
  });
});

describe('what is kept of them on a page', () => {
  const link = (id: string, words = id) => `<a class="term-link" href="/lexicon/${id}/">${words}</a>`;

  it('is the first of each section, whatever smaller headings it has', () => {
    const { html, addresses } = keepTermLinks(
      `${link('a')} ${link('a', 'as')} ${link('b')}<h3>X</h3>${link('a')}<h2 id="y">Y</h2>${link('a')}`,
    );
    expect(html).toBe(`${link('a')} as ${link('b')}<h3>X</h3>a<h2 id="y">Y</h2>${link('a')}`);
    expect(addresses).toEqual(['/lexicon/a/', '/lexicon/b/']);
  });

  it('is nothing where somebody has linked the term before', () => {
    const written = '<a href="/lexicon/a/">so</a>';
    expect(keepTermLinks(written + link('a')).html).toBe(`${written}a`);
  });

  it('is no more than twelve', () => {
    const all = Array.from({ length: 20 }, (_, index) => link(`t${index}`)).join('');
    const { html, addresses } = keepTermLinks(all);
    expect(linkedIn(html)).toHaveLength(12);
    expect(addresses.at(-1)).toBe('/lexicon/t11/');
  });

  it('leads to terms whatever they are called', () => {
    const { wiki } = viewWith({ "lexicon/a b/o'x.mdx": term('Ox') });
    expect(termAt(wiki, '/base/lexicon/a%20b/o&#39;x/', '/base')?.title).toBe('Ox');
  });
});

describe('the key of a page that uses a term', () => {
  const keyWith = (changes: Record<string, string>, at = 'guides/page') => {
    const { wiki, entry } = viewWith(changes, at);
    return entryKey(wiki, entry);
  };

  it.each([
    ['its definition', { 'lexicon/lead.mdx': term('Lead', { definition: 'Something else.' }) }],
    ['its state', { 'lexicon/lead.mdx': term('Lead', { disputed: 'No.' }) }],
    ['a name that is not in the page', { 'lexicon/mql.mdx': term('Marketing qualified lead') }],
  ])('stays when %s changes', (_, changes) => {
    expect(keyWith(changes)).toBe(keyWith({}));
  });

  it.each([
    [
      'the term is called something else',
      { 'lexicon/lead.mdx': term('Prospect', { aliases: '[{ word: Lead }]' }) },
    ],
    ['the term is gone', { 'lexicon/lead.mdx': guide({ draft: 'true' }) }],
    ['the name is given up', { 'lexicon/lead.mdx': term('Lead', { replacedBy: 'mql' }) }],
    ['the term is linked by hand', { 'lexicon/lead.mdx': term('Lead', { linkedByHand: 'true' }) }],
    ['another term has the name, too', { 'lexicon/x.mdx': term('lead') }],
  ])('is another when %s', (_, changes) => {
    expect(keyWith(changes)).not.toBe(keyWith({}));
  });

  it('is another for a new name in the pages that hold its words alone', () => {
    const changes = { 'lexicon/new.mdx': term('Nothing') };
    expect(keyWith(changes)).toBe(keyWith({}));
    expect(keyWith(changes, 'guides/other')).not.toBe(keyWith({}, 'guides/other'));
  });
});

it('are no references, and nothing rests on them', () => {
  const { wiki, entry } = viewWith();
  expect(wiki.references.get(entry)).toEqual([]);
  expect(wiki.backlinks.get('lexicon/lead')).toBeUndefined();
});

describe('the notes of printed pages', () => {
  it('say what each term means, whatever stands in it', () => {
    const definition = `'Say "\\ & </style>'`;
    const { wiki } = viewWith({ 'lexicon/mql.mdx': term('MQL', { definition }) });
    const [lead, mql] = termNotes(wiki).trim().split('\n');
    expect(lead).toBe(
      '[data-term="lead"]::after{content:": What it is. Proposed: waiting for Sales and Marketing."}',
    );
    expect(mql).toContain(String.raw`Say \22 \5c  & </style>`);
  });

  it('have another key once one means something else', () => {
    const changed = { 'lexicon/lead.mdx': term('Lead', { definition: 'Something else.' }) };
    expect(termsKey(viewWith(changed).wiki)).not.toBe(termsKey(viewWith().wiki));
  });
});
