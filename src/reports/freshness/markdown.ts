import { oneLine, plural } from '../../plain.ts';
import type { Problem } from '../../problem/problem.ts';
import { problemInWords } from '../../problem/wording.ts';
import { addressOf } from '../../wiki/wiki.ts';
import { owedInWords, type Owed } from './owed.ts';
import { byResponsible, oldestFirst, sentencesOf, tallyOf, type Freshness, type Page } from './pages.ts';

/** How many pages one person is asked to look at. A longer list is not worked off, it is passed over. */
const handful = 5;

/**
 * How many characters an issue on GitHub may hold, with room for what a workflow adds:
 * https://github.com/peter-evans/create-issue-from-file/issues/1049
 */
const mostCharacters = 60_000;

/** How many of the things that could not be told are named. */
const maxNamed = 20;

/**
 * What needs doing, for an issue or a comment: a section for each person, a handful of pages each, oldest first.
 *
 * @param site the address of the published wiki, where there is one
 */
export function freshnessMarkdown(
  found: Freshness,
  uncertainties: readonly Problem[],
  site?: string,
): string {
  const asked = found.pages.filter(({ isAsked, notes }) => isAsked || notes.length > 0);
  const sections = byResponsible(asked, found.owed).map(({ name, pages, owed }) => {
    const oldest = pages.toSorted(oldestFirst).slice(0, handful);
    const first = owed.slice(0, handful);
    const more = pages.length + owed.length - oldest.length - first.length;
    return [
      `### ${escaped(name)}\n`,
      ...oldest.map((page) => `- ${line(page, found, site)}`),
      ...first.map((each) => `- ${owedLine(each, found, site)}`),
      ...(more > 0 ? [`\nand ${more} more`] : []),
      '',
    ].join('\n');
  });
  const head = [...uncertaintiesMarkdown(uncertainties), `${tallyOf(found)}.`, ''];
  if (sections.length === 0) return head.join('\n');
  const all = site ? [`Everything is on [the freshness page](${site}/freshness/).`, ''] : [];
  return fitted([...head, ...all].join('\n'), sections);
}

/** What could not be told comes first and says so: without it the rest would look complete. */
export function uncertaintiesMarkdown(uncertainties: readonly Problem[]): string[] {
  if (uncertainties.length === 0) return [];
  const named = uncertainties.slice(0, maxNamed).map((each) => {
    const { message, fix } = problemInWords(each);
    const place = each.file === '' ? '' : `${escaped(`${each.file}:${each.line}`)}: `;
    return `- ${place}${escaped(message)} ${escaped(fix)}`;
  });
  const rest = uncertainties.length - maxNamed;
  return [
    '**Not everything could be told.** What follows is not the whole truth until this is put right:',
    '',
    ...named,
    ...(rest > 0 ? ['', `and ${rest} more`] : []),
    '',
  ];
}

/** A page's title, as a link where the wiki is published. */
export function titleOf({ key, entry }: Pick<Page, 'key' | 'entry'>, site: string | undefined): string {
  return site
    ? `[${escaped(entry.title)}](${site}${addressOf(key)})`
    : `${escaped(entry.title)} (${escaped(key)})`;
}

function line(page: Page, { today }: Freshness, site: string | undefined): string {
  const { state, more } = sentencesOf(page, today);
  return `${titleOf(page, site)}: ${[`${state}.`, ...more].map(escaped).join(' ')}`;
}

function owedLine(owed: Owed, { today }: Freshness, site: string | undefined): string {
  const { state, more } = owedInWords(owed, today);
  const named = owed.duty.kind === 'task' ? [`“${owed.name}”`] : [];
  return `${titleOf(owed, site)}: ${[`${state}.`, ...named, ...more].map(escaped).join(' ')}`;
}

/** As many sections as fit, and a word on those that do not. */
function fitted(head: string, sections: readonly string[]): string {
  let text = head;
  for (const [index, section] of sections.entries()) {
    if (text.length + section.length > mostCharacters)
      return `${text}\n${plural(sections.length - index, 'more person', 'more people')} with pages to look at\n`;
    text += `\n${section}`;
  }
  return text;
}

const longest = 200;

/**
 * Text from files as Markdown that shows just this text.
 *
 * GitHub finds mentions, references and addresses in what is left after Markdown was read, so a backslash
 * does not keep it from writing to people, but a character without width does:
 * https://github.com/github/markup/issues/1168
 */
export function escaped(text: string): string {
  const short = [...oneLine(text.replace(/\p{Cc}+/gu, ' '))];
  const cut = short.length > longest ? `${short.slice(0, longest - 1).join('')}…` : short.join('');
  return cut
    .replace(/[\\`*_[\]#|~$]|^[-+](?=\s)|(?<=^\d+)[.)]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/@|#|GH-|:(?=\/\/)|www(?=\.)/gi, '$&\u200b');
}
