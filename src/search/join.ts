/** One order for what is found by name and by text. What is shown does not move: names are there before the text is. */
import type { NameHit } from './names/names.ts';

/** Something that was found. */
export interface Hit {
  /** With the base of the site. */
  url: string;
  title: string;
  /** The other name that it was found by. */
  by?: string | undefined;
}

/** How many hits by name come before those by text. */
const mostNamed = 8;
/** How much of a name must have been typed for its page to come before those by text, and for the best to stand first. */
const [sure, likely] = [0.35, 0.15];
/** How many pages are looked up in the text at a time. */
export const atOnce = 3;

export interface Named {
  /** Shown before the text was searched. */
  first: NameHit[];
  later: NameHit[];
  /** What was typed is a name, or a part of one: the text comes below. Else it says as much as names do. */
  isSure: boolean;
}

export function inNames(hits: readonly NameHit[]): Named {
  const certain = hits.filter(({ match }) => match >= sure).slice(0, mostNamed);
  const isSure = certain.length > 0;
  const first = isSure ? certain : hits.slice(0, 1).filter(({ match }) => match >= likely);
  return { first, later: hits.filter((hit) => !first.includes(hit)).slice(0, mostNamed), isSure };
}

/** Two lists in one order, in which a page stands the further up the further up it stands in both. */
export function fused<H extends Pick<Hit, 'url'>>(one: readonly H[], other: readonly H[]): H[] {
  const found = new Map<string, { hit: H; score: number }>();
  for (const list of [one, other]) {
    for (const [at, hit] of list.entries()) {
      const { score = 0 } = found.get(hit.url) ?? {};
      // Reciprocal rank fusion, https://doi.org/10.1145/1571941.1572114; with so few hits a smaller constant says more.
      found.set(hit.url, { hit, score: score + 1 / (5 + at) });
    }
  }
  return [...found.values()].toSorted((a, b) => b.score - a.score).map(({ hit }) => hit);
}

/** The order in which a reader sees all of it. */
export function joined(names: readonly NameHit[], text: readonly Hit[]): Hit[] {
  const { first, later, isSure } = inNames(names);
  const rest = isSure
    ? [...text, ...later]
    : [...fused<Hit>(later, text.slice(0, atOnce)), ...text.slice(atOnce)];
  const all = new Map<string, Hit>();
  for (const hit of [...first, ...rest]) if (!all.has(hit.url)) all.set(hit.url, hit);
  return [...all.values()];
}
