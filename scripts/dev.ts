import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { mediaFrom, serve } from '../src/desk/site/serve.ts';
import { developing } from '../src/theme/dev.ts';
import { project } from './build/folders.ts';
import { exit, readPort, run, UsageError } from './command.ts';
import { contentFolder } from './content.ts';

const help = `
Serves the wiki for those who develop it: changed code shows at once. For editing, use npm start.

  npm run dev -- [options]

  --content DIR  the content folder (default: content); uploads lie beside it in public/media

The variable PORT sets the port (default: 4321). Neither search nor the editor work here.

Exit codes: 0 ended, 2 wrong use, or the wiki could not be served.
`;

await run(help, { content: { type: 'string' } }, async (options, positionals) => {
  if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
  const folder = await contentFolder(options.content);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const media = mediaFrom(folder);
  const images = new Hono().get('*', (context) =>
    serve(context, {
      renderer: { page: async () => undefined },
      assets: (file) => media(`media/${file}`),
      base: '',
    }),
  );
  // Astro needs the classes that it knows: without them, no page is found that is written in MDX.
  const answer = getRequestListener(images.fetch, { overrideGlobalObjects: false });
  const { dev } = await import('astro');
  const server = await dev({
    root: project,
    server: { host: '127.0.0.1', port: readPort() },
    integrations: [developing(folder, answer)],
  });
  await new Promise((done) => process.once('SIGINT', done).once('SIGTERM', done));
  await server.stop();
  return exit.fine;
});
