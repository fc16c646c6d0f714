import type { GoneMark } from '../freshness/asset-words.ts';
import { escapeHtml, hasRightToLeft, writingOf } from '../plain.ts';
import { proseIn } from './prose.ts';
import { textOf, type Node } from './tree.ts';

/** A piece of a rendered body: a run of finished HTML, or a component with what stands inside it. */
export type Segment =
  | { html: string }
  | { component: string; props: Record<string, string>; block: boolean; children: Segment[] };

/** What stands around the notes of a text, and at the end of each: nobody else can write it. */
export const notesBegin = '<section class="footnotes prose" aria-label="Footnotes"><ol>';
export const notesEnd = '</ol><span class="notes-end"></span></section>';
export const noteEnd = '<span class="note-end"></span>';

/** A name of a term, at a place of a text. */
export interface TermLink {
  start: number;
  end: number;
  href: string;
}

/** A number in a sentence. */
interface Quoted {
  value: string;
  more: string;
  address: string;
  /** The last day on which it may be the value of a part of its period. */
  soFar?: { until: string; timeZone: string } | undefined;
  /** What is to be said from a day on: its next reading is late. */
  next?: { says: string; from: string; timeZone: string } | undefined;
}

/** What a renderer must be told about the site it renders for. */
export interface Site {
  /** The address a link leads to; `undefined` where there is nothing. */
  hrefOf(url: string): string | undefined;
  /** The address of an image; `undefined` where there is none. */
  srcOf(url: string): string | undefined;
  /** The names of terms in a text, from left to right, and where they lead. None are found where it is missing. */
  termsIn?: ((text: string) => readonly TermLink[]) | undefined;
  /** A number as a sentence quotes it; `undefined` where it is not there. */
  numberOf?: ((id: string) => Quoted | undefined) | undefined;
  /** What is said behind a link, for what is not to be used for ever. */
  goneAt?: ((url: string) => GoneMark | undefined) | undefined;
  /** What is around it is written from right to left. */
  isRightToLeft?: boolean;
}

/**
 * Words as HTML, each name of a term as a link by itself: `site/term-links.ts` keeps those that a page has room for.
 * Nobody else can write such a link.
 */
export function wordsHtml(text: string, { termsIn }: Pick<Site, 'termsIn'>): string {
  let [html, at] = ['', 0];
  for (const { start, end, href } of termsIn?.(text) ?? []) {
    const link = `<a class="term-link" href="${escapeHtml(href)}">${escapeHtml(text.slice(start, end))}</a>`;
    html += escapeHtml(text.slice(at, start)) + link;
    at = end;
  }
  return html + escapeHtml(text.slice(at));
}

/** Renders a body. All text is escaped; the tags are the ones in this file. */
export function renderBody(nodes: readonly Node[], site: Site): Segment[] {
  return new Renderer(site, false).body(nodes);
}

/**
 * Renders inline Markdown of a field, without the paragraph around a single line.
 *
 * Its headings get their names where the page is put together, which has other fields: `<h2 id>`.
 */
export function renderInline(nodes: readonly Node[], site: Site): Segment[] {
  const [only, ...more] = nodes.filter(({ type }) => type !== 'footnote');
  const isLine = only?.type === 'paragraph' && more.length === 0;
  const flat = isLine ? nodes.flatMap((node) => (node === only ? only.children : node)) : nodes;
  return new Renderer(site, true).body(flat);
}

class Renderer {
  readonly #site: Site;
  readonly #isField: boolean;
  /** Something in the text, or around it, is written from right to left: then each block says how it is. */
  #isMixed = false;
  #isRightToLeft: boolean;
  #segments: Segment[] = [];
  #html: string[] = [];
  /** The texts in which terms are looked for. */
  #prose: ReadonlySet<Node> = new Set();
  /** Footnote ids in the order in which they are first referred to, with their numbers. */
  readonly #footnotes = new Map<string, number>();
  /** What the footnotes say, by their ids. */
  #notes: ReadonlyMap<string, readonly Node[]> = new Map();

  constructor(site: Site, isField: boolean) {
    this.#site = site;
    this.#isField = isField;
    this.#isRightToLeft = site.isRightToLeft === true;
  }

