/** What was signed, found in git by what stands for it. */
import { z } from 'zod';
import { collectionOf } from '../collections/index.ts';
import { signedFields, wordingOf } from '../collections/wording.ts';
import { normalise } from '../line-ends.ts';
import { isRecord } from '../plain.ts';
import type { SignedWords } from '../wiki/entry.ts';

import { readYaml, split } from '../wiki/frontmatter.ts';
import type { Known } from './known.ts';
import { textAfter } from './moves.ts';
import { textsOf, type Tracked } from './place.ts';

/**
 * The words that some pages were signed with, by the files of the pages and by what stands for them; those are left out
 * that git does not have.
 *
 * Looks at ever older versions of each, until all of these very words are found: mostly in the one before the last change.
 *
 * @param asked what stands for the words, by the files
 */
export async function signedWords(
  asked: ReadonlyMap<string, readonly string[]>,
  known: Known,
  place: Tracked,
): Promise<Map<string, Map<string, SignedWords>>> {
  const found = new Map(Array.from(asked.keys(), (file) => [file, new Map<string, SignedWords>()]));
  let open = Array.from(asked, ([file, wordings]) => ({ file, wordings, said: saidBy(file, known) }));
  for (let from = 0, to = 2; open.length > 0; [from, to] = [to, to * 4]) {
    const next = open.map(({ said }) => said.slice(from, to));
    const texts = await textsOf(place, [...new Set(next.flat().map(({ blob }) => blob))]);
    open = open.filter(({ file, wordings, said }, place) => {
      const ofFile = found.get(file);
      for (const { blob, index } of next[place] ?? []) {
        const text = texts.get(blob) ?? '';
        const now = textAfter(text, index, known.moves);
        for (const wording of wordings) {
          if (ofFile?.has(wording)) continue;
          const words = wordsIn(file, text, wording, now);
          if (words) ofFile?.set(wording, words);
        }
      }
      return said.length > to && ofFile?.size !== wordings.length;
    });
  }
  return found;
}

/** A text that a file had, and the place of the commit that had it last. */
interface Said {
  blob: string;
  index: number;
}

/**
 * All that a file has said under all of its names, the latest first. What was said on a branch and changed as that was
 * merged is among it: it may have been signed there.
 */
function saidBy(file: string, known: Known): Said[] {
  const { versions = [] } = known.chainsOf([file]).get(file) ?? {};
  const names = new Set([file, ...versions.map(({ path }) => path)]);
  const all = [...names].flatMap((name) => known.versions.get(name) ?? []);
  const latestFirst = all.toSorted((a, b) => b.commit.index - a.commit.index);
  const places = new Map(latestFirst.toReversed().map(({ blob, commit }) => [blob, commit.index]));
  return [...new Set(latestFirst.map(({ blob }) => blob))].map((blob) => ({
    blob,
    index: places.get(blob) ?? 0,
  }));
}

/**
 * The signed words of a text, where they are those that a wording stands for, and the wiki of today can show them.
 *
 * @param now what the text reads after all moves of the sample
 */
function wordsIn(file: string, text: string, wording: string, now: string): SignedWords | undefined {
  const collection = collectionOf(file.split('/')[0] ?? '');
  const then = partsOf(text);
  if (collection === undefined || !then || wordingOf(collection, then.data, then.body) !== wording)
    return undefined;
  const { data, body } = now === text ? then : (partsOf(now) ?? then);
  const fields = signedFields(collection, data);
  const { shape } = collection.schema;
  const fits = ([name, value]: [string, unknown]) =>
    shape[name] && z.core.safeParse(shape[name], value).success;
  if (!fields.every(fits)) return undefined;
  return { fields: Object.fromEntries(fields), body: collection.signsBody ? body : undefined };
}

function partsOf(text: string): { data: Record<string, unknown>; body: string } | undefined {
  const { yaml, body } = split(normalise(text));
  const data = yaml === undefined ? undefined : readYaml(yaml, 1).data;
  return isRecord(data) ? { data, body } : undefined;
}
