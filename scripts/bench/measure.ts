/** Runs a command and measures it from outside, with everything it starts. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';

export interface Measure {
  /** Seconds from start to end. */
  wall: number;
  /** Seconds of processor time, user and system, of the command and all it started; 0 where it cannot be told. */
  cpu: number;
  /** The highest sum of resident memory of all its processes, in bytes; 0 where it cannot be told. */
  memory: number;
}

const sampleEvery = 100;

/** Runs a command to its end. Rejects where it fails. Processor time and memory are read from Linux's /proc. */
export async function measure(command: string, args: readonly string[], cwd: string): Promise<Measure> {
  // The shell's `times` counts what its children and theirs have used.
  const script = '"$@" >/dev/null || exit 1; times >&2';
  const start = performance.now();
  const child = spawn('bash', ['-c', script, 'bash', command, ...args], {
    cwd,
    env: { ...process.env, CI: 'true' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  let memory = 0;
  const sampler = setInterval(() => {
    void residentMemory(child.pid ?? 0).then((now) => (memory = Math.max(memory, now)));
  }, sampleEvery);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(sampler);
  const wall = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`“${[command, ...args].join(' ')}” failed:\n${errors}`);
  return { wall, cpu: childSeconds(errors), memory };
}

/** Adds up the last line of `times`: minutes and seconds of the children, user and system. */
function childSeconds(output: string): number {
  const last = output.trim().split('\n').at(-1) ?? '';
  return [...last.matchAll(/(\d+)m([\d.,]+)s/g)].reduce(
    (sum, [, minutes, seconds = '0']) => sum + Number(minutes) * 60 + Number(seconds.replace(',', '.')),
    0,
  );
}

async function residentMemory(root: number): Promise<number> {
  const pids = (await readdir('/proc').catch((): string[] => [])).filter((name) => /^\d+$/.test(name));
  const processes = await Promise.all(pids.map(processOf));
  const known = processes.filter((each) => each !== undefined);
  const family = new Set([root]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const { pid, parent } of known) if (family.has(parent)) family.add(pid);
  }
  return known.filter(({ pid }) => family.has(pid)).reduce((sum, { memory }) => sum + memory, 0);
}

async function processOf(pid: string): Promise<{ pid: number; parent: number; memory: number } | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name, in parentheses, may hold blanks: the fields are counted from behind it.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields === undefined) return undefined;
  const pageSize = 4096;
  return { pid: Number(pid), parent: Number(fields[1]), memory: Number(fields[21]) * pageSize };
}
