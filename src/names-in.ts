/** What in a text may tell who somebody is: what is published, and kept by git for ever, does better without. */

/** Something in a text that names a person or a way to reach them. */
export interface NameIn {
  of: 'mail' | 'telephone' | 'person';
  /** As it stands in the text. */
  found: string;
}

const at = String.raw`(?: ?@ ?| ?[([{<](?:at|ät|a)[)\]}>] ?)`;
const dot = String.raw`(?:\.| ?[([{<](?:dot|punkt)[)\]}>] ?)`;
const label = String.raw`[\p{L}\d-]+`;

/** Forms of address. */
const inAnyLetters =
  '[Mm]rs?|[Mm]ister|[Hh]errn?|[Ff]rau|[Dd]r|[Mm](?:me|lle)|[Ss]e[ñn]or(?:a|ita)?|[Dd]hr|[Mm]evr(?:ouw)?|[Mm]eneer';
const titles = `${inAnyLetters}|M(?:RS?|s|iss)|Prof|Monsieur|Madame|S(?:ra?|rta)|Signora?|Sig`;
/** Of the others, small letters mean something else (“we miss them”, “5 ms”). */
const titlesBeforeSmall = `${inAnyLetters}|[Mm]s|[Ss]ra`;
/** In short, with their full stop: “M. Dupont” is a person, “plan M Dupont” is none. */
const shortTitles = String.raw`(?:[Hh]rn?|[Ff]r)\.\s*|(?<!\d ?|\p{Lu}\. ?)M\.\s+`;
const particles = String.raw`(?:(?:[Dd]r|[Pp]rof|van|von|de|del|der|den|di|du|zu|la|le|ten|ter)\.?\s+)*`;
/** What stands behind a form of address and is no name, in the languages of those. */
const noNames =
  'a|aan|aber|als|am|an|and|are|as|at|auf|aus|bei|belde|bij|but|by|can|dans|das|de|dem|den|der|des|did|die|dit|do|ein|eine|el|een|en|est|et|for|from|had|has|hat|he|heeft|her|het|his|if|im|in|is|ist|it|la|le|met|mit|nicht|no|not|of|on|or|oder|op|ou|qui|que|sagt|sagte|said|says|she|so|that|the|their|they|to|und|vom|von|voor|vroeg|war|was|we|wenn|when|where|which|who|whose|wie|will|with|would|y|you|zegt|zei|zu|zum|zur';
/** What stands behind a form of address in short, too: a degree, a time of the day (“Fr.” is a Friday, too), the next sentence. */
const noShort = `Sc|Ed|Eng|Phil|Morgen|Vormittag|Mittag|Nachmittag|Abend|All|I|Il|Les|Our|Then|There|These|This|Wir|${noNames.replace(/\b./g, (letter) => letter.toUpperCase())}`;
/** Ranks that begin like the Spanish form of address. */
const noSenor =
  'Account|Analyst|Associate|Buyer|Consultant|Developer|Director|Engineer|Executive|Manager|Partner|Product|Project|Sales|VP';

/** Words for a telephone; those that are English verbs, too, only where a sign or a “number” follows. */
const telephone =
  '(?:(?:t[eé]l(?:[eé]fo(?:n|on|no|nnummer)|éphone)?|handy|mobil)[.:]{0,2}|(?:(?:tele)?phone(?: n(?:umber|o))?|mobile)[.:]+)';