  body(nodes: readonly Node[]): Segment[] {
    this.#notes = new Map(footnotesIn(nodes).map((note) => [note.id, note.children]));
    this.#isMixed = this.#isRightToLeft || hasRightToLeft(textOf(nodes));
    if (this.#site.termsIn) this.#prose = new Set(proseIn(nodes));
    this.#all(nodes);
    for (const id of this.#notes.keys()) this.#numberOf(id);
    if (this.#notes.size > 0) this.#listNotes();
    this.#flush();
    return this.#segments;
  }

  #all(nodes: readonly Node[]): void {
    for (const node of nodes) this.#one(node);
  }

  #one(node: Node): void {
    switch (node.type) {
      case 'text':
        return this.#add(wordsHtml(node.value, this.#prose.has(node) ? this.#site : {}));
      case 'paragraph':
        return this.#block('p', '', node.children);
      case 'heading':
        return this.#heading(node);
      case 'emphasis':
        return this.#wrap('em', node.children);
      case 'strong':
        return this.#wrap('strong', node.children);
      case 'delete':
        return this.#wrap('del', node.children);
      case 'blockquote':
        return this.#block('blockquote', '', node.children);
      case 'inlineCode':
        return this.#add(`<code>${escapeHtml(node.value)}</code>`);
      case 'code':
        return this.#code(node);
      case 'list':
        return this.#list(node);
      case 'listItem':
        return this.#item(node, true);
      case 'table':
        return this.#table(node);
      case 'tableRow':
      case 'tableCell':
        return this.#all(node.children);
      case 'link':
        return this.#link(node);
      case 'image':
        return this.#image(node);
      case 'break':
        return this.#add('<br>');
      case 'thematicBreak':
        return this.#add('<hr>');
      case 'verbatim':
        return this.#add(
          node.block
            ? `<p class="as-typed">${escapeHtml(node.value)}</p>`
            : `<span class="as-typed">${escapeHtml(node.value)}</span>`,
        );
      case 'footnoteReference':
        return this.#reference(node.id);
      case 'footnote':
        return;
      case 'component':
        return this.#component(node);
    }
  }

