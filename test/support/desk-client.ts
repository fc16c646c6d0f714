/** What the campaigns against the desk share: chance that can be repeated, and requests over HTTP. */
import { execFileSync } from 'node:child_process';
import { request, type IncomingHttpHeaders } from 'node:http';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A request as it stands: nothing is set right. Rejects where the connection ends. */
export function send(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body: string | Buffer = '',
): Promise<Reply> {
  return new Promise((done, fail) => {
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        method,
        path,
        agent: false,
        headers: { host: `localhost:${port}`, ...headers },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', fail);
        response.on('aborted', () => fail(new Error('The answer was cut off.')));
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

/** Asks the desk as its editor does. */
export async function ask(
  port: number,
  action: string,
  params: unknown,
): Promise<{ status: number; json: Record<string, unknown> }> {
  const headers = { origin: `http://localhost:${port}`, 'content-type': 'application/json' };
  const { status, body } = await send(port, 'POST', '/api/v1', headers, JSON.stringify({ action, params }));
  return { status, json: JSON.parse(body) as Record<string, unknown> };
}

/** What git says; empty output for `status --porcelain` means that nothing is uncommitted. */
export function git(top: string, ...words: string[]): string {
  const stdio = ['ignore', 'pipe', 'pipe'] as ('ignore' | 'pipe')[];
  return execFileSync('git', ['-C', top, ...words], { encoding: 'utf8', stdio, maxBuffer: 2 ** 30 }).trim();
}
