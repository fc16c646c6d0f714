import type { APIRoute } from 'astro';
import { helpAddress, helpPages } from '../../../components/help/pages.ts';
import { detailsOf, pagesInPiece, piecesIn } from '../../../search/files/publish.ts';
import { pathOf, pieceOf, type DetailsFile } from '../../../search/files/wiki-file.ts';
import { getWiki } from '../../../site/publication.ts';
import { keyOf } from '../../../wiki/wiki.ts';

/** What stands with the hits of a search: a part of all pages, so that a large wiki is never loaded as a whole. */
export const GET: APIRoute = ({ params }) => {
  const wiki = getWiki();
  const piece = Number(params['piece']);
  const pieces = piecesIn(wiki, helpPages.length);
  const help = helpPages.map(({ id, about }) => [pathOf(helpAddress(id), ''), { summary: about }] as const);
  const pages = pagesInPiece(wiki, piece, pieces).map(
    (page) => [keyOf(page), detailsOf(wiki, page)] as const,
  );
  const own = help.filter(([path]) => pieceOf(path, pieces) === piece);
  return Response.json(Object.fromEntries([...pages, ...own]) satisfies DetailsFile);
};
