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

  it('says so where a page or an image is missing', () => {
    expect(html('[a](/b) ![c](/media/d.png)', nowhere)).toEqual([
      {
        html: '<p><span class="broken-link" title="This page does not exist">a</span> <span class="missing-image">c</span></p>',
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
