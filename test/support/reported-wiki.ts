import type { Day } from '../../src/freshness/day.ts';
import type { FormerName, PageHistory } from '../../src/freshness/page-history.ts';
import { readEntry } from '../../src/wiki/entry.ts';
import { joinWiki } from '../../src/wiki/join.ts';
import type { Wiki } from '../../src/wiki/wiki.ts';
import { readSettings } from '../../src/wiki/settings.ts';
import { bareWiki } from './script.ts';

/** A wiki of some files beside the settings and the person that every test wiki has, with what git tells of some. */
export function wikiOf(
  files: Record<string, string>,
  histories: Record<string, PageHistory> = {},
  formerNames: readonly FormerName[] = [],
): Wiki {
  const { 'wiki.yaml': settingsText, ...rest } = { ...bareWiki, ...files };
  const entries = Object.entries(rest).map(([file, text]) => {
    const [collection = '', name = ''] = file.split('/');
    const entry = readEntry({ collection, id: name.replace(/\.\w+$/, ''), file }, text);
    return { ...entry, history: histories[file] ?? null };
  });
  const { settings } = readSettings(settingsText, 'wiki.yaml');
  return joinWiki({ settings, entries, media: [], formerNames }, false);
}

export function moment(day: string, order = 1) {
  return { day: day as Day, order, commit: `c${order}` };
}
