import { describe, expect, it } from 'vitest';
import { isPage, mediaName, slug } from '../../../src/import/names.ts';
import { afterFields, importing } from '../../support/import-context.ts';

const pages = {
  'README.md': '# Handbook\n',
  'sales/README.md': '# Sales\n\n## How we *sell*\n',
  'sales/On Boarding.md':
    '# On boarding\n\n## First week {#week-one}\n\n<a name="old"></a>\n\n## Second week\n',
  'Café/ÜBER uns.markdown': '# Us\n',
  'sales.md': '# The other sales\n',
  'terms/mql.html.md.erb': '---\npermalink: /words/mql/\n---\n# MQL\n',
};

/** How links are written in `sales/page.md`, and where they lead. */
const links: Record<string, string> = {
  'On%20Boarding.md': '/guides/sales/on-boarding/',
  './On Boarding.md#week-one': '/guides/sales/on-boarding/#first-week',
  'On%20Boarding.md#old': '/guides/sales/on-boarding/#second-week',
  'On%20Boarding.md#nothing': '/guides/sales/on-boarding/',
  'On%20Boarding.md#on-boarding': '/guides/sales/on-boarding/',
  'On%20Boarding': '/guides/sales/on-boarding/',
  '../README.md': '/guides/team-handbook/',
  '..': '/guides/team-handbook/',
  './': '/guides/sales/',
  'README.md#how-we-sell': '/guides/sales/#how-we-sell',
  '/sales/index.md': '/guides/sales/',
  '/content/Team%20Handbook/terms/mql.html': '/guides/terms/mql/',
  '/terms/mql.html?x=1': '/guides/terms/mql/',
  '/words/mql/': '/guides/terms/mql/',
  '#/terms/mql': '/guides/terms/mql/',
  '../Caf%C3%A9/%C3%9CBER%20uns.markdown': '/guides/cafe/uber-uns/',
  'https://x.example/a.md': 'https://x.example/a.md',
  'mailto:a@x.example': 'mailto:a@x.example',
};

