import type { APIRoute } from 'astro';
import { sharedFields } from '../offline/shared-words.ts';
import { getWiki } from '../site/publication.ts';
import { href } from '../site/view.ts';
import tokens from '../styles/tokens.css?raw';

/** How the wiki stands on a home screen. The pictures are made of `public/favicon.svg`. */
export const GET: APIRoute = () => {
  const { name, description } = getWiki().settings;
  const paper = /--paper: light-dark\((#[\da-f]+)/.exec(tokens)?.[1];
  const icon = (size: number, purpose: string) => ({
    src: href(`/icons/${purpose}-${size}.png`),
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const manifest = {
    id: href('/'),
    name,
    // What fits below a picture.
    short_name: name.length > 12 ? (name.split(/\s+/).at(-1) ?? name) : name,
    description,
    start_url: href('/'),
    scope: href('/'),
    display: 'standalone',
    background_color: paper,
    theme_color: paper,
    shortcuts: [{ name: 'I heard something', url: href('/note/') }],
    // Taken by the worker, so that no server reads it.
    share_target: {
      action: href('/note/'),
      method: 'POST',
      enctype: 'multipart/form-data',
      params: Object.fromEntries(sharedFields.map((name) => [name, name])),
    },
    icons: [icon(192, 'any'), icon(512, 'any'), icon(512, 'maskable')],
  };
  return Response.json(manifest, { headers: { 'Content-Type': 'application/manifest+json' } });
};
