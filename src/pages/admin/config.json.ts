import type { APIRoute } from 'astro';
import { desk, deskPath } from '../../cms/backend.ts';
import { decapConfig } from '../../cms/config.ts';
import { registry } from '../../collections/index.ts';
import { publication } from '../../site/publication.ts';
import { href } from '../../site/view.ts';

/**
 * Decap's configuration, derived from the collections. Our own script hands it over: Decap itself reads only what a
 * server calls YAML, and many do not know that type.
 *
 * Where no place to save to is set, it names the server that runs on an editor's own machine.
 */
export const GET: APIRoute = () => {
  const { site, editing } = publication();
  const chosen = 'backend' in editing ? editing.backend : desk;
  const backend = chosen.name === desk.name ? { ...desk, proxy_url: href(deskPath) } : chosen;
  return Response.json(decapConfig(registry, backend, site && new URL(site).href));
};
