/** Words, English, German and French, on which the sense of a sentence hangs: one of them more or less, and it says something else. */
const words = `
  no not now nor none never nothing nobody nowhere neither cannot without unless except only
  all any every each both either some most many few several less more least almost always often sometimes rarely seldom
  and or if whether until before after since during by from within beyond above below over under between
  minimum maximum may might can could must shall should will would need needs ought yes true false right wrong
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen
  half third quarter double triple twice once first second fourth fifth sixth last next previous single
  monday tuesday wednesday thursday friday saturday sunday
  january february march april june july august september october november december
  today tomorrow yesterday day days week weeks month months quarters year years hour hours minute minutes second seconds
  daily weekly monthly quarterly yearly annual annually weekday weekdays working business
  percent per euro euros dollar dollars pound pounds franc francs
  allow allowed permitted forbid forbidden prohibited require required optional mandatory voluntary out optin optout
  accept accepts accepted decline declines declined approve approves approved reject rejects rejected
  noon midnight morning evening early earlier late later high higher low lower open opened close closed start end
  increase increases increased decrease decreases decreased enable enabled disable disabled
  win wins won lose loses lost buy buys sell sells sales marketing customer customers competitor competitors

  nicht nichts nie niemals niemand kein keine keinen keinem keiner keines weder noch ohne mit nur außer alle jede jeder jedes
  immer oft selten mindestens höchstens und oder wenn falls bis ab vor nach seit unter über zwischen
  muss müssen darf dürfen kann können soll sollen sollte ja nein
  eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert tausend halb doppelt
  montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
  januar februar märz mai juni juli oktober dezember
  heute morgen gestern tag tage tagen woche wochen monat monate monaten jahr jahre jahren stunde stunden minute minuten
  täglich wöchentlich monatlich jährlich prozent erlaubt verboten kunde kunden

  ne pas jamais rien aucun aucune personne ni sans avec sauf seulement tous toutes chaque toujours souvent rarement
  et ou si avant après jusque depuis pendant sous sur entre moins plus doit doivent peut peuvent oui non
  deux trois quatre cinq sept huit neuf dix onze douze vingt trente cent mille demi
  lundi mardi mercredi jeudi vendredi samedi dimanche
  janvier février mars avril juin juillet août septembre octobre novembre décembre
  demain hier jour jours semaine semaines mois ans heure heures obligatoire facultatif interdit autorisé client clients
`;

const list: ReadonlySet<string> = new Set(words.split(/\s+/).filter(Boolean));

/** Whether a word carries the sense; an abbreviation such as “MQL” does, and so does what says no in short: “isn’t”. */
export function sense(word: string): boolean {
  const plain = word.toLowerCase();
  return list.has(plain) || /n['’]t$/.test(plain) || /^\p{Lu}[\p{Lu}\p{N}&+#-]+s?$/u.test(word);
}

/** Whether a word is of a script without blanks, in which one sign more or less may be another word. */
export function isUnspaced(word: string): boolean {
  return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u.test(word);
}

/** A word without what turns it into its opposite: “clude” of “include” and of “exclude”. */
export function withoutPrefix(word: string): string {
  const plain = word.toLowerCase();
  const rest = plain.replace(
    /^(?:anti|counter|inter|intra|over|under|post|pre|out|non|dis|mis|de|en|ex|im|in|ir|il|un|up|down)/,
    '',
  );
  return rest.length < 4 ? plain : rest;
}
