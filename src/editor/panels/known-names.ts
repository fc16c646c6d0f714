import type { NameOf } from '../../document/values-in-words.ts';
import { wikiNames } from '../names.ts';

/** What the wiki calls its people, pages, teams and stages. Where that cannot be had, their ids are shown. */
export async function knownNames(): Promise<NameOf> {
  const wiki = await wikiNames().catch(() => undefined);
  const listed = (of: 'teams' | 'stages') =>
    wiki?.[of].map(({ id, name }) => [`${of}/${id}`, name] as const) ?? [];
  const titles = new Map([
    ...listed('teams'),
    ...listed('stages'),
    ...(wiki?.names.map(({ collection, id, title }) => [`${collection}/${id}`, title] as const) ?? []),
  ]);
  return (of, id) => titles.get(`${of}/${id}`);
}
