import { describe, expect, it } from 'vitest';
import { readBody } from '../../../src/mdx/read.ts';
import { renderBody, renderInline, type Site } from '../../../src/mdx/render.ts';
import { escapeHtml } from '../../../src/plain.ts';

const nowhere: Site = { hrefOf: () => undefined, srcOf: () => undefined };
const site: Site = { hrefOf: (url) => `/base${url}`, srcOf: (url) => `/base${url}` };
const html = (text: string, where = site) => renderBody(readBody(text).nodes, where);

describe('renderBody', () => {
  it.each([
    ['', []],
    [
      'a *b* **c** ~~d~~ `e`',
      [{ html: '<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>' }],
    ],
    ['# A\n\n###### B', [{ html: '<h2 id="a">A</h2><h6 id="b">B</h6>' }]],
    ['- a\n- b', [{ html: '<ul><li>a</li><li>b</li></ul>' }]],
    ['3. a\n\n4. b', [{ html: '<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>' }]],
    [
      '- [x] a',
      [
        {
          html: '<ul class="tasks"><li><input type="checkbox" disabled checked aria-label="done"> a</li></ul>',
        },
      ],
    ],
    ['```js x\n<a>\n```', [{ html: '<pre tabindex="0" data-language="js"><code>&lt;a&gt;</code></pre>' }]],
    ['[a](/b "c")', [{ html: '<p><a href="/base/b" title="c">a</a></p>' }]],
    [
      '![a](/media/b.png)',
      [{ html: '<p><img src="/base/media/b.png" alt="a" loading="lazy" decoding="async"></p>' }],
    ],
    ['a  \nb\n\n---', [{ html: '<p>a<br>b</p><hr>' }]],
  ])('%j', (text, segments) => {
    expect(html(text)).toEqual(segments);
  });

  it.each([
    ['(https://a.example/b)。', ['https://a.example/b']],
    ['（https://a.example/b）', ['https://a.example/b']],
    ['(https://a.example/b)和(https://a.example/c)。', ['https://a.example/b', 'https://a.example/c']],
    ['(www.a.example/b)、(https://a.example/c(d))，', ['https://www.a.example/b', 'https://a.example/c(d)']],
    ['https://a.example/b_(c)和', ['https://a.example/b_(c)和']],
    ['https://a.example/b.。', ['https://a.example/b']],
    ['(https://a.example/b).', ['https://a.example/b']],
  ])('ends an address where the words around it go on: %s', (text, addresses) => {
    const found = html(text, { ...site, hrefOf: (url) => url }).flatMap((each) =>
      'html' in each ? Array.from(each.html.matchAll(/href="([^"]*)"/g), ([, href]) => href) : [],
    );
    expect(found).toEqual(addresses);
  });

  it('says of blocks that they are written from right to left, or back again within such a page', () => {
    const text = 'שלום **a**\n\nLatin\n\n- א\n- b\n\n> ב\n>\n> Latin\n\n| ג | d |\n|-|-|\n| 1 | ה |';
    const table = '<div class="table" tabindex="0" role="region" aria-label="Table: ג, d"';
    const rows = '<table><thead><tr><th>ג</th><th dir="ltr">d</th></tr></thead>';
    expect(html(text)).toEqual([
      {
        html:
          '<p dir="rtl">שלום <strong>a</strong></p><p>Latin</p><ul dir="rtl"><li>א</li><li>b</li></ul>' +
          '<blockquote dir="rtl"><p>ב</p><p dir="ltr">Latin</p></blockquote>' +
          `${table} dir="rtl">${rows}<tbody><tr><td>1</td><td>ה</td></tr></tbody></table></div>`,
      },
    ]);
    expect(html('שלום\n\nLatin 1\n\n2', { ...site, isRightToLeft: true })).toEqual([
      { html: '<p>שלום</p><p dir="ltr">Latin 1</p><p>2</p>' },
    ]);
  });

  it('calls a table by what heads it, and no empty corner a head', () => {
    const [{ html: table = '' } = {}] = html('| | <"&> |\n|-|-|\n| 1 | 2 |') as { html?: string }[];
    expect(table).toContain('aria-label="Table: &lt;&quot;&amp;&gt;"');
    expect(table).toMatch(/<tr><td><\/td><th>/);
  });

  it('says so where a page or an image is missing', () => {
    expect(html('[a](/b) ![c](/media/d.png)', nowhere)).toEqual([
      {
        html: '<p><span class="broken-link" title="This page does not exist">a</span> <span class="missing-image" data-address="/media/d.png">c</span></p>',
      },
    ]);
  });

  it('gives components their own segments, with whole or open HTML around them', () => {
    expect(html('a\n\n<Callout kind="tip">\nb <Term id="c">d</Term>\n</Callout>\n\ne')).toEqual([
      { html: '<p>a</p>' },
      {
        component: 'Callout',
        props: { kind: 'tip' },
        block: true,
        children: [
          { html: '<p>b ' },
          { component: 'Term', props: { id: 'c' }, block: false, children: [{ html: 'd' }] },
          { html: '</p>' },
        ],
      },
      { html: '<p>e</p>' },
    ]);
  });

  it('numbers footnotes as they are first referred to, and shows those nobody refers to last', () => {
    const [segment] = html('a[^x] b[^y] c[^x]\n\n[^z]: Z\n[^y]: Y[^x]\n[^x]: X');
    expect(segment).toEqual({
      html:
        '<p>a<sup><a href="#note.1" aria-label="Footnote 1">1</a></sup> b<sup><a href="#note.2" aria-label="Footnote 2">2</a></sup> ' +
        'c<sup><a href="#note.1" aria-label="Footnote 1">1</a></sup></p><section class="footnotes prose" aria-label="Footnotes"><ol>' +
        '<li id="note.1"><p>X</p><span class="note-end"></span></li><li id="note.2"><p>Y<sup><a href="#note.1" aria-label="Footnote 1">1</a></sup></p><span class="note-end"></span></li>' +
        '<li id="note.3"><p>Z</p><span class="note-end"></span></li></ol><span class="notes-end"></span></section>',
    });
  });
});

describe('renderInline', () => {
  it('leaves out the paragraph around a single one', () => {
    expect(renderInline(readBody('a **b**').nodes, site)).toEqual([{ html: 'a <strong>b</strong>' }]);
    expect(renderInline(readBody('a\n\nb').nodes, site)).toEqual([{ html: '<p>a</p><p>b</p>' }]);
    const [noted] = renderInline(readBody('a[^1]\n\n[^1]: b').nodes, site);
    expect(noted).toEqual({ html: expect.stringMatching(/^a<sup>.*<section/) as string });
  });

  it('leaves it to the page to name its headings', () => {
    expect(renderInline(readBody('## a').nodes, site)).toEqual([{ html: '<h2 id>a</h2>' }]);
  });
});

describe('escape', () => {
  it('leaves nothing that HTML could read', () => {
    expect(escapeHtml(`<a b="c" d='e'>&amp;`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;');
  });
});
