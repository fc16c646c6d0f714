import type { APIRoute } from 'astro';
import { stringify } from 'yaml';
import { chooseBackend } from '../../cms/backend.ts';
import { decapConfig } from '../../cms/config.ts';
import { registry } from '../../collections/index.ts';
import { getWiki } from '../../site/wiki.ts';

/** Decap's configuration, derived from the collections. */
export const GET: APIRoute = async ({ site }) => {
  const choice = chooseBackend(process.env, process.env['CONCORD_EDITING'] === '1');
  return new Response('backend' in choice ? await config(choice.backend, site?.href) : '# Editing is not set up.\n', {
    headers: { 'Content-Type': 'text/yaml; charset=utf-8' },
  });
};

async function config(...[backend, site]: [Parameters<typeof decapConfig>[2], string | undefined]): Promise<string> {
  const { settings } = await getWiki();
  return stringify(decapConfig(registry, settings, backend, site), { aliasDuplicateObjects: false, lineWidth: 0 });
}
