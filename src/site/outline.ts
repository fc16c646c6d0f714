import GithubSlugger from 'github-slugger';
import type { Heading } from '../mdx/facts.ts';

/** Finds the sections of a page in its finished HTML, and gives those a name to link to that have none. */
export function outline(html: string): { html: string; headings: Heading[]; length: number } {
  const headings: Heading[] = [];
  const slugger = new GithubSlugger();
  for (const [, id = ''] of html.matchAll(/\sid="([^"]*)"/g)) slugger.slug(id);
  const named = html.replace(/<h2\b([^>]*)>([\s\S]*?)<\/h2>/g, (whole, attributes: string, inner: string) => {
    const text = words(inner);
    const own = /\bid="([^"]*)"/.exec(attributes)?.[1];
    const slug = own ?? slugger.slug(text);
    headings.push({ depth: 2, text, slug });
    return own === undefined ? `<h2 id="${slug}"${attributes}>${inner}</h2>` : whole;
  });
  return { html: named, headings, length: words(html).length };
}

function words(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>|<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|(\w+));/g, (whole, code?: string, name = '') =>
      code ? String.fromCodePoint(Number(code)) : (named[name] ?? whole),
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** The entities that finished HTML is written with. */
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
