/** Building the site that is served, in a process that can be ended with all it has started. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { isAlive, me, pause, type Owner } from '../../src/desk/git/processes.ts';
import { exit } from '../command.ts';

/** Names the process that builds, for as long as it does. */
const builder = 'building.json';

/** Builds the site in a process of its own. Returns what it said where it could not be built. */
export async function build(
  folder: string,
  place: string,
  address: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const script = resolve(import.meta.dirname, 'builder.ts');
  const out = join(place, 'build');
  const child = spawn(
    process.execPath,
    [script, '--content', folder, '--out', out, '--drafts', '--editing'],
    {
      env: { ...process.env, SITE_URL: address },
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
    },
  );
  const stop = () => end(child);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const ends = new Promise<number | null>((done) => {
    child.once('close', done);
    child.once('error', () => done(null));
  });
  let errors = '';
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  // Should this process be killed, the next one ends what it has started: nothing begins before that is written down.
  await mkdir(place, { recursive: true });
  if (child.pid !== undefined) await writeFile(join(place, builder), JSON.stringify(await me(child.pid)));
  child.stdin.on('error', () => {}).end('go');
  const code = await ends;
  signal.removeEventListener('abort', stop);
  await rm(join(place, builder), { force: true });
  return code === exit.fine ? undefined : errors.trim() || `The build ended with ${code ?? 'no code'}.`;
}

/** Ends a build with the processes it has started, which are a group of their own. */
function end(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') child.kill();
  else process.kill(-child.pid, 'SIGTERM');
}

/** Ends the build that a process before this one had begun when it was killed; what it has built cannot be trusted. */
export async function endBuild(place: string): Promise<void> {
  const text = await readFile(join(place, builder), 'utf8').catch(() => undefined);
  if (text === undefined) return;
  try {
    await endGroup(JSON.parse(text) as Owner);
  } catch {
    // It has ended by itself, or was never fully written down.
  }
  await rm(join(place, 'build'), { recursive: true, force: true });
  await rm(join(place, builder), { force: true });
}

/** Ends a group, and waits until none of it is left: the last of them may still be writing. */
async function endGroup(owner: Owner): Promise<void> {
  if ((await isAlive(owner)) !== true) return;
  const group = process.platform === 'win32' ? owner.pid : -owner.pid;
  process.kill(group, 'SIGKILL');
  // Throws when nobody is there any more.
  for (let turn = 0; turn < 100 && process.kill(group, 0); turn++) await pause(20);
}

/** The last of what a build has said, as a reason for people who only see the wiki. */
export function inShort(errors: string): string {
  const lines = stripVTControlCharacters(errors)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^at /.test(line));
  return lines.slice(-3).join(' ').slice(-300);
}
