import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export interface Served {
  /** Without a slash at its end. */
  address: string;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** Serves a folder on a free port of this machine, as any static host would, with the headers that it asks for. */
export async function serve(folder: string): Promise<Served> {
  const rules = await headersIn(folder);
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    for (const { fits, name, value } of rules) if (fits.test(path)) response.appendHeader(name, value);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    readFile(file).then(
      (content) =>
        response
          .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
          .end(content),
      () => response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>404</h1>'),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** What the file `_headers` says, as Netlify and Cloudflare Pages understand it: all rules hold that fit. */
async function headersIn(folder: string): Promise<{ fits: RegExp; name: string; value: string }[]> {
  const text = await readFile(join(folder, '_headers'), 'utf8').catch(() => '');
  return text.split(/\n(?=\S)/).flatMap((rule) => {
    const [pattern = '', ...lines] = rule.trim().split('\n');
    const fits = new RegExp(`^${pattern.replaceAll('.', '[.]').replace('*', '.*')}$`);
    return lines.map((line) => {
      const [name = '', ...value] = line.trim().split(': ');
      return { fits, name, value: value.join(': ') };
    });
  });
}
