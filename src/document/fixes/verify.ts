import { collectionOfFile } from '../../problem/labels.ts';
import { identityOf, problem as make, type Problem } from '../../problem/problem.ts';
import { locator, readYaml, split } from '../../wiki/frontmatter.ts';
import { explain } from '../../wiki/validate.ts';

/** What is wrong with the fields of a file, whatever stands in its body or in other files. */
export function fieldProblems(file: string, text: string): Problem[] {
  const collection = collectionOfFile(file);
  if (collection === undefined) return [];
  const parts = collection.format === 'page' ? split(text) : { yaml: text, yamlLine: 1, problem: undefined };
  if (parts.yaml === undefined) return [parts.problem ?? make({ id: 'frontmatter-missing' })];
  const { data, problems } = readYaml(parts.yaml, parts.yamlLine);
  if (data === undefined && problems.some((each) => each.level === 'error')) return problems;
  const result = collection.schema.safeParse(data ?? {});
  if (result.success) return problems;
  const locate = locator(parts.yaml, parts.yamlLine);
  return [...problems, ...explain(result.error, data ?? {}, collection, locate, problems)];
}

/**
 * Whether a change of the fields makes a problem go away without bringing another in its place.
 *
 * Fields that cannot be read at all hide what else is wrong: then it is enough that reading comes further.
 */
export function improves(problem: Problem, before: string, after: string): boolean {
  const [old, now] = [before, after].map((text) => fieldProblems(problem.file, text));
  if (old === undefined || now === undefined) return false;
  const unread = now.find((each) => each.id === problem.id && hides.has(each.id));
  if (hides.has(problem.id)) return unread === undefined || unread.line > problem.line;
  const same = (each: Problem) => identityOf(each) === identityOf(problem);
  return now.filter(same).length < old.filter(same).length && now.length < old.length;
}

/** Whether a change makes fields unreadable that could be read. */
export function breaks(file: string, before: string, after: string): boolean {
  const isUnread = (text: string) => fieldProblems(file, text).some((each) => hides.has(each.id));
  return isUnread(after) && !isUnread(before);
}

const hides: ReadonlySet<string> = new Set([
  'frontmatter-missing',
  'frontmatter-language',
  'conflict-marks',
  'yaml-syntax',
]);
