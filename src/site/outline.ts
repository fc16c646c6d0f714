import GithubSlugger from 'github-slugger';

/** A section of a finished page. */
export interface Section {
  slug: string;
  text: string;
}

/** Finds the sections of a page's finished HTML, and gives those a name to link to that have none. */
export function outline(html: string): { html: string; sections: Section[]; length: number } {
  const sections: Section[] = [];
  const slugger = new GithubSlugger();
  for (const [, id = ''] of html.matchAll(/\sid="([^"]*)"/g)) slugger.slug(id);
  const named = html.replace(/<h2\b([^>]*)>([\s\S]*?)<\/h2>/g, (whole, attributes: string, inner: string) => {
    const text = plain(inner);
    const own = /\bid="([^"]*)"/.exec(attributes)?.[1];
    const slug = own ?? slugger.slug(decoded(text));
    sections.push({ slug, text });
    return own === undefined ? `<h2 id="${slug}"${attributes}>${inner}</h2>` : whole;
  });
  return { html: named, sections, length: plain(html).length };
}

/** The text of a run of HTML, still escaped. */
function plain(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>|<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function decoded(text: string): string {
  return text.replace(/&(?:#\d+|#x[\da-f]+|\w+);/gi, ' ');
}
