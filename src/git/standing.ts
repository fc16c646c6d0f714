import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { environment, settings } from './git.ts';

/** How long a process is kept that nobody asks anything, in milliseconds: about as long as one thinks between saves. */
const idleMs = 300_000;

/** An answer, with how many bytes it took; `undefined` where it has not all arrived. */
type Take<Answer> = (said: Buffer) => { answer: Answer; length: number } | undefined;

/**
 * A process of git that is kept for a while, and answers question after question: to start one takes longer than to
 * tell what a save has changed. It keeps nobody waiting who wants to end.
 */
class StandingGit<Answer> {
  readonly #top: string;
  readonly #words: readonly string[];
  readonly #take: Take<Answer>;
  #child: ChildProcess | undefined;
  #rest = Buffer.alloc(0);
  #waiting: ((answer: Answer | undefined) => void)[] = [];
  #idle: NodeJS.Timeout | undefined;

  constructor(top: string, words: readonly string[], take: Take<Answer>) {
    this.#top = top;
    this.#words = words;
    this.#take = take;
  }

  /** The answer to some lines; `undefined` where git gives none. */
  async ask(question: string): Promise<Answer | undefined> {
    const child = (this.#child ??= this.#start());
    clearTimeout(this.#idle);
    this.#hold(child, true);
    child.stdin?.write(`${question}\n`);
    return new Promise((done) => this.#waiting.push(done));
  }

  #start(): ChildProcess {
    const child = spawn('git', [...settings, ...this.#words], {
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

  #next(): boolean {
    const taken = this.#take(this.#rest);
    if (taken === undefined) return false;
    this.#waiting.shift()?.(taken.answer);
    this.#rest = this.#rest.subarray(taken.length);
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
    this.#idle = setTimeout(() => this.#child?.stdin?.end(), idleMs).unref();
  }

  #end(child: ChildProcess): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.#rest = Buffer.alloc(0);
    for (const done of this.#waiting.splice(0)) done(undefined);
  }
}

/** Reads single blobs of the repository at `top`: gives the bytes of one by its id, or `undefined`. */
export function blobReader(top: string): (id: string) => Promise<Buffer | undefined> {
  const reader = new StandingGit(top, ['cat-file', '--batch'], takeBlob);
  return (id) => reader.ask(id);
}

/** Takes off what git has written of a blob: `id kind size`, and the bytes; or `id missing`. */
function takeBlob(said: Buffer): { answer: Buffer | undefined; length: number } | undefined {
  const end = said.indexOf(10);
  if (end < 0) return undefined;
  const [, kind = '', size = ''] = said.toString('latin1', 0, end).split(' ');
  const length = size === '' ? end + 1 : end + 1 + Number(size) + 1;
  if (said.length < length) return undefined;
  return { answer: kind === 'blob' ? said.subarray(end + 1, length - 1) : undefined, length };
}

/**
 * Reads what single commits of the repository at `top` have changed: gives what `git diff-tree` with these options
 * says of one, by its id; nothing where there is no such commit.
 */
export function commitReader(
  top: string,
  options: readonly string[],
): (id: string) => Promise<string | undefined> {
  // Git says again, and at once, what is no name of a commit: so it is known where an answer ends.
  const end = `end ${randomBytes(9).toString('hex')}\n`;
  const reader = new StandingGit(top, ['diff-tree', '--stdin', ...options], (said) => {
    const at = said.indexOf(end);
    return at < 0 ? undefined : { answer: said.toString('utf8', 0, at), length: at + end.length };
  });
  return (id) => reader.ask(`${id}\n${end.trimEnd()}`);
}
