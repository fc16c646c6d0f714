import type { APIRoute } from 'astro';
import { desk } from '../../cms/backend.ts';
import { decapConfig } from '../../cms/config.ts';
import { registry } from '../../collections/index.ts';
import { publication } from '../../site/publication.ts';

/**
 * Decap's configuration, derived from the collections. Our own script hands it over: Decap itself reads only what a
 * server calls YAML, and many do not know that type.
 *
 * Where no place to save to is set, it names the server that runs on an editor's own machine.
 */
export const GET: APIRoute = () => {
  const { wiki, site, editing } = publication();
  const backend = 'backend' in editing ? editing.backend : desk;
  return Response.json(decapConfig(registry, wiki.settings, backend, site && new URL(site).href));
};
