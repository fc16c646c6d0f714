import type { Level } from '../problem.ts';
import { summary, type Findings } from './text.ts';

const commands: Record<Level, string> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * What a check found, as workflow commands that GitHub shows beside the lines of a pull request.
 *
 * Source: GitHub Actions, “Workflow commands”.
 */
export function asGithub({ entries, problems }: Findings): string {
  const lines = problems.map(({ level, file, line, column, id, message, fix }) => {
    const place = `file=${property(file)},line=${line},col=${column},title=${property(id)}`;
    return `::${commands[level]} ${place}::${data(`${message}\n${fix}`)}`;
  });
  return [...lines, summary(entries, problems)].join('\n');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
