/**
 * The desk over HTTP, as `npm start` runs it, but with pages that only show their texts; see `fakeTheme`.
 * `desk-kill.test.ts` does some rounds with the real ones, too.
 *
 * Arguments: the content folder, and a folder for what it keeps. Prints the port once it listens.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { desk } from '../../src/desk/app.ts';
import { openRenderer } from '../../src/desk/site/renderer.ts';
import { mediaFrom, serve } from '../../src/desk/site/serve.ts';
import { fakeTheme } from './fake-theme.ts';

const [content = '', place = ''] = process.argv.slice(2);
let port = 0;

const renderer = openRenderer({
  contentFolder: content,
  caches: { read: join(place, 'read'), history: join(place, 'history') },
  theme: () => fakeTheme(join(place, 'theme')),
  site: undefined,
  editing: { missing: [] },
  onError: (error) => console.error(error),
});
const app = desk({
  contentFolder: content,
  site: (context) => serve(context, { renderer, base: '', assets: mediaFrom(content) }),
  hosts: () => [`localhost:${port}`],
  onChange: (paths) => renderer.changed(paths.map((path) => path.replace(/^content\//, ''))),
  onError: (error) => console.error(error),
  limits: { milliseconds: 1_000 },
});
const server = createServer(getRequestListener(app.fetch));
server.listen(0, '127.0.0.1', () => {
  ({ port } = server.address() as AddressInfo);
  console.log(port);
});
