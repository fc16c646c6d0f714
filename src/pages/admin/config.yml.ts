import type { APIRoute } from 'astro';
import { stringify } from 'yaml';
import { chooseBackend, desk } from '../../cms/backend.ts';
import { decapConfig } from '../../cms/config.ts';
import { registry } from '../../collections/index.ts';
import { getWiki } from '../../site/wiki.ts';

/**
 * Decap's configuration, derived from the collections.
 *
 * Where no place to save to is set, it names the server that runs on an editor's own machine.
 */
export const GET: APIRoute = async ({ site }) => {
  const choice = chooseBackend(process.env, process.env['CONCORD_EDITING'] === '1');
  const backend = 'backend' in choice ? choice.backend : desk;
  const { settings } = await getWiki();
  const config = decapConfig(registry, settings, backend, site?.href);
  return new Response(stringify(config, { aliasDuplicateObjects: false, lineWidth: 0 }), {
    headers: { 'Content-Type': 'text/yaml; charset=utf-8' },
  });
};
