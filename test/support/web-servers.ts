/** Web servers as they are installed, for trying what was built: what is there depends on the machine. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from './script.ts';

interface Kind {
  /** What it is started by. */
  program: string;
  /** How it serves a folder at a port of this machine, with a folder of its own for what it needs. */
  words: (folder: string, port: number, own: string) => string[] | Promise<string[]>;
  /** The same where it stands in front of another server; `undefined` for one that does not. */
  proxyWords?: (target: string, port: number, own: string) => string[] | Promise<string[]>;
}

const kinds = {
  nginx: {
    program: 'nginx',
    words: (folder, port, own) => nginx(port, own, `root ${folder}; index index.html;`),
    // As people write it who read one page about it.
    proxyWords: (target, port, own) =>
      nginx(port, own, `location / { proxy_pass ${target}; proxy_set_header Host $host; }`),
  },
  Caddy: {
    program: 'caddy',
    words: (folder, port) => ['file-server', '--root', folder, '--listen', `127.0.0.1:${port}`],
    async proxyWords(target, port, own) {
      const conf = `{\nadmin off\n}\nhttp://127.0.0.1:${port} {\nreverse_proxy ${target}\n}\n`;
      await writeFile(join(own, 'Caddyfile'), conf);
      return ['run', '--adapter', 'caddyfile', '--config', join(own, 'Caddyfile')];
    },
  },
  'Python’s http.server': {
    program: 'python3',
    words: (folder, port) => [
      '-m',
      'http.server',
      String(port),
      '--bind',
      '127.0.0.1',
      '--directory',
      folder,
    ],
  },
} satisfies Record<string, Kind>;

export type WebServer = keyof typeof kinds;
export const webServers = Object.keys(kinds) as WebServer[];
export const proxies = webServers.filter((server) => 'proxyWords' in kinds[server]);

/** The program of a web server; `undefined`, having said so, where it is not installed. */
export function installed(server: WebServer): string | undefined {
  const { program } = kinds[server];
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const found = folders.map((folder) => join(folder, program)).find(canRun);
  if (found === undefined) console.log(`${server} is not installed: what was built is not tried on it.`);
  return found;
}

interface Served {
  address: string;
  close(): Promise<void>;
}

/** Serves a folder as the server does that is installed, with nothing but what it ships with. */
export function serveWith(server: WebServer, folder: string): Promise<Served> {
  return started(server, (port, own) => kinds[server].words(folder, port, own));
}

/** Puts it in front of another server. */
export function proxyWith(server: WebServer, target: string): Promise<Served> {
  const { proxyWords }: Kind = kinds[server];
  return started(server, (port, own) => proxyWords?.(target, port, own) ?? []);
}

async function started(
  server: WebServer,
  wordsFor: (port: number, own: string) => string[] | Promise<string[]>,
): Promise<Served> {
  const own = await mkdtemp(join(tmpdir(), 'concord-server-'));
  const port = await freePort();
  const words = await wordsFor(port, own);
  const child = spawn(installed(server) ?? '', words, {
    stdio: 'ignore',
    env: { ...process.env, HOME: own, XDG_DATA_HOME: own, XDG_CONFIG_HOME: own },
  });
  const ended = once(child, 'exit');
  const address = `http://127.0.0.1:${port}`;
  await answers(address, ended);
  return {
    address,
    async close() {
      child.kill('SIGTERM');
      await ended;
      await rm(own, { recursive: true, force: true });
    },
  };
}

/** Debian’s own types, and nothing said that a stock configuration does not say. */
async function nginx(port: number, own: string, server: string): Promise<string[]> {
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const conf = `daemon off; master_process off; pid ${own}/pid;
events {}
http {
  include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
  ${places.map((each) => `${each}_temp_path ${own}/${each};`).join(' ')}
  server { listen 127.0.0.1:${port}; ${server} }
}
`;
  await writeFile(join(own, 'nginx.conf'), conf);
  return ['-e', join(own, 'error.log'), '-p', own, '-c', join(own, 'nginx.conf')];
}

async function answers(address: string, ended: Promise<unknown>): Promise<void> {
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  for (;;) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer) return;
    if (hasEnded) throw new Error('The server has ended.');
    await new Promise((done) => setTimeout(done, 50));
  }
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