const patterns: readonly (readonly [NameIn['of'], RegExp])[] = [
  ['mail', new RegExp(`[\\p{L}\\d._%+-]+${at}${label}(?:${dot}${label})*${dot}\\p{L}{2,}`, 'giu')],
  ['mail', /[\p{L}\d._%+-]+ at [\p{L}\d-]+(?: dot [\p{L}\d-]+)* dot \p{L}{2,}/giu],
  // Begun by a plus or a nought, or in the groups of America: prices are neither.
  ['telephone', /(?<![\p{L}\d.,€£$/-])(?:\+\d|\(?0\d|\(0\)[ ./-]?\d)[\d ()/.-]{5,18}\d(?![\d%€])/gu],
  ['telephone', /(?<![\p{L}\d.,€£$/-])(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)/gu],
  // Behind the word for it, one is told however it begins; what is said to be done with a telephone is none.
  [
    'telephone',
    new RegExp(`(?<![\\p{L}\\d])${telephone} ?\\(?\\d(?:[ ()/.-]{0,3}\\d){4,14}(?![\\d%€])`, 'giu'),
  ],
  ['telephone', /(?<![\p{L}\d-])1-8\d\d-[A-Z][A-Z\d-]{6,}/gu],
  [
    'person',
    new RegExp(
      `(?<![\\p{L}\\d])(?!Sr\\.?\\s+(?:${noSenor}))(?:${titles})(?:\\.\\s*|\\s+)${particles}\\p{Lu}[\\p{L}'’-]*`,
      'gu',
    ),
  ],
  [
    'person',
    new RegExp(
      `(?<![\\p{L}\\d.])(?:${shortTitles})${particles}(?!(?:${noShort})(?![\\p{L}'’-]))\\p{Lu}[\\p{L}'’-]+`,
      'gu',
    ),
  ],
  [
    'person',
    new RegExp(
      `(?<![\\p{L}\\d]|\\d )(?:${titlesBeforeSmall})(?:\\.\\s*|\\s+)${particles}(?!(?:${noNames})(?![\\p{L}'’-]))\\p{Ll}[\\p{L}'’-]+`,
      'gu',
    ),
  ],
];

/** Days in numbers, which have as many digits as telephones: those of short years only where nothing follows. */
const days =
  /(?<!\d)(?:\d{4}([-./])\d{1,2}\1\d{1,2}(?!\d)|(?:0?[1-9]|[12]\d|3[01])([-./]) ?(?:0?[1-9]|1[0-2])\2 ?(?:(?:19|20)\d\d(?!\d)|(?<!\d\2\d\d?\2\d\d?\2)\d\d(?![-./ ]?\d)))/g;

/**
 * The mail addresses, telephone numbers, and names behind a form of address (“Mr”, “Frau”) in a text, in its order, each
 * once. Names that stand alone are not found: nobody can tell them from those of places and products.
 */
export function namesIn(text: string): NameIn[] {
  const withoutDays = text.replace(days, (day) => 'x'.repeat(day.length));
  const all = patterns.flatMap(([of, pattern]) =>
    [...(of === 'telephone' ? withoutDays : text).matchAll(pattern)].map(({ 0: found, index }) => ({
      of,
      found: found.trim(),
      index,
    })),
  );
  const whole = all.filter((each) => isTelephone(each) && !all.some((other) => isWithin(each, other)));
  const inOrder = whole.toSorted((a, b) => a.index - b.index);
  return inOrder.flatMap(({ of, found }, at) =>
    inOrder.findIndex((each) => each.found === found) === at ? [{ of, found }] : [],
  );
}

/** Whether it is the end of another of its kind, which tells more. */
function isWithin(one: NameIn & { index: number }, other: NameIn & { index: number }): boolean {
  return one.of === other.of && other.index < one.index && other.index + other.found.length > one.index;
}

/**
 * A number has digits enough to be dialled from anywhere, and no more than any has, or letters in their place or before
 * them; whatever is no number is not asked.
 */
function isTelephone({ of, found }: NameIn): boolean {
  const digits = found.replace(/\D/g, '').length;
  return of !== 'telephone' || /\p{L}/u.test(found) || (digits >= 7 && digits <= 15);
}

/** What was found, in words: “a mail address”. */
export const kindsOfName: Readonly<Record<NameIn['of'], string>> = {
  mail: 'a mail address',
  telephone: 'a telephone number',
  person: 'somebody’s name',
};
