import { describe, expect, it } from 'vitest';
import { parseDay, type Day } from '../../../src/freshness/day.ts';
import type { Problem } from '../../../src/problem/problem.ts';
import { problemInWords } from '../../../src/problem/wording.ts';
import { problemsOf } from '../../../src/wiki/checks.ts';
import { readEntry } from '../../../src/wiki/entry.ts';
import { joinWiki } from '../../../src/wiki/join.ts';
import { siteFor } from '../../../src/wiki/links.ts';
import type { Sources } from '../../../src/wiki/wiki.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';

const today = parseDay('2026-11-22') as Day;
const settingsText = `name: Test
teams:
  - { id: sales, name: Sales, colour: '#aa0000' }
  - { id: marketing, name: Marketing, colour: '#0000aa' }
stages:
  - { id: mql, name: MQL, team: marketing }
review: { every: 6 months, noticeDays: 21, perOwnerAWeek: 3, timeZone: UTC }
`;
const ada = 'name: Ada\nemail: ada@example.com\nteam: sales\nrole: Rep\n';
const reviewed = { reviewed: '2026-11-01', reviewedBy: 'ada' };

/** The problems of a wiki of some files, as `file:line:column id`. */
function check(files: Record<string, string>, media: string[] = []): string[] {
  return problems(files, media).map(({ file, line, column, id }) => `${file}:${line}:${column} ${id}`);
}

function problems(files: Record<string, string>, media: string[] = [], showsDrafts = true): Problem[] {
  const entries = Object.entries({ 'people/ada.yaml': ada, ...files }).map(([file, text]) => {
    const [collection = '', ...rest] = file.split('/');
    return readEntry({ collection, id: rest.join('/').replace(/\.\w+$/, ''), file }, text);
  });
  const { settings, problems } = readSettings(settingsText, 'wiki.yaml');
  const sources: Sources = { settings, entries, media, problems };
  return problemsOf(sources, joinWiki(sources, showsDrafts), today);
}

