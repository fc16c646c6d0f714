/** English words that are more often something else than a term of the lexicon. */
import type { Word } from './words.ts';

const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Never terms by themselves, unless they are written in capitals, as IT is. */
export const functionWords = listed(
  'a all am an and any are as at be but by can could do does down for from get go had has have he her here him his how i if in into is it its just made make may me more most my no nor not now of off on one only or other our out over own per said same say see she so some such than that the their them then there these they this those to too two up us use was way we well were what when where which who why will with would yes you your',
);

/** Nouns that are verbs, too. */
const alsoVerbs = listed(
  'account act advance answer approach attempt benchmark bid brief budget buy call campaign champion change charge chase check claim close commit contact contract cost cover deal decline demo design drop estimate exit experience fit flag focus follow forecast form gain grade handle hook hunt lead list loss market match measure model move name need network nurture offer order partner pass pilot pitch place plan point pool position present press price process profile program project promise prospect qualify quarter question quote rank rate reach record reference refer reject report request research result return review rise risk route run sample scale schedule scope score screen segment sell sense set share show sign signal source spend sponsor stage start state store study supply support target test time touch track trade train transfer trial trigger turn use value visit win work working',
);

/** What stands before a noun: an article, or what takes its place. */
const articles = listed(
  'a an the each every one two three four five six seven ten no any per another first second next last new our your their its his her my',
);
const pointers = listed('this that these those which what');
/** What stands before a verb. */
const subjects = listed(
  'i we you they he she it who which that this what to not never always will would can could may might must shall should do does did please and or then let lets don doesn didn won ll',
);
/** What follows a verb. */
const objects = listed(
  'to into off away on up down with the a an us them him her me you it this that these those our your their',
);

/** Whether nobody can tell by itself if a word is meant as a term: “contact” is a person as well as talking to one. */
export function isEverydayNoun(word: string): boolean {
  return alsoVerbs.has(word.toLowerCase());
}

const phrases =
  /^(?:lead time|close date|point of|time to|deal of|deal with|touch with|contact with|rate of|market share)/i;

/**
 * Whether a word that may be a verb is one where it stands, or cannot be told from one: “this will lead to” is no lead,
 * “a lead” is. A capital within a sentence says that it is a name.
 */
export function isEveryday(words: readonly Word[], index: number): boolean {
  const word = words[index];
  const small = word?.text.toLowerCase() ?? '';
  const singular = small.replace(/s$/, '');
  // Alone in a cell, or in bold, it is named.
  if (word === undefined || words.length === 1 || !(alsoVerbs.has(small) || alsoVerbs.has(singular)))
    return false;
  const before = clauseBefore(words, index);
  if (word.text !== small && before.length > 0) return false;
  const next = words[index + 1];
  const after = next && !endsClause(next.gap) ? next.text.toLowerCase() : '';
  if (phrases.test(`${small} ${after}`)) return true;
  const [last = ''] = before;
  if (alsoVerbs.has(small)) {
    if (objects.has(after)) return !articles.has(last);
    const article = before.findIndex((each) => articles.has(each) || pointers.has(each));
    return article < 0 || before.slice(0, article).some((each) => subjects.has(each) || isPlural(each));
  }
  return objects.has(after) || subjects.has(last);
}

/** The words before one in its clause, the nearest first, in small letters. */
function clauseBefore(words: readonly Word[], index: number): string[] {
  const before: string[] = [];
  for (let at = index; at > 0 && before.length < 3 && !endsClause(words[at]?.gap ?? ''); at--)
    before.push(words[at - 1]?.text.toLowerCase() ?? '');
  return before;
}

/** Whether what stands between two words ends a sentence, or part of one. */
function endsClause(gap: string): boolean {
  return /[^\s\p{Pd}'’]|\s\p{Pd}|\p{Pd}\s/u.test(gap);
}

function isPlural(word: string): boolean {
  return /[^su]s$/.test(word) && word !== 'sales';
}
