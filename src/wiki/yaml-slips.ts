import type { YamlSlip } from '../problem/yaml-slips.ts';

interface Signs {
  reason?: RegExp;
  /** How the line begins or what it holds, without the blanks around it. */
  line?: RegExp;
  /** The same of the line above it: what does not end there is noticed here only. */
  above?: RegExp;
}

/** What gives each slip away. The first that fits counts. */
const slips: readonly (readonly [YamlSlip, Signs])[] = [
  ['twin', { reason: /duplicated mapping key/ }],
  ['tab-first', { reason: /tab char/ }],
  ['tab', { line: /\t/ }],
  ['behind-quote', { line: /^(?:- )?[\w-]+:\s+(["']).*\1\s*[^\s#]/ }],
  ['colon', { line: /^(?:- )?[\w-]+:\s+[^"'\s].*:\s/ }],
  ['sign', { line: /^(?:- )?[\w-]+:\s+[@`%*&!|>,-]/ }],
  ['bracket', { line: /^(?:- )?[\w-]+:\s+[[{].*[\]}]\s*[^\s#]/ }],
  ['quote-above', { above: /^(?:- )?[\w-]+:\s+(["'])(?!.*\1)/ }],
  ['bracket-above', { above: /^(?:- )?[\w-]+:\s+[[{][^\]}]*$/ }],
  [
    'no-field-above',
    {
      reason: /mapping (?:key|entry)$|implicit key|end of the stream or a document/,
      above: /^[^\s:#-][^:]*$|^[\w-]+:\S/,
    },
  ],
  ['quote', { reason: /quoted scalar/ }],
  ['flow', { reason: /flow collection/ }],
  ['backslash', { reason: /escape/ }],
  ['indent', { reason: /indentation/ }],
  ['no-field', { reason: /mapping (?:key|entry)|implicit key|end of the stream or a document/ }],
  ['end', { reason: /single document/ }],
];

/** What the parser of YAML stumbled over in a line; `undefined` where that is not known yet. */
export function slipOf(reason: string, line: string, above: string): YamlSlip | undefined {
  const fits = (pattern: RegExp | undefined, text: string) => pattern?.test(text) ?? true;
  const all = (signs: Signs) =>
    fits(signs.reason, reason) && fits(signs.line, line) && fits(signs.above, above);
  return slips.find(([, signs]) => all(signs))?.[0];
}
