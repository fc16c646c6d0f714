/** What pages and columns of terms are called, and what terms are called beside their name. */

const ofGlossaries =
  /gloss|lexi[ck]on|dictionar|vocabular|terminolog|jargon|\bdefinitions\b|acronyms|abbreviations|\bterms\b|\ba\s*(?:-|–|to)\s*z\b|begriffe|wörterbuch|abkürzungen|glosari|diccionario|términos|siglas|dictionnaire|\btermes\b|définitions|lessico|woordenlijst|begrippen|用語|术语|용어/iu;
const ofAgreements =
  /\bterms\s+(?:of|and conditions|& conditions)\b|\b(?:payment|contract|delivery)\s+terms\b/i;
const ofSections =
  /^(?:see also|references?|links|sources?|further reading|related\b.*|intro|introduction|overview|about\b.*|contents?|table of contents|how\b.*|why\b.*|notes?|purpose|summary|background|examples?|definition|usage|faq|siehe auch|quellen|einleitung|inhalt|voir aussi|véase también)$/i;
const ofNames =
  /^(?:terms?|words?|names?|acronyms?|abbreviations?|abbr\.?|phrases?|concepts?|begriffe?|wort|abkürzung|kürzel|terme|mot|sigle|término|palabra|sigla|termine|parola|begrip|afkorting)$/i;
const ofMeanings =
  /^(?:meanings?|definitions?|descriptions?|explanations?|stands for|what it means|means|full (?:name|form)|expansion|bedeutung|erklärung|beschreibung|définition|signification|significado|definición|descripción|significato|definizione|betekenis|definitie)$/i;
const ofAliases =
  /^(?:acronyms?|abbreviations?|abbr\.?|short|short form|also|also called|also known as|aliases|alias|synonyms?|aka|other names?|abkürzung|synonyme?)$/i;

/** Whether a page, or a heading on one, says by its name that terms are below it. */
export function isCalledGlossary(name: string): boolean {
  return ofGlossaries.test(name) && !ofAgreements.test(name);
}

/** Whether a heading is one that articles have. */
export function isSection(name: string): boolean {
  return ofSections.test(name.trim());
}

/** Which columns of a table have names of terms, what they mean, and what else they are called; -1 for none. */
export function columnsOf(headers: readonly string[]): { name: number; meaning: number; alias: number } {
  const name = headers.findIndex((each) => ofNames.test(each));
  return {
    name,
    meaning: headers.findIndex((each) => ofMeanings.test(each)),
    alias: headers.findIndex((each, index) => index !== name && ofAliases.test(each)),
  };
}

/** A term without what stands behind it, where that is clearly another name: “Cost per lead (CPL)”, “CPL = Cost per lead”. */
export function nameAndAliases(text: string): { name: string; aliases: string[] } {
  const [, name = text, inner = ''] =
    /^(.+?)(?:\s*\(([^()]+)\)|(?:\s*=|:|\s[-–—/])\s+(.+))$/
      .exec(text)
      ?.filter((each) => each !== undefined) ?? [];
  const [, also] = /^(?:also(?: known as| called)?|aka|a\.k\.a\.|auch)[:,]?\s+(.+)$/i.exec(inner) ?? [];
  if (also !== undefined) return { name, aliases: also.split(/\s*(?:,|\sor\s)\s*/) };
  if (isShortFor(inner, name) || isShortFor(name, inner)) return { name, aliases: [inner] };
  return { name: text, aliases: [] };
}

/** Whether a word is made of the first letters of others, such as CPL, B2B and MQLs. */
function isShortFor(short: string, long: string): boolean {
  const letters = short.replace(/s$/, '').toLowerCase().replace(/2/g, 't').replace(/4/g, 'f');
  if (!/^\p{L}{2,8}$/u.test(letters) || !/\p{Lu}/u.test(short)) return false;
  const initials = long.split(/[\s/-]+/).map((word) => word.charAt(0).toLowerCase());
  let at = 0;
  for (const initial of initials) if (initial === letters[at]) at++;
  return at >= letters.length - (short.endsWith('S') ? 1 : 0) && initials[0] === letters[0];
}
