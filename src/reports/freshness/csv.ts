import { freshnessOfEntry } from '../freshness-json.ts';
import { oneLine } from '../../plain.ts';
import type { Wiki } from '../../wiki/wiki.ts';
import { owedEntry } from './owed.ts';
import type { Freshness } from './pages.ts';

const columns = ['id', 'title', 'state', 'due', 'owner', 'responsible', 'reasons', 'url', 'kind'] as const;

/**
 * All pages as a table for a spreadsheet, after RFC 4180, and what else is owed: a task by what is to be done, a number
 * that is to be read, a page that is to be signed. The last column tells them apart.
 */
export function freshnessCsv({ today, pages, owed = [] }: Freshness, wiki: Wiki): string {
  const rows = pages.map(({ entry }) => {
    const { reasons, ...facts } = freshnessOfEntry(entry, wiki, today);
    const text = reasons.map((reason) => reason.text).join(' ');
    return { ...facts, title: entry.title, reasons: text, kind: 'review' };
  });
  const others = owed.map((each) => {
    const { name, text, ...facts } = owedEntry(each, today);
    return { ...facts, title: name, reasons: text };
  });
  const cells = [...rows, ...others].map((row) => {
    return columns.map((column) => oneLine(row[column] ?? ''));
  });
  return [columns, ...cells].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A spreadsheet runs what begins like a formula; an apostrophe before it makes it text. */
function cell(text: string): string {
  const harmless = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
