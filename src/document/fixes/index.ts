import { endedLike, normalise } from '../../line-ends.ts';
import type { Problem, ProblemId } from '../../problem/problem.ts';
import { fixDate } from './dates.ts';
import { fixField, fixFence, fixName, fixYaml, quoteComment, quoteSign, removeSign } from './fields.ts';
import type { Fixer } from './lines.ts';
import { enterNextDay } from './meetings.ts';
import { fixReference } from './references.ts';
import { fixAttribute, fixHtml, fixTagName } from './tags.ts';
import { endBold, makeCallout, removeCode, secureLink } from './text.ts';
import { breaks } from './verify.ts';

/** A change that makes a problem go away for certain. */
export interface QuickFix {
  /** What it does, for a button. */
  label: string;
  /** The whole text of the file with the change made; as it was where there is nothing to change any more. */
  apply(raw: string): string;
}

/** Which problems can be applied, and how. The first that can counts. */
const fixers: { [Id in ProblemId]?: readonly Fixer<Id>[] } = {
  'frontmatter-missing': [fixFence],
  'frontmatter-language': [fixFence],
  'yaml-syntax': [fixYaml],
  'yaml-comment': [quoteComment],
  'yaml-sign': [quoteSign],
  'invisible-sign': [removeSign],
  'field-unknown': [fixName],
  'field-invalid': [fixField],
  'date-invalid': [fixDate, fixField],
  'relation-missing': [fixReference],
  'owner-unknown': [fixReference],
  'team-unknown': [fixReference],
  'stage-unknown': [fixReference],
  'meeting-next-missing': [enterNextDay],
  'component-unknown': [fixTagName],
  'component-attribute': [fixAttribute],
  html: [fixHtml],
  'url-unsafe': [secureLink],
  'code-line': [removeCode],
  alert: [makeCallout],
  emphasis: [endBold],
};

/**
 * The fix of a problem that was found in a text; `undefined` where a person has to decide.
 *
 * @param raw the whole text of the file
 */
export function fixesFor(problem: Problem, raw: string): QuickFix | undefined {
  const found = applied(problem, raw);
  return found && { label: found.label, apply: (text) => applied(problem, text)?.text ?? text };
}

function applied<Id extends ProblemId>(
  problem: Problem<Id>,
  raw: string,
): { label: string; text: string } | undefined {
  const mark = raw.startsWith('\ufeff') ? '\ufeff' : '';
  const lines = raw.slice(mark.length).split('\n');
  const windows = lines.length > 1 && lines.slice(0, -1).every((line) => line.endsWith('\r'));
  const text = windows ? normalise(raw) : lines.join('\n');
  for (const fix of fixers[problem.id] ?? []) {
    const found = fix(problem, text);
    if (found === undefined || found.text === text || breaks(problem.file, text, found.text)) continue;
    return { ...found, text: windows ? endedLike(raw, found.text) : mark + found.text };
  }
  return undefined;
}
