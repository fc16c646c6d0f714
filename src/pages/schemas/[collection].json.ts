import type { APIRoute } from 'astro';
import { jsonSchema } from '../../cms/schema.ts';
import { collectionOf, registry } from '../../collections/index.ts';
import { getWiki } from '../../site/wiki.ts';

export const getStaticPaths = () => registry.map(({ id }) => ({ params: { collection: id } }));

/** The JSON Schema of a collection's fields. */
export const GET: APIRoute = async ({ params }) => {
  const collection = collectionOf(params['collection'] ?? '');
  if (collection === undefined) return new Response(null, { status: 404 });
  return Response.json(jsonSchema(collection, (await getWiki()).settings));
};
