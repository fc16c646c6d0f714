import type { Collection, DataOf } from '../collections/index.ts';
import { formOf } from '../editing-api/addresses.ts';
import type { Day } from '../freshness/day.ts';
import { readBody } from '../mdx/read.ts';
import { renderBody, renderInline, wordsHtml, type Segment, type Site } from '../mdx/render.ts';
import { textOf } from '../mdx/tree.ts';
import { agreedData } from '../wiki/agreed.ts';
import type { Entry } from '../wiki/entry.ts';
import { isExact } from '../wiki/exact-texts.ts';
import { findTarget, siteFor } from '../wiki/links.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { goneMark } from './gone.ts';
import { quotedNumber } from './numbers.ts';
import { termFinder } from './term-links.ts';

/** One page's view of the wiki: what its components need to render it. */
export interface View {
  wiki: Wiki;
  entry: Entry;
  site: Site;
  /** The day it is read, where that is known as it is rendered: in a preview, which runs no scripts. */
  today?: Day;
}

/** The address of a path of the site, with the base it is published under. */
export function href(path: string): string {
  return import.meta.env.BASE_URL.replace(/\/$/, '') + path;
}

/** Where the editor opens an entry, by its file; `undefined` for files that the editor does not open. */
export function editAddress({ file }: Pick<Entry, 'file'>): string | undefined {
  const form = formOf(file);
  return form && href(`/admin/${form}`);
}

export function viewOf(wiki: Wiki, entry: Entry): View {
  const base = import.meta.env.BASE_URL;
  const site: Site = {
    ...siteFor(wiki, entry, base),
    termsIn: termFinder(wiki, entry, base),
    numberOf: (id) => quotedNumber(wiki, id),
    goneAt: (url) => goneMark(wiki, findTarget(wiki, entry, url)?.key),
  };
  return { wiki, entry, site };
}

/** What the layout of a collection shows: in the fields that teams sign, what they agreed on last. Throws for an entry whose fields are unfit: it has the generic layout. */
export function fieldsOf<C extends Collection>({ entry }: View, collection: C): DataOf<C> {
  const fields = agreedData(entry, collection);
  if (fields === undefined)
    throw new Error(`“${entry.file}” has no fields as ${collection.label} have them.`);
  return fields;
}

/** Renders the body of a page. What must not be parsed is shown as typed. */
export function segmentsOf(view: View, body: string): Segment[] {
  if (view.entry.plain)
    return renderBody(
      [{ type: 'verbatim', value: body, block: true, at: { line: 1, column: 1 } }],
      view.site,
    );
  return renderBody(readBody(body).nodes, view.site);
}

/** Renders the Markdown of a field. */
export function inlineSegments(view: View, text: string): Segment[] {
  return renderInline(readBody(text).nodes, siteOf(view, text));
}

/** The words of a field that is no Markdown, as HTML. */
export function fieldHtml(view: View, text: string): string {
  return wordsHtml(text, siteOf(view, text));
}

/** How the text of a field is rendered: nothing is put into words that are exact. */
function siteOf({ site, entry }: View, text: string): Site {
  return isExact(entry, text) ? { ...site, termsIn: undefined } : site;
}

/** The words of a field's Markdown, with what its numbers say. */
export function plainText(markdown: string, wiki: Wiki): string {
  return textOf(readBody(markdown).nodes, (id) => {
    const number = quotedNumber(wiki, id);
    return number && `${number.value} ${number.more}`;
  });
}
