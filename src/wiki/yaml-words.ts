/** What the parser of YAML stumbled over, in words for someone who has never heard of it. */
interface Fault {
  /** What was found, as the end of a sentence. */
  said: string;
  /** `undefined` where the usual advice holds. */
  fix: string | undefined;
}

interface Known extends Fault {
  reason?: RegExp;
  /** How the line begins or what it holds, without the blanks around it. */
  line?: RegExp;
  /** The same of the line above it: what does not end there is noticed here only. */
  above?: RegExp;
}

/** The first that fits counts. */
const known: readonly Known[] = [
  {
    reason: /duplicated mapping key/,
    said: 'there is a field of this name already',
    fix: 'Keep one of the two fields of this name.',
  },
  {
    reason: /tab char/,
    said: 'the line begins with a tab',
    fix: 'Indent with spaces, not with tabs.',
  },
  { line: /\t/, said: 'the line holds a tab', fix: 'Indent with spaces, not with tabs.' },
  {
    line: /^(?:- )?[\w-]+:\s+(["']).*\1\s*[^\s#]/,
    said: 'words follow the quote that closes the value',
    fix: 'Put one pair of quotes around the whole value, and none in it.',
  },
  {
    line: /^(?:- )?[\w-]+:\s+[^"'\s].*:\s/,
    said: 'the value holds a colon',
    fix: 'Put the whole value in quotes: it holds a colon.',
  },
  {
    line: /^(?:- )?[\w-]+:\s+[@`%*&!|>,-]/,
    said: 'the value begins with a sign that means something else here',
    fix: 'Put the whole value in quotes: it begins with a special sign.',
  },
  {
    line: /^(?:- )?[\w-]+:\s+[[{].*[\]}]\s*[^\s#]/,
    said: 'the value begins with a bracket',
    fix: 'Put the whole value in quotes: it begins with a special sign.',
  },
  {
    above: /^(?:- )?[\w-]+:\s+(["'])(?!.*\1)/,
    said: 'a quote is opened in the line above and never closed',
    fix: 'Close the quote at the end of the value, or remove it.',
  },
  {
    above: /^(?:- )?[\w-]+:\s+[[{][^\]}]*$/,
    said: 'a bracket is opened in the line above and never closed',
    fix: 'Close the bracket at the end of the value.',
  },
  {
    reason: /mapping (?:key|entry)$|implicit key|end of the stream or a document/,
    above: /^[^\s:#-][^:]*$|^[\w-]+:\S/,
    said: 'the line above is no field',
    fix: 'Write “name: value” in the line above, with a colon and a blank after the name.',
  },
  {
    reason: /quoted scalar/,
    said: 'a quote is opened and never closed',
    fix: 'Close the quote at the end of the value, or remove it.',
  },
  {
    reason: /flow collection/,
    said: 'a bracket is opened and never closed, or a comma is missing in it',
    fix: 'Write a list as “[one, two]”.',
  },
  {
    reason: /escape/,
    said: 'a backslash means something else in quotes',
    fix: 'Use straight single quotes around the value, or remove the backslash.',
  },
  {
    reason: /indentation/,
    said: 'the line does not begin below those it belongs to',
    fix: 'Let the names of fields begin at the left edge, and what belongs to a field two blanks further in.',
  },
  {
    reason: /mapping (?:key|entry)|implicit key|end of the stream or a document/,
    said: 'this is no field',
    fix: 'Write “name: value”, with a colon and a blank after the name.',
  },
  {
    reason: /single document/,
    said: 'the fields end in the middle',
    fix: 'Remove the line “...” or “---” between the fields.',
  },
];

/** Says what is wrong with a line; what is not known yet, in the parser’s words. */
export function sayFault(reason: string, line: string, above: string): Fault {
  const fits = (pattern: RegExp | undefined, text: string) => pattern?.test(text) ?? true;
  return (
    known.find((each) => fits(each.reason, reason) && fits(each.line, line) && fits(each.above, above)) ?? {
      said: reason,
      fix: undefined,
    }
  );
}
