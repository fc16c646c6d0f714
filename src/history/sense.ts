/** Words on which the sense of a sentence hangs: one of them more or less, and it says something else. */
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
  win wins won lose loses lost buy buys sell sells sales marketing customer customers competitor competitors
`;

const list: ReadonlySet<string> = new Set(words.split(/\s+/).filter(Boolean));

/** Whether a word carries the sense; an abbreviation such as “MQL” does, and so does what says no in short: “isn’t”. */
export function sense(word: string): boolean {
  const plain = word.toLowerCase();
  return list.has(plain) || /n['’]t$/.test(plain) || /^\p{Lu}[\p{Lu}\p{N}&+#-]+s?$/u.test(word);
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
