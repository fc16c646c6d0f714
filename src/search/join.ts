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
const [sure, likely] = [0.35, 0.3];
/** How many pages are looked up in the text at a time. */
export const atOnce = 3;

export interface Named {
  /** Shown before the text was searched. */
  first: NameHit[];
  later: NameHit[];
  /** What was typed is a name, or a part of one. */
  isSure: boolean;
}

export function inNames(hits: readonly NameHit[]): Named {
  const certain = hits.filter(({ match }) => match >= sure).slice(0, mostNamed);
  const isSure = certain.length > 0;
  const first = isSure ? certain : hits.slice(0, 1).filter(({ match }) => match >= likely);
  return { first, later: hits.filter((hit) => !first.includes(hit)).slice(0, mostNamed), isSure };
}

/** Words that neither a name has nor a text. */
export function nowhere(notNamed: readonly string[], notInText: readonly string[]): string[] {
  const names = new Set(notNamed.map((word) => word.toLowerCase()));
  return notInText.filter((word) => names.has(word.toLowerCase()));
}

/** The order in which a reader sees all of it. */
export function joined(names: readonly NameHit[], text: readonly Hit[]): Hit[] {
  const { first, later } = inNames(names);
  const all = new Map<string, Hit>();
  for (const hit of [...first, ...text, ...later]) if (!all.has(hit.url)) all.set(hit.url, hit);
  return [...all.values()];
}