  #heading({ depth, slug, children }: Extract<Node, { type: 'heading' }>): void {
    this.#block(`h${depth}`, this.#isField ? ' id' : ` id="${escapeHtml(slug)}"`, children);
  }

  #code({ lang, value }: Extract<Node, { type: 'code' }>): void {
    const language = /^[\w+#.-]{1,30}$/.test(lang) ? ` data-language="${escapeHtml(lang)}"` : '';
    this.#add(`<pre tabindex="0"${language}><code>${escapeHtml(value)}</code></pre>`);
  }

  #list({ ordered, start, spread, children }: Extract<Node, { type: 'list' }>): void {
    const loose = spread || children.some((child) => child.type === 'listItem' && child.spread);
    const tasks = children.some((child) => child.type === 'listItem' && child.checked !== undefined);
    const name = ordered ? 'ol' : 'ul';
    const attributes = `${ordered && start !== 1 ? ` start="${start}"` : ''}${tasks ? ' class="tasks"' : ''}`;
    this.#block(name, attributes, children, () => {
      for (const child of children) if (child.type === 'listItem') this.#item(child, loose);
    });
  }

  #item({ checked, children }: Extract<Node, { type: 'listItem' }>, loose: boolean): void {
    this.#add('<li>');
    if (checked !== undefined) {
      this.#add(
        `<input type="checkbox" disabled${checked ? ' checked' : ''} aria-label="${checked ? 'done' : 'open'}"> `,
      );
    }
    for (const child of children) {
      if (child.type === 'paragraph' && !loose) this.#all(child.children);
      else this.#one(child);
    }
    this.#add('</li>');
  }

  #table({ align, children }: Extract<Node, { type: 'table' }>): void {
    const [head, ...rows] = children;
    const named = head && 'children' in head ? head.children.map((cell) => textOf([cell])) : [];
    // Whoever goes from one region of a page to the next hears which table it is.
    const label = escapeHtml(`Table: ${named.filter(Boolean).join(', ')}`);
    this.#block('div', ` class="table" tabindex="0" role="region" aria-label="${label}"`, children, () => {
      this.#add('<table><thead>');
      if (head) this.#row(head, 'th', align);
      this.#add('</thead><tbody>');
      for (const row of rows) this.#row(row, 'td', align);
      this.#add('</tbody></table>');
    });
  }

  #row(row: Node, tag: 'th' | 'td', align: readonly (string | null)[]): void {
    if (row.type !== 'tableRow') return;
    this.#add('<tr>');
    row.children.forEach((cell, index) => {
      const side = align[index];
      const known = side === 'left' || side === 'right' || side === 'center';
      // The corner of a table with heads on two sides is no head.
      this.#block(textOf([cell]) === '' ? 'td' : tag, known ? ` class="${side}"` : '', [cell]);
    });
    this.#add('</tr>');
  }

  #link({ url, title, children }: Extract<Node, { type: 'link' }>): void {
    const href = this.#site.hrefOf(url);
    if (href === undefined) {
      this.#add('<span class="broken-link" title="This page does not exist">');
      this.#all(children);
      return this.#add('</span>');
    }
    const outside = /^https:/i.test(href) ? ' rel="noopener noreferrer"' : '';
    this.#add(`<a href="${escapeHtml(href)}"${title ? ` title="${escapeHtml(title)}"` : ''}${outside}>`);
    this.#all(children);
    this.#add(`</a>${goneHtml(this.#site.goneAt?.(url))}`);
  }

  #image({ url, alt, title }: Extract<Node, { type: 'image' }>): void {
    const src = this.#site.srcOf(url);
    if (src === undefined) {
      // The editor shows a picture there that is not saved yet.
      const address = escapeHtml(url);
      const words = escapeHtml(alt || 'Missing image');
      return this.#add(`<span class="missing-image" data-address="${address}">${words}</span>`);
    }
    const named = title ? ` title="${escapeHtml(title)}"` : '';
    this.#add(
      `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}"${named} loading="lazy" decoding="async">`,
    );
  }

  #reference(id: string): void {
    // A note that lies too deep to be read stands there as it was typed.
    if (!this.#notes.has(id)) return this.#add(escapeHtml(`[^${id}]`));
    const number = this.#numberOf(id);
    this.#add(`<sup><a href="#note.${number}" aria-label="Footnote ${number}">${number}</a></sup>`);
  }

  #numberOf(id: string): number {
    const number = this.#footnotes.get(id) ?? this.#footnotes.size + 1;
    this.#footnotes.set(id, number);
    return number;
  }

  /** The notes of this text; `site/footnotes.ts` makes one list of all that stand on a page. */
  #listNotes(): void {
    this.#add(notesBegin);
    // A note may refer to further notes: the list grows while it is walked.
    for (const [id, number] of this.#footnotes) {
      this.#add(`<li id="note.${number}">`);
      this.#all(this.#notes.get(id) ?? []);
      this.#add(`${noteEnd}</li>`);
    }
    this.#add(notesEnd);
  }

  #component({ name, props, block, children }: Extract<Node, { type: 'component' }>): void {
    this.#flush();
    const outer = this.#segments;
    this.#segments = [];
    this.#all(children);
    this.#flush();
    outer.push({ component: name, props, block, children: this.#segments });
    this.#segments = outer;
  }

  /** A block, which says how it is written where that differs from what is around it. */
  #block(tag: string, attributes: string, children: readonly Node[], fill = () => this.#all(children)): void {
    const around = this.#isRightToLeft;
    if (this.#isMixed) {
      const text = textOf(children);
      if (/\p{L}/u.test(text)) this.#isRightToLeft = writingOf(text).dir === 'rtl';
    }
    const dir = this.#isRightToLeft === around ? '' : ` dir="${around ? 'ltr' : 'rtl'}"`;
    this.#add(`<${tag}${attributes}${dir}>`);
    fill();
    this.#add(`</${tag}>`);
    this.#isRightToLeft = around;
  }

  #wrap(tag: string, children: readonly Node[]): void {
    this.#add(`<${tag}>`);
    this.#all(children);
    this.#add(`</${tag}>`);
  }

  #add(html: string): void {
    this.#html.push(html);
  }

  #flush(): void {
    if (this.#html.length === 0) return;
    this.#segments.push({ html: this.#html.join('') });
    this.#html = [];
  }
}

function footnotesIn(nodes: readonly Node[]): Extract<Node, { type: 'footnote' }>[] {
  return nodes.flatMap((node) => {
    if (node.type === 'footnote') return [node, ...footnotesIn(node.children)];
    return 'children' in node ? footnotesIn(node.children) : [];
  });
}

/** Shown on the days on which it is true; see `components/days.ts`. */
function goneHtml(mark: GoneMark | undefined): string {
  if (mark === undefined) return '';
  const { label, ...days } = mark;
  return ` <b class="gone" data-days="${escapeHtml(JSON.stringify(days))}" hidden>${escapeHtml(label)}</b>`;
}
