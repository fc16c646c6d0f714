/**
 * The desk over HTTP, as `npm start` runs it, but with a fake build: every page of the site is the text of its entry.
 * A real build takes longer than all the saves of a campaign; `desk-kill.test.ts` does some rounds with that, too.
 *
 * Arguments: the content folder, and a folder for the site. Prints the port once it listens.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { desk } from '../../src/desk/app.ts';
import { openCopies } from '../../src/desk/publishing/copies.ts';
import { rebuilder } from '../../src/desk/publishing/rebuild.ts';
import { openBoard } from '../../src/desk/publishing/status.ts';

const [content = '', place = ''] = process.argv.slice(2);
const board = openBoard();
const copies = await openCopies(place);
let port = 0;

const { request } = rebuilder(async () => {
  const number = board.begins();
  await fakeBuild(join(place, 'build'));
  await copies.publish(join(place, 'build'));
  board.published(number);
}, 20);

const app = desk({
  contentFolder: content,
  site: copies.site,
  hosts: () => [`localhost:${port}`],
  onChange: request,
  onError: (error) => console.error(error),
  board,
  limits: { milliseconds: 1_000 },
});
const server = createServer(getRequestListener(app.fetch));
server.listen(0, '127.0.0.1', () => {
  ({ port } = server.address() as AddressInfo);
  console.log(port);
});
request();

async function fakeBuild(out: string): Promise<void> {
  await rm(out, { recursive: true, force: true });
  const entries = await readdir(content, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((each) => each.isFile() && !each.name.startsWith('.'))
    .map((each) => join(each.parentPath, each.name).slice(content.length + 1));
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'index.html'), files.join('\n'));
  for (const file of files) {
    await mkdir(dirname(join(out, file)), { recursive: true });
    await writeFile(join(out, `${file}.html`), await readFile(join(content, file)));
  }
}
