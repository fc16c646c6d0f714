import type { Heading } from '../mdx/facts.ts';
import { HeadingNames } from '../mdx/heading-names.ts';

/**
 * Finds the sections of a page in its finished HTML, and gives those a name to link to that have none: first the
 * headings that stand in fields, then those of the layout. What a page's text calls its headings is in use already.
 */
export function outline(html: string): { html: string; headings: Heading[]; length: number } {
  const headings: Heading[] = [];
  const names = new HeadingNames(Array.from(html.matchAll(/\sid="([^"]*)"/g), ([, id = '']) => id));
  const named = html
    .replace(
      /<h([2-6]) id>([\s\S]*?)<\/h\1>/g,
      (_, rank: string, inner: string) => `<h${rank} id="${names.next(words(inner))}">${inner}</h${rank}>`,
    )
    .replace(/<h2\b([^>]*)>([\s\S]*?)<\/h2>/g, (whole, attributes: string, inner: string) => {
      const text = words(inner);
      const own = /\bid="([^"]*)"/.exec(attributes)?.[1];
      const slug = own ?? names.next(text);
      headings.push({ depth: 2, text, slug });
      return own === undefined ? `<h2 id="${slug}"${attributes}>${inner}</h2>` : whole;
    });
  // What a script says of the day, and a preview at once, makes no page longer.
  const lasting = html.replace(/(<span [^>]*data-(?:asset|number)-(?:label|more)>)[^<]*/g, '$1');
  return { html: named, headings, length: words(lasting).length };
}

/** What is read of a piece of HTML, without the numbers of footnotes. */
function words(html: string): string {
  return html
    .replace(/<(script|style|sup)\b[\s\S]*?<\/\1>|<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|(\w+));/g, (whole, code?: string, name = '') =>
      code ? String.fromCodePoint(Number(code)) : (named[name] ?? whole),
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** The entities that finished HTML is written with. */
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
