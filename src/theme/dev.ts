import type { RequestListener } from 'node:http';
import { sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { mediaFolder } from '../wiki/files.ts';

/**
 * Has Astro's development server show the wiki in a content folder, and browsers load it anew when that changes.
 *
 * @param media answers requests for the wiki's images, by their paths in its folder
 */
export function developing(contentFolder: string, media: RequestListener): AstroIntegration {
  // Vite runs the middleware, with modules of its own, and nothing can be handed to it:
  // https://github.com/withastro/astro/issues/7216
  process.env['CONCORD_CONTENT'] = contentFolder;
  const folders = [contentFolder, mediaFolder(contentFolder)];
  return {
    name: 'concord-dev',
    hooks: {
      'astro:config:setup': ({ addMiddleware }) => {
        addMiddleware({ order: 'pre', entrypoint: new URL('./dev-wiki.ts', import.meta.url) });
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(`${server.config.base}media`, media);
        server.watcher.add(folders);
        server.watcher.on('all', (_, path) => {
          if (folders.some((folder) => path.startsWith(folder + sep)))
            server.hot.send({ type: 'full-reload' });
        });
      },
    },
  };
}
