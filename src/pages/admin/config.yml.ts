import type { APIRoute } from 'astro';
import { stringify } from 'yaml';
import { desk } from '../../cms/backend.ts';
import { decapConfig } from '../../cms/config.ts';
import { registry } from '../../collections/index.ts';
import { publication } from '../../site/publication.ts';

/**
 * Decap's configuration, derived from the collections.
 *
 * Where no place to save to is set, it names the server that runs on an editor's own machine.
 */
export const GET: APIRoute = () => {
  const { wiki, site, editing } = publication();
  const backend = 'backend' in editing ? editing.backend : desk;
  const config = decapConfig(registry, wiki.settings, backend, site && new URL(site).href);
  return new Response(stringify(config, { aliasDuplicateObjects: false, lineWidth: 0 }), {
    headers: { 'Content-Type': 'text/yaml; charset=utf-8' },
  });
};
