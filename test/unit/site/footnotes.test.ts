import { describe, expect, it } from 'vitest';
import { readBody } from '../../../src/mdx/read.ts';
import { renderBody, renderInline, type Segment } from '../../../src/mdx/render.ts';
import { gatherFootnotes } from '../../../src/site/footnotes.ts';

const site = { hrefOf: (url: string) => url, srcOf: () => undefined };

function html(segments: readonly Segment[]): string {
  return segments.map((each) => ('html' in each ? each.html : html(each.children))).join('');
}

/** A page of some fields and a body, as it is put together. */
function page(fields: readonly string[], body: string): string {
  const shown = fields.map((text) => `<p>${html(renderInline(readBody(text).nodes, site))}</p>`);
  return gatherFootnotes(shown.join('') + html(renderBody(readBody(body).nodes, site)));
}

function idsIn(text: string): string[] {
  return Array.from(text.matchAll(/ id="([^"]*)"/g), ([, id = '']) => id);
}

describe('the footnotes of a page', () => {
  it('05-footnotes-in-fields: each number leads to its own note, and back to its place', () => {
    const text = page(
      ['A[^1]\n\n[^1]: Because A.', 'B[^1]\n\n[^1]: Because B.'],
      'C[^1]\n\n[^1]: Because C.',
    );
    expect(text.split('<section').length).toBe(2);
    const [shown = '', notes = ''] = text.split('<section');
    expect(shown).toBe(
      [1, 2, 3]
        .map((n) => {
          const link = `<sup><a id="noted.${n}" href="#note.${n}" aria-label="Footnote ${n}">${n}</a></sup>`;
          return `<p>${'ABC'[n - 1]}${link}</p>`;
        })
        .join(''),
    );
    const found = Array.from(notes.matchAll(/<li id="note\.(\d)"><p>(.*?) <a [^>]*href="#noted\.(\d)"/g));
    expect(found.map(([, id, words, place]) => [id, words, place])).toEqual([
      ['1', 'Because A.', '1'],
      ['2', 'Because B.', '2'],
      ['3', 'Because C.', '3'],
    ]);
    expect(new Set(idsIn(text)).size).toBe(idsIn(text).length);
  });

  it('leads back to every place that names a note, also from notes to notes, and to none where nobody does', () => {
    const text = page(['x'], 'a[^n] b[^n]\n\n[^n]: N[^m]\n\n[^m]: M\n\n[^lost]: Lost');
    const places = Array.from(text.matchAll(/class="note-back" href="#([^"]+)"/g), ([, place]) => place);
    expect(places).toEqual(['noted.1', 'noted.1.2', 'noted.2']);
    for (const place of places) expect(idsIn(text)).toContain(place);
    expect(text).toContain('<li id="note.3"><p>Lost</p></li>');
    expect(new Set(idsIn(text)).size).toBe(idsIn(text).length);
  });

  it('are left alone where there are none, and where authors write what only looks like them', () => {
    const text = page(['[^1]'], '`</ol><span class="notes-end"></span></section>` [x](#note.1)');
    expect(text).toContain('<a href="#note.1">x</a>');
    expect(text).not.toContain('<section');
  });

  it('keep the words of a note that lies too deep to be read', () => {
    const deep = `${'> '.repeat(40)}[^deep]: Down here.`;
    const text = page([], `A[^deep]\n\n${deep}`);
    const targets = Array.from(text.matchAll(/href="#([^"]+)"/g), ([, id]) => id);
    expect(targets.filter((id) => !idsIn(text).includes(id ?? ''))).toEqual([]);
    expect(text).toContain('Down here.');
  });
});
