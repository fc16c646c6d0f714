/** Words of the languages that sell most here, on which the sense of a sentence hangs: one of them more or less, and it says something else. */
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
  fortnight fortnights fortnightly decade decades century spring summer autumn winter weekend weekends eod eow eom eoq eoy asap
  free paid unpaid gross net hot warm cold cool good bad better best worse worst fast slow big small large new old same different
  internal external public private inbound outbound before afterwards
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

  nada nadie nunca jamás sin con ningún ninguna cada todo toda todos todas siempre antes después hasta desde más menos debe puede sí
  uno dos tres cuatro seis siete ocho nueve diez once doce veinte treinta cien mil medio
  lunes martes miércoles jueves viernes sábado domingo hoy ayer mañana día días semana semanas mes meses año años hora horas minutos
  non mai niente nessuno senza ogni tutti tutte sempre prima dopo fino più meno deve può
  due tre quattro cinque sette otto nove dieci undici dodici venti trenta cento mezzo
  lunedì martedì mercoledì giovedì venerdì sabato domenica oggi ieri domani giorno giorni settimana settimane mese mesi anno anni ora ore minuti
  niet geen nooit niemand zonder met elke altijd voor na tot sinds meer minder moet mag
  een twee drie vier vijf zeven acht negen tien elf twaalf twintig dertig honderd duizend half
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag gisteren dag dagen weken maand maanden jaar jaren uur uren minuten
  não nunca nada ninguém sem com sempre antes depois até desde mais menos deve pode sim
  um dois três quatro cinco oito nove dez doze vinte trinta cem mil meio
  segunda terça quarta quinta sexta sábado domingo hoje ontem amanhã dia dias semana semanas mês meses ano anos hora horas
`;

const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt'];

/** Months and days of the week, also in short. */
function* namesOfDays(): Generator<string> {
  for (const language of languages)
    for (const options of [{ month: 'long' }, { month: 'short' }, { weekday: 'long' }] as const) {
      const { format } = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
      for (let month = 0; month < 12; month++) yield format(Date.UTC(2026, month, 1 + month));
    }
  yield* ['mon', 'tue', 'tues', 'wed', 'thu', 'thur', 'thurs', 'fri', 'sat', 'sun', 'sept'];
}

const list: ReadonlySet<string> = new Set(
  [...words.split(/\s+/), ...namesOfDays()]
    .map((word) => word.toLowerCase().replace('.', ''))
    .filter(Boolean),
);

/**
 * Whether a word carries the sense; an abbreviation such as “MQL” does, a Roman number, and what says no in short:
 * “isn’t”.
 */
export function sense(word: string): boolean {
  const plain = word.toLowerCase();
  const isRoman =
    word.length > 1 && /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(plain);
  return isRoman || list.has(plain) || /n['’]t$/.test(plain) || /^\p{Lu}[\p{Lu}\p{N}&+#-]+s?$/u.test(word);
}

const fillers = new Set(
  `the a an that this these those which who is are be been being it its to of as also just very really please
   der die das den dem des ein eine einen einem einer le la les un une des du de el los las una il lo gli het de o os`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether a sentence says the same with and without a word. */
export function isFiller(word: string): boolean {
  return fillers.has(word.toLowerCase());
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
