import type { APIRoute } from 'astro';
import { feedAt } from '../../site/feeds.ts';
import { getWiki } from '../../site/wiki.ts';

export async function getStaticPaths() {
  const { settings } = await getWiki();
  return settings.teams.map(({ id }) => ({ params: { team: id } }));
}

/** What was lately changed and checked of a team's pages. */
export const GET: APIRoute = async ({ params: { team = '' }, site }) =>
  feedAt(await getWiki(), `/feed/${team}.atom`, site, team);
