import type { APIRoute } from 'astro';
import { jsonSchema } from '../../cms/schema.ts';
import { collectionOf } from '../../collections/index.ts';
import { getWiki } from '../../site/publication.ts';

/** The JSON Schema of a collection's fields. */
export const GET: APIRoute = ({ params }) => {
  const collection = collectionOf(params['collection'] ?? '');
  if (collection === undefined) return new Response(null, { status: 404 });
  return Response.json(jsonSchema(collection, getWiki().settings));
};
