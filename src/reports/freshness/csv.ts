import { freshnessOfEntry } from '../freshness-json.ts';
import { oneLine } from '../../plain.ts';
import type { Wiki } from '../../wiki/wiki.ts';
import type { Freshness } from './pages.ts';

const columns = ['id', 'title', 'state', 'due', 'owner', 'responsible', 'reasons', 'url'] as const;

/** All pages as a table for a spreadsheet, after RFC 4180. */
export function freshnessCsv({ today, pages }: Freshness, wiki: Wiki): string {
  const rows = pages.map(({ entry }) => {
    const { reasons, ...facts } = freshnessOfEntry(entry, wiki, today);
    const row = { ...facts, title: entry.title, reasons: reasons.map(({ text }) => text).join(' ') };
    return columns.map((column) => oneLine(row[column] ?? ''));
  });
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A spreadsheet runs what begins like a formula; an apostrophe before it makes it text. */
function cell(text: string): string {
  const harmless = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
