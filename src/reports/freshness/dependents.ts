import type { Day } from '../../freshness/day.ts';
import { oneLine, plural } from '../../plain.ts';
import type { Problem } from '../../problem/problem.ts';
import { locationOf, type Entry } from '../../wiki/entry.ts';
import { referencesOf, restsOn } from '../../wiki/references.ts';
import { isReviewed } from '../../wiki/review.ts';
import { addressOf, type Wiki } from '../../wiki/wiki.ts';
import { freshnessOfEntry } from '../freshness-json.ts';
import { capped } from '../github.ts';
import { placeIn } from './github.ts';
import { uncertaintiesMarkdown, escaped, titleOf } from './markdown.ts';
import { pageOn, type Page } from './pages.ts';

/** A page that says something else than before, or is no longer at its address. */
export interface ChangedPage {
  key: string;
  title: string;
  isGone: boolean;
}

/** A touched page and the pages that rest on it: that name it in their text, or in a field that does not only lead there. */
export interface Dependents {
  touched: ChangedPage;
  pages: Page[];
}

/** What a change asks to be looked at again. */
export interface Change {
  today: Day;
  dependents: readonly Dependents[];
}

/**
 * For each page that was touched, the pages that rest on it.
 *
 * @param keep which of those pages are wanted
 */
export function dependentsOf(
  touched: readonly ChangedPage[],
  wiki: Wiki,
  today: Day,
  keep: (entry: Entry) => boolean,
): Dependents[] {
  const gone = touched.filter(({ isGone }) => isGone).map(({ key }) => key);
  const named = gone.length > 0 ? backlinksOf(new Set(gone), wiki) : new Map<string, Entry[]>();
  return touched.flatMap((each) => {
    const links = wiki.backlinks.get(each.key) ?? [];
    const linking = links.flatMap(({ from }) => wiki.byKey.get(from) ?? []);
    const linked = linking.filter((entry) => restsOn(entry, each.key, wiki));
    const entries = each.isGone ? (named.get(each.key) ?? []) : linked;
    const pages = entries
      .filter((entry) => isReviewed(entry) && keep(entry))
      .map((entry) => pageOn(entry, wiki, today));
    return pages.length > 0 ? [{ touched: each, pages }] : [];
  });
}

/** What names pages that are no longer there. */
function backlinksOf(gone: ReadonlySet<string>, wiki: Wiki): Map<string, Entry[]> {
  const named = new Map<string, Entry[]>();
  for (const entry of wiki.entries)
    for (const { to } of referencesOf(entry, wiki))
      if (gone.has(to)) named.set(to, [...(named.get(to) ?? []), entry]);
  return named;
}

/** For programs: the pages that rest on others, as in the list of all pages, and on which of them. */
export function dependentsJson({ today, dependents }: Change, wiki: Wiki) {
  const byKey = new Map(
    dependents.flatMap(({ pages }) => pages.map((page) => [page.key, page.entry] as const)),
  );
  const entries = [...byKey].map(([key, entry]) => ({
    ...freshnessOfEntry(entry, wiki, today),
    restsOn: dependents
      .filter(({ pages }) => pages.some((page) => page.key === key))
      .map((each) => each.touched.key),
  }));
  const changed = dependents.map(({ touched }) => touched.key);
  return { today, changed, entries };
}

export function dependentsText({ dependents }: Change): string {
  const blocks = dependents.map(({ touched, pages }) =>
    [
      `${oneLine(touched.title)} (${touched.key}) ${deed(touched)}; on it ${count(pages)}:`,
      ...pages.map((page) => `  ${page.key}  ${oneLine(`“${page.entry.title}”, ${whose(page)}`)}`),
      '',
    ].join('\n'),
  );
  return [...blocks, summary(dependents)].join('\n');
}

export function dependentsGithub({ dependents }: Change, prefix: string): string {
  const pages = new Map(
    dependents.flatMap((each) => each.pages.map((page) => [page.key, page.entry] as const)),
  );
  const annotations = [...pages].map(([key, entry]) => {
    const on = dependents.filter((each) => each.pages.some((page) => page.key === key));
    const names = on.map(({ touched }) => `“${oneLine(touched.title)}” ${deed(touched)}`);
    const text = `Re-check: ${names.join(', ')}. This page rests on it.`;
    return {
      level: 'info' as const,
      place: placeIn(prefix, locationOf(entry, ['reviewed'])),
      title: key,
      text,
    };
  });
  return [...capped(annotations), summary(dependents)].join('\n');
}

/** How many pages are named for each that was touched. */
const most = 10;

export function dependentsMarkdown(
  { dependents }: Change,
  uncertainties: readonly Problem[],
  site?: string,
): string {
  const blocks = dependents.map(({ touched, pages }) => {
    const title =
      site && !touched.isGone
        ? `[${escaped(touched.title)}](${site}${addressOf(touched.key)})`
        : escaped(touched.title);
    return [
      `**${title}** ${deed(touched)}; on it ${count(pages)}. Do they still fit?\n`,
      ...pages.slice(0, most).map((page) => `- ${titleOf(page, site)}, ${escaped(whose(page))}`),
      ...(pages.length > most ? [`\nand ${pages.length - most} more`] : []),
      '',
    ].join('\n');
  });
  return [...uncertaintiesMarkdown(uncertainties), ...blocks, `${summary(dependents)}.`, ''].join('\n');
}

function deed({ isGone }: ChangedPage): string {
  return isGone ? 'is no longer there' : 'was changed';
}

function count(pages: readonly Page[]): string {
  return plural(pages.length, 'page rests', 'pages rest');
}

function whose({ review }: Page): string {
  return review.responsible?.name ?? 'nobody’s';
}

function summary(dependents: readonly Dependents[]): string {
  const pages = new Set(dependents.flatMap((each) => each.pages.map(({ key }) => key)));
  if (pages.size === 0) return 'No page rests on what was changed';
  return `${plural(pages.size, 'page')} to look at again, because of ${plural(dependents.length, 'page')}`;
}
