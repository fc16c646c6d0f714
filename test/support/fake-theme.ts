import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Stands in for the compiled theme where the pages themselves do not matter: compiling takes seconds. The page of an
 * entry is its title and its text, with the day of its last change for “(day)”; a text that has “endless” in it takes
 * for ever, one that has “throw” fails. The home page is the day and all keys.
 *
 * Returns the folder; see `src/theme/theme.ts`.
 */
export async function fakeTheme(folder: string): Promise<string> {
  await mkdir(join(folder, 'server'), { recursive: true });
  await writeFile(join(folder, 'server', 'entry.mjs'), source);
  return folder;
}

const source = `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

function show(entry, text) {
  if (text.includes('throw')) throw new Error('A component failed.');
  for (; text.includes('endless') && !entry.plain; );
  return entry.title + text.replace('(day)', entry.history?.changed?.day);
}

export const openTheme = () => ({
  pagesOf: ({ wiki }) => [...wiki.byKey.keys()].map((key) => ({ address: '/' + key + '/' })),
  pageAt({ wiki }, address) {
    if (address === '/') return { address };
    return wiki.byKey.has(decodeURIComponent(address.slice(1, -1))) && address.endsWith('/') ? { address } : undefined;
  },
  async render({ wiki, folder, today }, { address }) {
    const entry = wiki.byKey.get(decodeURIComponent(address.slice(1, -1)));
    const text = entry
      ? show(entry, readFileSync(join(folder, entry.file), 'utf8').split('---')[2] ?? '')
      : [today, ...wiki.byKey.keys()].join(' ');
    return new TextEncoder().encode(text);
  },
  preview: async (wiki, entry, body) => show(entry, body),
});
`;
