import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asNpmDoes } from './script.ts';

export interface BuildOptions {
  /** The content folder; what ships with the wiki where there is none. */
  content?: string;
  /** Where the site goes; a new temporary folder where there is none. */
  out?: string;
  /** Options of the script, such as `--drafts`. */
  args?: readonly string[];
  env?: Record<string, string>;
}

/** Builds the wiki as `npm run build` does. Returns the folder of the site; throws what the script said where it fails. */
export async function buildSite({ content, out, args = [], env }: BuildOptions = {}): Promise<string> {
  const folder = out ?? (await mkdtemp(join(tmpdir(), 'concord-site-')));
  const options = [...(content === undefined ? [] : ['--content', content]), '--out', folder, ...args];
  const child = spawn(process.execPath, [...asNpmDoes(), 'scripts/build.ts', ...options], {
    env: { ...process.env, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The build ended with ${code}.\n${said}`);
  return folder;
}
