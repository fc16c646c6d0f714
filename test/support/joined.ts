import { readEntry } from '../../src/wiki/entry.ts';
import { joinWiki } from '../../src/wiki/join.ts';
import { readSettings } from '../../src/wiki/settings.ts';
import type { Wiki } from '../../src/wiki/wiki.ts';

/** A wiki with some files, by their paths below the content folder. */
export function joined(
  { 'wiki.yaml': settings, ...files }: Readonly<Record<string, string>>,
  showsDrafts = false,
): Wiki {
  const entries = Object.entries(files).map(([file, text]) => {
    const [, collection = '', id = ''] = /^([^/]+)\/(.+)\.\w+$/.exec(file) ?? [];
    return readEntry({ collection, id, file }, text);
  });
  return joinWiki(
    { settings: readSettings(settings, 'wiki.yaml').settings, entries, media: [] },
    showsDrafts,
  );
}
