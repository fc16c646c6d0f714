import { spawn } from 'node:child_process';
import { devNull } from 'node:os';

/** One call of git. */
export interface Call {
  /** The folder it runs in. */
  cwd: string;
  input?: string | Buffer | undefined;
  env?: Readonly<Record<string, string>>;
}

/** What git said and how it ended. */
export interface Output {
  code: number;
  out: Buffer;
  err: string;
}

/** Git would not do what it was asked; the message is git's own. */
export class GitError extends Error {
  /** The code of the system where git could not even be started, such as `ENOENT`. */
  readonly system: string | undefined;

  constructor(message: string, system?: string) {
    super(message);
    this.system = system;
  }
}

/** Runs git and gives its output. Throws a {@link GitError} where it fails. */
export async function git(call: Call, ...words: string[]): Promise<Buffer> {
  const { code, out, err } = await tryGit(call, ...words);
  if (code !== 0) throw new GitError(err.trim() || `git ${words[0] ?? ''} ended with ${code}.`);
  return out;
}

/** Like {@link git}, as text without the line break at its end. */
export async function gitText(call: Call, ...words: string[]): Promise<string> {
  return (await git(call, ...words)).toString('utf8').replace(/\n$/, '');
}

/** Runs git where failing is an answer too. Throws only where it cannot be started. */
export function tryGit({ cwd, input, env }: Call, ...words: string[]): Promise<Output> {
  return new Promise((done, fail) => {
    const child = spawn('git', [...settings, ...words], {
      cwd,
      env: { ...environment(), ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => err.push(part));
    child.once('error', (error: NodeJS.ErrnoException) => fail(new GitError(error.message, error.code)));
    child.once('close', (code) =>
      done({ code: code ?? -1, out: Buffer.concat(out), err: Buffer.concat(err).toString('utf8') }),
    );
    // Git may end before it has read everything; how it ended says more than a broken pipe.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/**
 * What holds for every call: what is written is on the disk when git returns, names are given as they are, and
 * nothing that a repository may carry with it (hooks, a file system monitor) is run. Nothing is written where something
 * is only read: `git diff` writes the index, under its lock, unless it is told not to; `GIT_OPTIONAL_LOCKS` does not
 * keep it from that.
 */
export const settings = [
  '--no-pager',
  '--literal-pathspecs',
  ...['core.fsync=all', 'core.fsyncMethod=fsync', 'core.fsyncObjectFiles=true'],
  ...['core.quotePath=false', `core.hooksPath=${devNull}`, 'core.fsmonitor=false'],
  'diff.autoRefreshIndex=false',
  ...['commit.gpgSign=false', 'log.showSignature=false', 'log.mailmap=false', 'color.ui=false', 'gc.auto=0'],
].flatMap((each) => (each.startsWith('--') ? [each] : ['-c', each]));

/** Variables of git that say where a person's configuration lies, and nothing of any one repository. */
const passedOn = new Set(['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM', 'GIT_EXEC_PATH']);

/** The environment without what would lead git to another repository, index or editor. */
export function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.toUpperCase().startsWith('GIT_') || passedOn.has(name.toUpperCase()),
  );
  return {
    ...Object.fromEntries(kept),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_PAGER: 'cat',
    GIT_EDITOR: 'true',
    LC_ALL: 'C.UTF-8',
  };
}
