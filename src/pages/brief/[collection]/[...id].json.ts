import type { APIRoute } from 'astro';
import { partOf } from '../../../site/brief/parts.ts';
import { stagePartOf } from '../../../site/brief/stage.ts';
import { publication } from '../../../site/publication.ts';
import { readBodyText } from '../../../wiki/file.ts';

/** A piece of a brief: what it shows of a page, or of a stage of the funnel. */
export const GET: APIRoute = ({ params: { collection, id } }) => {
  const { wiki, folder } = publication();
  const entry = wiki.byKey.get(`${collection}/${id}`);
  if (entry) return Response.json(partOf(wiki, entry, readBodyText(folder, entry.file)));
  const stage = collection === 'stages' && wiki.settings.stages.find((each) => each.id === id);
  return stage ? Response.json(stagePartOf(wiki, stage)) : new Response(null, { status: 404 });
};
