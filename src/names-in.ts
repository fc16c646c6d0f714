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

/** Forms of address; of some, small letters mean something else (“we miss them”, “5 ms”). */
const titles =
  '[Mm]rs?|M(?:RS?|s|iss)|[Mm]ister|[Hh]errn?|[Ff]rau|[Dd]r|Prof|[Mm](?:me|lle)|Monsieur|Madame|[Ss]e[ñn]or(?:a|ita)?|S(?:ra?|rta)|Signora?|Sig|Dhr|Mevr(?:ouw)?|Meneer';
const titlesBeforeSmall =
  '[Mm]rs?|[Mm]s|[Mm]ister|[Hh]errn?|[Ff]rau|[Dd]r|[Mm](?:me|lle)|[Ss]e[ñn]or(?:a|ita)?|[Ss]ra';
const particles = String.raw`(?:(?:[Dd]r|[Pp]rof|van|von|de|del|der|den|di|du|zu|la|le|ten|ter)\.?\s+)*`;
/** What stands behind a form of address and is no name, in the languages of those. */
const noNames =
  'a|aber|als|am|an|and|are|as|at|auf|aus|bei|but|by|can|dans|das|de|dem|den|der|des|did|die|dit|do|ein|eine|el|en|est|et|for|from|had|has|hat|he|her|his|if|im|in|is|ist|it|la|le|mit|nicht|no|not|of|on|or|oder|ou|qui|que|sagt|sagte|said|says|she|so|that|the|their|they|to|und|vom|von|war|was|we|wenn|when|where|which|who|whose|wie|will|with|would|y|you|zu|zum|zur';
/** Ranks that begin like the Spanish form of address. */
const noSenor =
  'Account|Analyst|Associate|Buyer|Consultant|Developer|Director|Engineer|Executive|Manager|Partner|Product|Project|Sales|VP';

const patterns: readonly (readonly [NameIn['of'], RegExp])[] = [
  ['mail', new RegExp(`[\\p{L}\\d._%+-]+${at}${label}(?:${dot}${label})*${dot}\\p{L}{2,}`, 'giu')],
  ['mail', /[\p{L}\d._%+-]+ at [\p{L}\d-]+(?: dot [\p{L}\d-]+)* dot \p{L}{2,}/giu],
  // Begun by a plus or a nought, or in the groups of America: prices are neither.
  ['telephone', /(?<![\p{L}\d.,€£$/-])(?:\+\d|\(?0\d)[\d ()/.-]{5,18}\d(?![\d%€])/gu],
  ['telephone', /(?<![\p{L}\d.,€£$/-])(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)/gu],
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
  const inOrder = all.filter(isTelephone).toSorted((a, b) => a.index - b.index);
  return inOrder.flatMap(({ of, found }, at) =>
    inOrder.findIndex((each) => each.found === found) === at ? [{ of, found }] : [],
  );
}

/**
 * A number has digits enough to be dialled from anywhere, and no more than any has, or letters in their place; whatever is
 * no number is not asked.
 */
function isTelephone({ of, found }: NameIn): boolean {
  const digits = found.replace(/\D/g, '').length;
  return of !== 'telephone' || /[A-Z]/.test(found) || (digits >= 7 && digits <= 15);
}

/** What was found, in words: “a mail address”. */
export const kindsOfName: Readonly<Record<NameIn['of'], string>> = {
  mail: 'a mail address',
  telephone: 'a telephone number',
  person: 'somebody’s name',
};
