import { describe, expect, it } from 'vitest';
import { outline } from '../../../src/site/outline.ts';

describe('the outline of finished HTML', () => {
  it('names sections that have no name, apart from every name in use', () => {
    const { html, headings } = outline('<p id="why-we-won">…</p><h2 class="x">Why we <em>won</em></h2>');
    expect(html).toContain('<h2 id="why-we-won-1" class="x">Why we <em>won</em></h2>');
    expect(headings).toEqual([{ depth: 2, text: 'Why we won', slug: 'why-we-won-1' }]);
  });

  it('names headings of fields before its own, and keeps the numbers of footnotes out of names', () => {
    const note = '<sup><a href="#note.1">1</a></sup>';
    const { html, headings } = outline(`<h2>Goals</h2><h3 id>Goals${note}</h3><h2 id="content">Content</h2>`);
    expect(html).toContain(`<h3 id="goals">Goals${note}</h3>`);
    expect(headings.map(({ text, slug }) => [text, slug])).toEqual([
      ['Goals', 'goals-1'],
      ['Content', 'content'],
    ]);
    expect(outline(`<h2 id="a">A${note}</h2>`).headings).toEqual([{ depth: 2, text: 'A', slug: 'a' }]);
  });

  it('leaves names as they are, and reads entities as characters', () => {
    const given = '<h2 id="q-a">Q &amp; A &#39;here&#39;</h2><h3>Below</h3>';
    const { html, headings } = outline(given);
    expect(html).toBe(given);
    expect(headings).toEqual([{ depth: 2, text: "Q & A 'here'", slug: 'q-a' }]);
  });

  it('counts what is read, not what is marked up or run', () => {
    expect(outline('<p title="long">ab <b>c</b></p><script>let x = 1;</script>').length).toBe(4);
  });
});
