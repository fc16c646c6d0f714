import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { environment, settings } from './git.ts';

/** How long a process is kept that nobody asks anything, in milliseconds. */
const patience = 10_000;

/**
 * Reads single blobs of a repository, from one process that is kept for a while: to start one takes longer than to read
 * what a save has changed. It keeps nobody waiting who wants to end.
 */
export class BlobReader {
  readonly #top: string;
  #child: ChildProcess | undefined;
  #rest = Buffer.alloc(0);
  #waiting: ((bytes: Buffer | undefined) => void)[] = [];
  #idle: NodeJS.Timeout | undefined;

  constructor(top: string) {
    this.#top = top;
  }

  /** The bytes of blobs, in their order; `undefined` for those that are not there, and where git does not answer. */
  async read(ids: readonly string[]): Promise<(Buffer | undefined)[]> {
    if (ids.length === 0) return [];
    const child = (this.#child ??= this.#start());
    clearTimeout(this.#idle);
    this.#hold(child, true);
    const answers = ids.map((id) => {
      child.stdin?.write(`${id}\n`);
      return new Promise<Buffer | undefined>((done) => this.#waiting.push(done));
    });
    return Promise.all(answers);
  }

  #start(): ChildProcess {
    const child = spawn('git', [...settings, 'cat-file', '--batch'], {
      cwd: this.#top,
      env: environment(),
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    child.stdout.on('data', (part: Buffer) => {
      this.#rest = Buffer.concat([this.#rest, part]);
      while (this.#next()) continue;
    });
    child.stdin.on('error', () => {});
    for (const event of ['error', 'close']) child.on(event, () => this.#end(child));
    return child;
  }

  /** Takes one answer off what git has written: `id kind size`, and the bytes; or `id missing`. */
  #next(): boolean {
    const end = this.#rest.indexOf(10);
    if (end < 0) return false;
    const [, kind = '', size = ''] = this.#rest.toString('latin1', 0, end).split(' ');
    const isThere = size !== '';
    const after = isThere ? end + 1 + Number(size) + 1 : end + 1;
    if (this.#rest.length < after) return false;
    this.#waiting.shift()?.(kind === 'blob' ? this.#rest.subarray(end + 1, after - 1) : undefined);
    this.#rest = this.#rest.subarray(after);
    if (this.#waiting.length === 0) this.#rests();
    return true;
  }

  /** Whether this process waits for that one. */
  #hold(child: ChildProcess, isHeld: boolean): void {
    for (const each of [child, child.stdin, child.stdout] as (Pick<Socket, 'ref' | 'unref'> | null)[]) {
      if (isHeld) each?.ref();
      else each?.unref();
    }
  }

  #rests(): void {
    if (this.#child) this.#hold(this.#child, false);
    this.#idle = setTimeout(() => this.#child?.stdin?.end(), patience).unref();
  }

  #end(child: ChildProcess): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.#rest = Buffer.alloc(0);
    for (const done of this.#waiting.splice(0)) done(undefined);
  }
}
