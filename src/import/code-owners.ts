import { readFile, stat } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';

/** A file that says whose the pages of which folders are, in the syntax of CODEOWNERS. */
export interface OwnersFile {
  /** What a report calls it. */
  name: string;
  /** How the paths in it begin: the folder that is imported, as seen from where they are meant. */
  below: readonly string[];
  rules: readonly Rule[];
}

interface Rule {
  pattern: RegExp;
  /** As the file names them, the first before the others; empty for pages that it leaves without an owner. */
  owners: string;
}

/** Where GitHub, GitLab and Gitea look for it, in the order of the first. */
const places = [
  '.github/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  '.gitlab/CODEOWNERS',
  '.gitea/CODEOWNERS',
];

/** Reads the file given; its paths may begin at the folder that is imported, or at the top of its repository. */
export async function readOwnersFile(file: string, source: string): Promise<OwnersFile> {
  const top = await topOf(source);
  return {
    name: file,
    below: [...new Set(['', below(top, source)])],
    rules: rulesIn(await readFile(file, 'utf8')),
  };
}

/** The file that lies in the folder that is imported, or in the repository it is part of. */
export async function findCodeOwners(source: string): Promise<OwnersFile | undefined> {
  for (const folder of new Set([source, await topOf(source)])) {
    for (const place of places) {
      const text = await readFile(join(folder, place), 'utf8').catch(() => undefined);
      if (text !== undefined) return { name: place, below: [below(folder, source)], rules: rulesIn(text) };
    }
  }
  return undefined;
}

/** Who owns a page, as the file names them; `undefined` where it says nothing. The last line that fits counts. */
export function ownersOf(path: string, { below: folders, rules }: OwnersFile): string | undefined {
  const paths = folders.map((folder) => posix.join(folder, path).normalize('NFC'));
  return rules.findLast(({ pattern }) => paths.some((each) => pattern.test(each)))?.owners || undefined;
}

/** The rules of a file, in its order. Comments go, and GitLab’s headings of sections stand for the owners they name. */
export function rulesIn(text: string): Rule[] {
  let ofSection = '';
  return text.split('\n').flatMap((line): Rule[] => {
    const bare = line.replace(/^\s*#.*$|\s#(?=\s|$).*$/, '').trim();
    const section = /^\^?\[[^\]]+\](?:\[\d+\])?(?:\s+(.*))?$/.exec(bare);
    if (section) ofSection = (section[1] ?? '').trim();
    const [, pattern, owners = ''] = /^((?:\\.|[^\s\\])+?):?(?:\s+(.*))?$/.exec(bare) ?? [];
    if (section || pattern === undefined) return [];
    return [{ pattern: patternOf(pattern.replace(/\\(.)/g, '$1')), owners: owners.trim() || ofSection }];
  });
}

/**
 * A pattern as CODEOWNERS means it: from the top where it begins with a slash or holds one, and with all that is in a
 * folder. It is made once, since a repository may have hundreds of them.
 */
function patternOf(pattern: string): RegExp {
  const path = pattern.normalize('NFC').replace(/^\/|\/$/g, '');
  const top = /\/./.test(pattern) ? '' : '(?:.*/)?';
  const signs: Readonly<Record<string, string>> = {
    '**/': '(?:.*/)?',
    '**': '.*',
    '*': '[^/]*',
    '?': '[^/]',
  };
  const body = path
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|[*?]/g, (sign) => signs[sign] ?? sign);
  const below = path === '' ? '.*' : pattern.endsWith('/*') ? '' : '(?:/.*)?';
  return new RegExp(`^${top}${body}${below}$`);
}

/** The folder of the repository that a folder is in; the folder itself where it is in none. */
async function topOf(folder: string): Promise<string> {
  for (let each = folder; ; each = dirname(each)) {
    if (await stat(join(each, '.git')).catch(() => undefined)) return each;
    if (dirname(each) === each) return folder;
  }
}

function below(top: string, folder: string): string {
  return relative(top, folder).split(sep).join('/');
}