describe('links', () => {
  it.each(Object.entries(links))('%s', (url, expected) => {
    const result = importing({ ...pages, 'sales/page.md': `# Page\n\nSee [this](<${url}>).` }).get(
      'sales/page.md',
    );
    expect(afterFields(result?.text).trim()).toBe(`See [this](${expected}).`);
  });

  const folders = {
    'index.md': '# Start\n\nWords.',
    'deals/one/a.md': '# A\n\nWords.',
    'deals/two/Old Notes/b.md': '# B\n\nWords.',
    'late/c.md': '---\ndraft: true\n---\n# C',
  };
  it.each([
    ['/deals/', '/guides/deals/'],
    ['/team%20handbook/deals/two', '/guides/deals/two/'],
    ['..', '/guides/deals/'],
    ['../two/Old%20Notes/', '/guides/deals/two/old-notes/'],
    ['../../', '/guides/team-handbook/'],
  ])(
    '60-scale-import-root-link: to a folder without a page of its own, %s, lead to its list',
    (url, address) => {
      const result = importing({ ...folders, 'deals/one/page.md': `# Page\n\nSee [this](${url}).` });
      const page = result.get('deals/one/page.md');
      expect(afterFields(page?.text).trim()).toBe(`See [this](${address}).`);
      expect(page?.changes.map(({ kind }) => kind)).not.toContain('link-draft');
    },
  );

  it('60-scale-import-root-link: to a folder say where it has no list yet, and lose the heading they name', () => {
    const text = 'See [late](late/#when), [none](gone/), [file](deals.md) and [all](</team handbook/>).';
    const page = importing({ 'deals/a.md': '# A', 'late/c.md': folders['late/c.md'], 'page.md': text }).get(
      'page.md',
    );
    expect(afterFields(page?.text).trim()).toBe(
      'See [late](/guides/late/), none (`gone/`), file (`deals.md`) and [all](/guides/).',
    );
    const found = page?.changes.filter(({ kind }) => /^(?:link-|anchor)/.test(kind));
    expect(found).toEqual([
      { kind: 'link-draft', detail: '/guides/late/' },
      { kind: 'anchor-missing', detail: 'late/#when' },
      { kind: 'link-broken', detail: 'gone/' },
      { kind: 'link-broken', detail: 'deals.md' },
    ]);
  });

  it.each([
    ['../../outside.md', 'link-broken'],
    ['../../../../etc/passwd', 'link-broken'],
    ['gone.md', 'link-broken'],
    ['plan.xlsx', 'link-file'],
    ['file:///etc/passwd', 'link-unsafe'],
  ])('keeps the address of what is not imported: %s', (url, kind) => {
    const result = importing(
      { ...pages, 'sales/page.md': `See [this](${url}).` },
      { others: ['sales/plan.xlsx'] },
    ).get('sales/page.md');
    expect(afterFields(result?.text).trim()).toBe(`See this (\`${url}\`).`);
    expect(result?.changes).toContainEqual({ kind, detail: url });
  });

  it('27-file-name-signs-editor: to files whose names hold signs lead there, typed plain or encoded', () => {
    const files = { 'C#.md': '# C\n\nWords.', 'why?.md': '# Why\n\nWords.', '100%.md': '# All\n\nWords.' };
    const text = '[a](C#.md) [b](C%23.md) [c](why?.md) [d](<100%.md>) [e](C.md#x.md)';
    const page = importing({ ...files, 'page.md': text }).get('page.md');
    expect(afterFields(page?.text).trim()).toBe(
      '[a](/guides/c/) [b](/guides/c/) [c](/guides/why/) [d](/guides/100/) e (`C.md#x.md`)',
    );
  });

  it('follows wikilinks by path, name and heading', () => {
    const text = '[[On Boarding]] [[sales/On Boarding#Second week|w]] ![[Org Chart.png]]';
    const result = importing(
      { ...pages, 'deep/page.md': text },
      { images: { 'files/Org Chart.png': 'guides/files/org-chart.png' } },
    ).get('deep/page.md');
    expect(afterFields(result?.text).trim()).toBe(
      '[On Boarding](/guides/sales/on-boarding/) [w](/guides/sales/on-boarding/#second-week) ![Org Chart.png](/media/guides/files/org-chart.png)',
    );
    expect(result?.images).toEqual(['files/Org Chart.png']);
  });

  it('shows images of the folder, and names those it cannot show', () => {
    const text = '![A](img/a.png "T") <img src="/img/a.png" alt="B"> ![C](c.svg)';
    const result = importing(
      { 'page.md': text },
      { images: { 'img/a.png': 'x/img/a.png' }, others: ['c.svg'] },
    ).get('page.md');
    expect(afterFields(result?.text).trim()).toBe(
      '![A](/media/x/img/a.png "T") ![B](/media/x/img/a.png) Image: C (`c.svg`)',
    );
  });
});

describe('addresses', () => {
  it('come from the path, with a number where two files want the same', () => {
    const found = importing(pages);
    expect([...found.values()].map((page) => page.file)).toEqual([
      'guides/team-handbook.mdx',
      'guides/sales.mdx',
      'guides/sales/on-boarding.mdx',
      'guides/cafe/uber-uns.mdx',
      'guides/sales-2.mdx',
      'guides/terms/mql.mdx',
    ]);
    expect(found.get('sales.md')?.changes).toContainEqual({
      kind: 'address-numbered',
      detail: '/guides/sales-2/',
    });
  });

  it('never take the place of a page that exists', () => {
    const found = importing(pages, { existing: new Set(['sales']) });
    expect(found.get('sales/README.md')).toMatchObject({
      text: undefined,
      changes: [{ kind: 'exists', detail: 'guides/sales.mdx' }],
    });
  });

  it('hold only what belongs in an address', () => {
    expect(['../..', 'A & B', 'Straße', '日本', '.hidden', 'x'.repeat(200)].map(slug)).toEqual([
      'page',
      'a-b',
      'strasse',
      '日本',
      'hidden',
      'x'.repeat(80),
    ]);
    expect(mediaName('../Ä b/C.PNG', 'guides/x')).toBe('guides/x/page/a-b/c.png');
    expect(['a.md', 'a.MDX', 'a.html.md.erb', 'a.markdown', 'a.txt', 'md'].map(isPage)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
