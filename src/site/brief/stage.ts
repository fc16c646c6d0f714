import lexicon from '../../collections/lexicon.ts';
import type { Settings } from '../../collections/index.ts';
import { newFormOf } from '../../editing-api/addresses.ts';
import { agreedData } from '../../wiki/agreed.ts';
import { dataOf, type Wiki } from '../../wiki/wiki.ts';
import { termStatus } from '../agreement.ts';
import { href, viewOf } from '../view.ts';
import { fieldWords, pageInPart, type Part } from './parts.ts';
import { shownWith } from './show.ts';
import type { Words } from './words.ts';

/** The words to use at a stage of the funnel: the terms that belong to it, and the words that nobody uses any more. */
export function stagePartOf(wiki: Wiki, { id, name }: Settings['stages'][number]): Part {
  const terms = termsAt(wiki, id);
  const use: Words[] = [];
  const useNot: Words[] = [];
  for (const entry of terms) {
    const term = agreedData(entry, lexicon);
    if (term === undefined) continue;
    const view = viewOf(wiki, entry);
    const successor = wiki.byKey.get(`lexicon/${term.replacedBy}`)?.title ?? term.replacedBy;
    const words = (given: 'allowed' | 'deprecated') =>
      (term.aliases ?? []).filter(({ use = 'allowed' }) => use === given).map(({ word }) => word);
    const own = { is: 'link', to: pageInPart(wiki, entry).address, of: [entry.title] } as const;
    if (successor !== undefined) useNot.push([own, `: say “${successor}”`]);
    else {
      const also = words('allowed').length > 0 ? ` (${words('allowed').join(', ')})` : '';
      const status = termStatus(entry, wiki.settings.teams);
      const isSettled = status === 'agreed' && !entry.agreed;
      const standing = isSettled ? '' : ` (${status === 'agreed' ? 'agreed; a change is proposed' : status})`;
      use.push([{ is: 'strong', of: [own] }, `${also}${standing}: `, ...fieldWords(view, term.definition)]);
    }
    useNot.push(...words('deprecated').map((word) => [`“${word}”: say “${successor ?? entry.title}”`]));
  }
  const fields = {
    ...(use.length > 0 && { use: { label: `Words at the stage “${name}”`, items: use } }),
    ...(useNot.length > 0 && { useNot: { label: 'No longer used', items: useNot } }),
  };
  const pages = terms.map((entry) => pageInPart(wiki, entry));
  const [address, edit] = [href('/lexicon/'), href(`/admin/${newFormOf(lexicon.id)}`)];
  const show = shownWith(wiki, `stages/${id}`);
  return {
    ...{ key: `stages/${id}`, title: name, address, edit, pages, fields },
    ...(show.length > 0 && { show }),
  };
}

export function termsAt(wiki: Wiki, stage: string) {
  return wiki.entries.filter((entry) => dataOf(entry, lexicon)?.stage === stage);
}
