/** The places of a page of terms, before and after it became a page for each. */
import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { onOneLine } from '../plain.ts';
import type { Places } from './outline.ts';
import type { Moved } from './term-links.ts';
import type { Term } from './term-shapes.ts';
import { walk } from './tree.ts';

/** Where what links named on the page of all terms is now. */
export function placesIn(
  terms: readonly Term[],
  pages: readonly { key: string }[],
  slugs: ReadonlyMap<Heading, string>,
  places: Places,
): Moved['to'] {
  const to = new Map<string, { key: string; place: string }>();
  terms.forEach(({ name, heading, nodes }, index) => {
    const key = pages[index]?.key ?? '';
    const slugger = new GithubSlugger();
    const add = (place: string | undefined, now: string) => {
      if (place !== undefined && !to.has(place)) to.set(place, { key, place: now });
    };
    if (heading) add(slugs.get(heading), '');
    for (const node of nodes) {
      walk(node, (each) => {
        if (each.type === 'heading') add(slugs.get(each), slugger.slug(headingOf(each)));
        else if (each.type === 'anchor' && !places.slugs.has(each.name) && heading === undefined)
          add(each.name, '');
      });
    }
    if (heading === undefined) add(new GithubSlugger().slug(name), '');
  });
  return to;
}

/** The slug of each heading among all of a page. */
export function slugsOf(root: Root): Map<Heading, string> {
  const slugger = new GithubSlugger();
  const slugs = new Map<Heading, string>();
  walk(root, (node) => {
    if (node.type === 'heading') slugs.set(node, slugger.slug(headingOf(node)) || 'section');
  });
  return slugs;
}

function headingOf(node: Heading): string {
  return onOneLine(toString(node, { includeHtml: false }));
}
