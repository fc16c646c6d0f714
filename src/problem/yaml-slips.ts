const quoteIt = 'Put the whole value in quotes: it begins with a special sign.';
const closeQuote = 'Close the quote at the end of the value, or remove it.';

/** What people slip on in YAML, as the end of a sentence for someone who has never heard of it, and what to do. */
export const yamlSlips = {
  twin: ['there is a field of this name already', 'Keep one of the two fields of this name.'],
  'tab-first': ['the line begins with a tab', 'Indent with spaces, not with tabs.'],
  tab: ['the line holds a tab', 'Indent with spaces, not with tabs.'],
  'behind-quote': [
    'words follow the quote that closes the value',
    'Put one pair of quotes around the whole value, and none in it.',
  ],
  colon: ['the value holds a colon', 'Put the whole value in quotes: it holds a colon.'],
  sign: ['the value begins with a sign that means something else here', quoteIt],
  bracket: ['the value begins with a bracket', quoteIt],
  'quote-above': ['a quote is opened in the line above and never closed', closeQuote],
  'bracket-above': [
    'a bracket is opened in the line above and never closed',
    'Close the bracket at the end of the value.',
  ],
  'comment-above': [
    'it goes on with a value that has ended at the hash sign above, where a comment begins',
    'Put the whole value in quotes.',
  ],
  'no-field-above': [
    'the line above is no field',
    'Write “name: value” in the line above, with a colon and a blank after the name.',
  ],
  quote: ['a quote is opened and never closed', closeQuote],
  flow: [
    'a bracket is opened and never closed, or a comma is missing in it',
    'Write a list as “[one, two]”.',
  ],
  backslash: [
    'a backslash means something else in quotes',
    'Use straight single quotes around the value, or remove the backslash.',
  ],
  indent: [
    'the line does not begin below those it belongs to',
    'Let the names of fields begin at the left edge, and what belongs to a field two blanks further in.',
  ],
  'no-field': ['this is no field', 'Write “name: value”, with a colon and a blank after the name.'],
  end: ['the fields end in the middle', 'Remove the line “...” or “---” between the fields.'],
} as const;

export type YamlSlip = keyof typeof yamlSlips;