describe('problemsOf', () => {
  it('finds nothing wrong with a sound wiki', () => {
    expect(check({ 'guides/a.mdx': guide(reviewed) })).toEqual([]);
  });

  it.each([
    ['an owner who is not a person', { owner: 'bob' }, 'guides/a.mdx:4:1 owner-unknown'],
    ['a team that does not exist', { teams: '[sales, hr]' }, 'guides/a.mdx:5:1 team-unknown'],
    ['a stage that does not exist', { stage: 'mqll' }, 'guides/a.mdx:8:1 stage-unknown'],
    ['a relation to nothing', { terms: '[mql]' }, 'guides/a.mdx:8:1 relation-missing'],
    [
      'a relation to nothing in a group',
      { signOff: '\n  - { team: sales, by: eve, on: 2026-01-01, wording: 0123456789ab }' },
      'guides/a.mdx:9:20 relation-missing',
    ],
    ['a review in the future', { reviewed: '2026-11-23' }, 'guides/a.mdx:6:1 review-future'],
    ['a review that is overdue', { reviewed: '2026-05-21' }, 'guides/a.mdx:6:1 review-overdue'],
    ['an interval of its own', { reviewEvery: '2 weeks' }, 'guides/a.mdx:6:1 review-overdue'],
  ])('finds %s', (_, fields, expected) => {
    const at = check({ 'guides/a.mdx': guide({ ...reviewed, ...fields }) });
    expect(at.map((each) => each.replace(/:\d+ /, ' '))).toEqual([expected.replace(/:\d+ /, ' ')]);
  });

  it('suggests the page that a relation probably means, of the right collection', () => {
    const files = {
      'guides/a.mdx': guide({ ...reviewed, terms: '[mql, Lead-Score]', owner: 'Ada' }),
      'lexicon/lead-score.mdx': guide(reviewed),
      'guides/mql.mdx': guide(reviewed),
    };
    const found = problems(files).filter(({ entry }) => entry === 'guides/a');
    const words = found.map((each) => problemInWords(each));
    expect(words.map(({ message, fix }) => [message, fix])).toEqual([
      ['“owner” names the person “Ada”, which does not exist.', 'Did you mean “ada”?'],
      ['“terms” names the term “mql”, which does not exist.', expect.not.stringContaining('mql')],
      ['“terms” names the term “Lead-Score”, which does not exist.', 'Did you mean “lead-score”?'],
    ]);
  });

  it('suggests a page of any collection for one that is named by its whole key', () => {
    const meeting = (page: string) =>
      guide({
        kind: 'half',
        on: '2026-11-01',
        chair: 'ada',
        present: '[ada]',
        decisions: `[{ text: x, page: ${page} }]`,
      });
    const files = (page: string) => ({
      'meetings/a.mdx': meeting(page),
      'guides/lead-handoff.mdx': guide(reviewed),
    });
    const fixes = (page: string) =>
      problems(files(page))
        .filter(({ id }) => id === 'relation-missing')
        .map((each) => [problemInWords(each).message, problemInWords(each).fix]);
    expect(fixes('guides/lead-handoff')).toEqual([]);
    expect(fixes('guide/lead-handof')).toEqual([
      [
        '“decisions.page” names the page “guide/lead-handof”, which does not exist.',
        'Did you mean “guides/lead-handoff”?',
      ],
    ]);
    expect(fixes('guides/nothing-alike')).toEqual([
      [expect.stringContaining('does not exist'), expect.not.stringContaining('mean')],
    ]);
  });

  it('is never content with a page that nobody has reviewed', () => {
    expect(check({ 'guides/a.mdx': guide() })).toEqual(['guides/a.mdx:1:1 review-missing']);
    const planned = problems({ 'guides/a.mdx': guide({ reviewFirstBy: '2026-12-01' }) });
    expect(planned.map((each) => problemInWords(each).message)).toEqual([
      'Nobody has reviewed this page yet; somebody is to by 1 Dec 2026.',
    ]);
    expect(check({ 'guides/a.mdx': guide({ ...reviewed, reviewed: '2026-02-30' }) })).toEqual([
      'guides/a.mdx:6:1 date-invalid',
    ]);
  });

  it('finds an expired claim in the text, and counts it as overdue', () => {
    const body = '<Claim source="Price list" seen="2026-01-01" until="2026-11-21">x</Claim>';
    expect(check({ 'guides/a.mdx': guide(reviewed, body) })).toEqual(['guides/a.mdx:10:1 claim-expired']);
    expect(check({ 'guides/a.mdx': guide(reviewed, body.replace('-21', '-22')) })).toEqual([]);
  });

  it('finds both an expired claim and a review that is overdue', () => {
    const body = '<Claim source="Price list" seen="2020-01-01" until="2020-02-01">x</Claim>';
    const old = { reviewed: '2020-01-01', reviewedBy: 'ada' };
    expect(check({ 'guides/a.mdx': guide(old, body) })).toEqual([
      'guides/a.mdx:6:1 review-overdue',
      'guides/a.mdx:10:1 claim-expired',
    ]);
  });

  it('finds a page by the name of its file, where its address differs', () => {
    const { file, id, collection } = { file: 'guides/My Page.mdx', id: 'My-Page', collection: 'guides' };
    const page = readEntry({ collection, id, file }, guide(reviewed));
    const from = readEntry(
      { collection, id: 'a', file: 'guides/a.mdx' },
      guide(reviewed, '[x](My%20Page.mdx)'),
    );
    const { settings } = readSettings(settingsText, 'wiki.yaml');
    const wiki = joinWiki({ settings, entries: [page, from], media: [] }, true);
    expect(siteFor(wiki, from, '/').hrefOf('My%20Page.mdx')).toBe('/guides/My-Page/');
  });

  it('finds pages of someone who has left', () => {
    const files = { 'people/ada.yaml': `${ada}left: 2026-09-30\n`, 'guides/a.mdx': guide(reviewed) };
    expect(check(files)).toEqual(['guides/a.mdx:4:1 owner-left']);
  });

  it('checks links from the file, from the address, and from the root', () => {
    const links =
      '[a](b.mdx) [b](./b) [c](../guides/b/) [d](/guides/b/#h) [e](../b/) [f](/lexicon/) [g](#here)\n\n## Here';
    const files = { 'guides/a.mdx': guide(reviewed, links), 'guides/b.mdx': guide(reviewed, '## H') };
    expect(check(files)).toEqual([]);
    const broken = { 'guides/a.mdx': guide(reviewed, 'x\n\n[a](/guides/nobody/) and [b](#nowhere)') };
    expect(check(broken)).toEqual(['guides/a.mdx:12:1 link-broken', 'guides/a.mdx:12:26 link-broken']);
  });

  it('names the sign that nobody sees in a link that leads nowhere', () => {
    const said = (target: string) => {
      const files = {
        'guides/tilde.mdx': guide(reviewed),
        'guides/a.mdx': guide(reviewed, `[a](${target})`),
      };
      return problems(files).map((each) => problemInWords(each).message);
    };
    expect(said('/guides/\u00a0tilde/')).toEqual([
      'The link to “/guides/‹no-break space (U+00A0)›tilde/” leads to no page.',
    ]);
    expect(said('/guides/til\u2011de/')[0]).toContain('til‹non-breaking hyphen (U+2011)›de');
    expect(said('/guides/nobody/')).toEqual(['The link to “/guides/nobody/” leads to no page.']);
  });

  it('checks links to feeds, calendars, and what programs read', () => {
    const sound = [
      '/feed.atom',
      '/feed/sales.atom',
      '/freshness.json',
      '/api/entries.json',
      '/people/ada.ics',
      '/people/ada.json',
    ];
    const broken = [
      '/help/nothing/',
      '/feed/nobody.atom',
      '/people/nobody.ics',
      '/freshness.atom',
      '/people/nobody.json',
    ];
    const text = [...sound, ...broken].map((each) => `[x](${each})`).join('\n');
    const found = problems({ 'guides/a.mdx': guide(reviewed, text) });
    expect(found.map((each) => 'target' in each && each.target)).toEqual(broken);
  });

  it.each([
    ['/guides/other/#nope', 'leads to no heading of “Other”', 'nope'],
    ['/guides/other#nope', 'leads to no heading of “Other”', 'nope'],
    ['/guides/other/?a=1#nope', 'leads to no heading of “Other”', 'nope'],
    ['other.mdx#nope', 'leads to no heading of “Other”', 'nope'],
    ['../other/#first-stepp', 'leads to no heading of “Other”', 'Did you mean “../other/#first-step”?'],
    ['other.mdx#Erste-%C3%9Cbung', 'leads to no heading of “Other”', 'Did you mean “other.mdx#erste-übung”?'],
    ['/guides/a/#nope', 'leads to no heading of this page', 'nope'],
    ['/people/ada/#nope', 'leads to no heading of “Ada”', 'nope'],
    ['/guides/#nope', 'leads to no heading of “Guides”', 'nope'],
    ['../lexicon/#sales', 'leads to no heading of “Lexicon”', 'nope'],
    ['/guides/in/#nope', 'leads to no heading of “In”', 'nope'],
    ['/#nope', 'leads to no heading of “Home”', 'nope'],
    ['/people/#ada', 'leads to no heading of “People”', 'nope'],
    ['/freshness/#nope', 'leads to no heading of “Freshness”', 'nope'],
    ['/help/problems/#nope', 'leads to no heading of “Help”', 'nope'],
    ['/help/writing/#nope', 'leads to no heading of “Help”', 'nope'],
    ['/help/fields/#fields-nope', 'leads to no heading of “Help”', 'nope'],
    ['/help/#nope', 'leads to no heading of “Help”', 'nope'],
    ['#her', 'leads to no heading of this page', 'Did you mean “#here”?'],
  ])('11-cross-page-anchor: %s leads to a place that is not there', (link, message, fix) => {
    const found = problems({
      'guides/a.mdx': guide(reviewed, `[x](${link})\n\n## Here`),
      'guides/other.mdx': guide({ ...reviewed, title: 'Other' }, '# First step\n\n## Erste Übung'),
      'guides/in/folder.mdx': guide({ ...reviewed, title: 'Folder' }),
    });
    expect(found.map(({ id, line, file }) => [id, file, line])).toEqual([
      ['link-broken', 'guides/a.mdx', 10],
    ]);
    const words = found.map((each) => problemInWords(each))[0];
    expect(words?.message).toBe(`The link to “${link}” ${message}.`);
    expect(words?.fix).toContain(fix === 'nope' ? 'a heading that is there' : fix);
  });

  it.each([
    '/guides/other/#first-step',
    'other.mdx#erste-%C3%BCbung',
    'other.mdx#erste-u\u0308bung',
    '../other/#in-a-field',
    '/guides/other/#top',
    '#TOP',
    '#',
    '/guides/other/#',
    '#page.content',
    '/guides/other/#the-process',
    '/guides/other/#purpose-1',
    '/guides/slow/#whatever',
    '/guides/#mql',
    '../lexicon/#mql',
    '/guides/#page.others',
    '/guides/#~sections',
    '/#top',
    '/freshness/#state=due',
    '/freshness/#pages',
    '/help/problems/#link-broken',
    '/help/components/#callout',
    '/help/#before-a-call',
    '/help/writing/#links-and-images',
    '/help/fields/#fields-lexicon',
    '/admin/#/collections/guides',
    '/people/ada/',
  ])('11-cross-page-anchor: nothing is said of %s', (link) => {
    const page = { collection: 'guides', id: 'slow', file: 'guides/slow.mdx' };
    const slow = readEntry(page, guide(reviewed), { id: 'file-too-slow', seconds: 2, to: 'read' });
    const files = {
      'people/ada.yaml': ada,
      'guides/a.mdx': guide(reviewed, `[x](${link})`),
      'guides/other.mdx': guide(
        { ...reviewed, purpose: '"## In a field"' },
        '# First step\n\n## Erste Übung\n\n## Purpose',
      ),
    };
    const entries = Object.entries(files).map(([file, text]) => {
      const [collection = '', name = ''] = file.split('/');
      return readEntry({ collection, id: name.replace(/\.\w+$/, ''), file }, text);
    });
    const { settings } = readSettings(settingsText, 'wiki.yaml');
    const sources: Sources = { settings, entries: [...entries, slow], media: [], problems: [] };
    const found = problemsOf(sources, joinWiki(sources, true), today).filter(
      ({ id }) => id === 'link-broken',
    );
    expect(found).toEqual([]);
  });

  it('10-unicode-anchors: links lead to headings in any script, typed plain or encoded', () => {
    const links = '[a](#über-uns) [b](#%C3%BCber-uns) [c](#你好-世界) [d](#section) [e](#u\u0308ber-uns)';
    const body = `${links}\n\n## U\u0308ber uns\n\n## 你好 世界\n\n## 😀`;
    expect(check({ 'guides/a.mdx': guide(reviewed, body) })).toEqual([]);
  });

  it.each([true, false])('names drafts that readers are led to, drafts shown or left out (%s)', (shown) => {
    const body = '[x](/guides/b/) <Term id="mql">y</Term> <Number id="n" />\n\n<Entry id="guides/b" />';
    const files = {
      'guides/a.mdx': guide({ ...reviewed, terms: '[mql]' }, body),
      'guides/b.mdx': guide({ draft: 'true' }, '[x](/guides/c/)'),
      'guides/c.mdx': guide({ draft: 'true' }),
      'lexicon/mql.mdx': guide({ draft: 'true' }),
      'numbers/n.mdx': guide({ draft: 'true' }),
    };
    const found = problems(files, [], shown).filter(({ entry }) => entry === 'guides/a');
    expect(found.map((each) => problemInWords(each).message)).toEqual([
      '“terms” names “lexicon/mql”, which is a draft: readers do not see it.',
      'The link leads to “/guides/b/”, which is a draft: readers do not see it.',
      '<Term> names “mql”, which is a draft: readers do not see it.',
      '<Number> names “n”, which is a draft: readers do not see it.',
      '<Entry> names “guides/b”, which is a draft: readers do not see it.',
    ]);
    const ofDraft = problems(files, [], shown).filter(
      ({ id, entry }) => id === 'draft-named' && entry !== 'guides/a',
    );
    expect(ofDraft).toEqual([]);
  });

  it('checks images, terms and cards', () => {
    const body = '![x](/media/x.png)\n\n<Term id="mql">MQL</Term>\n\n<Entry id="guides/b" />';
    expect(check({ 'guides/a.mdx': guide(reviewed, body) })).toEqual([
      'guides/a.mdx:10:1 image-missing',
      'guides/a.mdx:12:1 relation-missing',
      'guides/a.mdx:14:1 relation-missing',
    ]);
    expect(check({ 'guides/a.mdx': guide(reviewed, '![x](/media/x.png)') }, ['x.png'])).toEqual([]);
  });

  it('checks the Markdown of fields at the place of the field', () => {
    expect(check({ 'guides/a.mdx': guide({ ...reviewed, purpose: '"[a](/nowhere/)"' }) })).toEqual([
      'guides/a.mdx:8:1 link-broken',
    ]);
  });
});
