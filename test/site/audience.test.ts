import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../support/built-site.ts';
import { bareWiki, filesOf, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

let root: string;
beforeAll(async () => {
  root = await temporaryFolder();
  const settings = bareWiki['wiki.yaml'];
  await writeFiles(join(root, 'silent'), bareWiki);
  await writeFiles(join(root, 'public'), { ...bareWiki, 'wiki.yaml': `${settings}audience: public\n` });
  await writeFiles(join(root, 'unfit'), { ...bareWiki, 'wiki.yaml': `${settings}audience: evryone\n` });
});
afterAll(() => rm(root, { recursive: true }));

describe('npm run audience', () => {
  let server: Server;
  let answer: { status: number; body: string };
  const asked: (string | undefined)[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url, request.headers.authorization);
      response.writeHead(answer.status).end(answer.body);
    }).listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
  });
  afterAll(() => server.close());

  async function ask(content: string, status: number, body = '') {
    answer = { status, body };
    const { code, stdout, stderr } = await runScript('audience', ['--content', join(root, content)], {
      env: {
        GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        GITHUB_REPOSITORY: 'o/r',
        GITHUB_TOKEN: 'secret',
      },
    });
    return { code, said: stdout + stderr };
  }

  it.each([
    ['silent', true, 1, 'was not published'],
    ['unfit', true, 1, 'was not published'],
    ['silent', false, 0, 'private'],
    ['public', true, 0, 'everyone on the internet may read'],
  ])('of a wiki that is %s, for a site that is public: %s', async (content, isPublic, code, words) => {
    const answer = await ask(content, 200, JSON.stringify({ public: isPublic }));
    expect(answer).toEqual({ code, said: expect.stringContaining(words) });
    expect(asked.slice(0, 2)).toEqual(['/repos/o/r/pages', 'Bearer secret']);
  });

  it.each([
    [404, '{}', 'not turned on'],
    [403, '{"message":"no"}', 'GitHub answers with 403'],
    [200, '{}', 'could not be told'],
    [200, 'no JSON', 'could not be told'],
  ])('lets nothing through where GitHub answers with %s %s', async (status, body, words) => {
    expect(await ask('silent', status, body)).toEqual({ code: 2, said: expect.stringContaining(words) });
  });
});

describe.each([
  ['silent', true],
  ['public', false],
])('a wiki whose audience is %s', (content, isClosed) => {
  it(`${isClosed ? 'asks' : 'does not ask'} search engines to stay away`, async () => {
    const out = await buildSite({
      content: join(root, content),
      out: join(root, 'out', content),
      args: ['--no-search'],
    });
    const files = await filesOf(out);
    const pages = [...files].filter(([file]) => file.endsWith('.html') && !file.startsWith('admin/'));
    const open = pages.filter(([, html]) => !/<meta name="robots" content="noindex/.test(html));
    expect(open.length).toBe(isClosed ? 0 : pages.length);
    expect(pages.length).toBeGreaterThan(10);
    expect(files.get('robots.txt')).toBe(`User-agent: *\nDisallow: ${isClosed ? '/' : '/admin/'}\n`);
  });
});
