/** Where each format goes: the report to the standard output, what could not be told to both. */
import { styleText } from 'node:util';
import type { Day } from '../../src/freshness/day.ts';
import { asJsonText } from '../../src/plain.ts';
import type { Problem } from '../../src/problem/problem.ts';
import { freshnessCsv } from '../../src/reports/freshness/csv.ts';
import { uncertaintiesGithub, freshnessGithub, placeIn } from '../../src/reports/freshness/github.ts';
import { freshnessMarkdown } from '../../src/reports/freshness/markdown.ts';
import type { Freshness } from '../../src/reports/freshness/pages.ts';
import {
  dependentsGithub,
  dependentsJson,
  dependentsMarkdown,
  dependentsText,
  type Change,
} from '../../src/reports/freshness/dependents.ts';
import { uncertaintiesText, freshnessText } from '../../src/reports/freshness/text.ts';
import { freshnessJson } from '../../src/reports/freshness-json.ts';
import type { Wiki } from '../../src/wiki/wiki.ts';

export const formats = ['text', 'json', 'github', 'markdown', 'csv'] as const;
export type Format = (typeof formats)[number];

export interface Output {
  format: Format;
  today: Day;
  /** What stands before the path of a file. */
  prefix: string;
  /** Where the wiki is published. */
  site: string | undefined;
}

export function print(found: Freshness, wiki: Wiki, uncertainties: readonly Problem[], output: Output): void {
  const { prefix, site } = output;
  const placed = placedIn(uncertainties, output);
  const entries = new Set(found.pages.map(({ entry }) => entry));
  const reports: Record<Format, () => string> = {
    text: () => freshnessText(found, { colour: process.stdout.hasColors?.() ?? false }),
    json: () => asJsonText(freshnessJson(wiki, found.today, (entry) => entries.has(entry), found.owed)),
    github: () => [...uncertaintiesGithub(placed), freshnessGithub(found, prefix)].join('\n'),
    markdown: () => freshnessMarkdown(found, placed, site),
    csv: () => freshnessCsv(found, wiki),
  };
  write(reports[output.format](), placed, output);
}

export function printDependents(
  change: Change,
  wiki: Wiki,
  uncertainties: readonly Problem[],
  output: Output,
): void {
  const { prefix, site } = output;
  const placed = placedIn(uncertainties, output);
  const reports: Record<Format, () => string> = {
    text: () => dependentsText(change),
    json: () => asJsonText(dependentsJson(change, wiki)),
    github: () => [...uncertaintiesGithub(placed), dependentsGithub(change, prefix)].join('\n'),
    markdown: () => dependentsMarkdown(change, placed, site),
    csv: () => '',
  };
  write(reports[output.format](), placed, output);
}

/** What could not be told, for those who read no report. */
export function printUncertainties(uncertainties: readonly Problem[], output: Output): void {
  if (uncertainties.length > 0)
    console.error(styleText('red', uncertaintiesText(placedIn(uncertainties, output))));
}

function write(text: string, uncertainties: readonly Problem[], { format }: Output): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  if (uncertainties.length > 0 && format !== 'github')
    console.error(styleText('red', uncertaintiesText(uncertainties)));
}

function placedIn(uncertainties: readonly Problem[], { prefix }: Output): Problem[] {
  return uncertainties.map((each) => (each.file === '' ? each : placeIn(prefix, each)));
}
