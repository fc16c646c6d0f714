import type { APIRoute } from 'astro';
import type { Me } from '../../editing-api/me.ts';
import { getWiki } from '../../site/publication.ts';
import { personOf } from '../../wiki/wiki.ts';

/** Who may have heard something: everyone who has not left. There may be too many of them for the page itself. */
export const GET: APIRoute = () => {
  const wiki = getWiki();
  const people = wiki.people.flatMap(({ id }): Me[] => {
    const person = personOf(wiki, id);
    return person && person.left === undefined ? [{ id, name: person.name, email: person.email }] : [];
  });
  return Response.json(people);
};
