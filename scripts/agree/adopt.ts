/** Brings signatures over that were typed before “Sign” wrote what stands for their words: git shows which those were. */
import { relative } from 'node:path';
import { collectionOf, type Collection } from '../../src/collections/index.ts';
import { signedFields, wordingOf } from '../../src/collections/wording.ts';
import { pageFormat } from '../../src/document/format.ts';
import { same, type Values } from '../../src/document/same.ts';
import { linesIn, withWordings, wordingIn } from '../../src/document/signing.ts';
import { oneLine, plural } from '../../src/plain.ts';
import type { Entry } from '../../src/wiki/entry.ts';
import { linesOf } from '../../src/wiki/signature-lines.ts';
import { exit } from '../command.ts';
import { readContent } from '../content.ts';
import { editPages, howToCommit, type Edit } from '../edit-pages.ts';

export async function adopt(folder: string): Promise<number> {
  const live = await readContent(folder);
  const typed = live.wiki.entries.filter((entry) =>
    linesOf(entry)?.some(({ wording }) => wording === undefined),
  );
  const unknown: string[] = [];
  const edits = await Promise.all(
    typed.map(async (entry): Promise<Edit> => {
      const collection = collectionOf(entry.collection) as Collection;
      const texts = entry.data && needsGit(entry, collection) ? await live.textsOf(entry.file) : [];
      return {
        entry,
        change: (text) =>
          withWordings(text, collection, (line) => {
            const found = wordingFor(line, collection, texts);
            if (found === undefined) unknown.push(saidOf(line, entry, folder));
            return found;
          }),
      };
    }),
  );
  const edited = await editPages(folder, edits);
  const changed = edited.filter(({ before, after }) => before !== after);
  for (const { path, entry } of changed) console.log(`${relative('', path)}: ${oneLine(entry.title)}`);
  for (const each of unknown) console.error(each);
  if (changed.length === 0) console.log('There is nothing to bring over.');
  else {
    const said = `The signatures of ${plural(changed.length, 'page')} say now which words they were given to.`;
    console.log(`\n${said} ${howToCommit(changed, 'Bind signatures to their words')}`);
  }
  return unknown.length > 0 ? exit.doesNotHold : exit.fine;
}

/** What stands for the words that a signature was given to: it carries them, or stood with them in git. */
function wordingFor(line: Values, collection: Collection, texts: readonly string[]): string | undefined {
  if (signedFields(collection, line).length > 0) return wordingOf(collection, line, '');
  // The first text that has the signature is the one its team had before it, unless the edition was another by then.
  const first = texts.findIndex((text) =>
    linesIn(fieldsOf(text), collection).some((each) => same(each, line)),
  );
  const isOfEdition = (text: string) => (fieldsOf(text)['edition'] ?? 1) === (line['edition'] ?? 1);
  const text = first < 0 ? undefined : texts.slice(0, first + 1).findLast(isOfEdition);
  return text === undefined ? undefined : wordingIn(text, collection);
}

function needsGit({ data }: Entry, collection: Collection): boolean {
  const lines = linesIn(data ?? {}, collection);
  return lines.some((line) => line['wording'] === undefined && signedFields(collection, line).length === 0);
}

function fieldsOf(text: string): Values {
  return pageFormat().fromFile(text);
}

function saidOf(line: Values, { file, title }: Entry, folder: string): string {
  const path = relative('', `${folder}/${file}`);
  return `${path}: git does not show which words of ${oneLine(title)} ${String(line['by'])} signed for ${String(line['team'])} on ${String(line['on'])}. The signature stays as it is and does not count; sign again.`;
}
