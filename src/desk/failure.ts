/** What fails beneath the desk, in git or on the disk: in words for the person who saves. */
import { GitError } from '../git/git.ts';
import { shellWord } from '../plain.ts';
import { RequestError } from './request-error.ts';

/** The refusal that a failure comes to. What it means is not known of every one; git’s own words are then passed on. */
export function refusalOf(error: unknown): RequestError {
  if (error instanceof RequestError) return error;
  if (error instanceof GitError && error.system === 'ENOENT') return new RequestError(409, notInstalled);
  const isOfDisk = error instanceof Error && 'code' in error && 'syscall' in error;
  if (!(error instanceof GitError) && !isOfDisk)
    return new RequestError(500, 'The wiki’s editing server failed. Its terminal says why.');
  const said = inOneLine(error.message);
  for (const { sign, status, words } of known) {
    const found = sign.exec(said);
    if (found) return new RequestError(status, words(found));
  }
  if (isOfDisk) return new RequestError(500, `The files of this wiki could not be used (${error.code}).`);
  return new RequestError(500, `Git would not do it: ${said} Mend that where the wiki is served.`);
}

/** What to say where git cannot be started. */
export const notInstalled =
  'Git is not installed on the machine that serves this wiki, so nothing could be undone. Install it from https://git-scm.com and try again.';

/** What to say where git keeps files with Git LFS, and that is not there. */
export const noLfs =
  'Git keeps such files with Git LFS, which is not installed on the machine that serves this wiki. Install it from https://git-lfs.com, run git lfs install, then save again.';

/** What is to be said of a lock of git that stays. A git that was ended leaves its own behind. */
export function lockedBy(file: string, since?: Date): string {
  const when = since ? `, since ${since.toISOString().slice(0, 16).replace('T', ' ')} (UTC)` : '';
  return (
    `Git is busy in the repository of these pages, or was ended in its midst: its lock is there${when}. Try again in a ` +
    `moment. If no git program is running, take the lock away (in a terminal: rm ${shellWord(file)}).`
  );
}

interface Known {
  sign: RegExp;
  status: RequestError['status'];
  words: (found: RegExpExecArray) => string;
}

const known: readonly Known[] = [
  {
    sign: /No space left on device|ENOSPC|quota exceeded|EDQUOT/i,
    status: 507,
    words: () => 'The disk that keeps this wiki is full. Make room on it, then save again.',
  },
  {
    sign: /Read-only file system|EROFS/i,
    status: 500,
    words: () =>
      'The disk that keeps this wiki can be read only. Make it one that can be written, then save again.',
  },
  {
    sign: /\b(?:CRLF|LF) would be replaced by (?:CRLF|LF)\b/,
    status: 409,
    words: () =>
      'Git is told to change line ends (core.autocrlf), and to refuse files in which it would (core.safecrlf). In a terminal: git config core.safecrlf false',
  },
  {
    sign: /git-lfs: (?:command not found|not found|Permission denied)|cannot (?:run|exec) '?git-lfs/,
    status: 409,
    words: () => noLfs,
  },
  {
    sign: /(?:clean|smudge) filter '([^']+)' failed/,
    status: 409,
    words: ({ 1: filter = '', input }) =>
      `Git is told to send such files through a program (“${filter}”), which failed: ${input} Mend it where the wiki is served, or take the filter out of .gitattributes.`,
  },
  {
    sign: /Unable to create '([^']+\.lock)': File exists/,
    status: 409,
    words: ([, file = '']) => lockedBy(file),
  },
  {
    sign: /Permission denied|insufficient permission|EACCES|EPERM|Operation not permitted/i,
    status: 500,
    words: () =>
      'The wiki’s server may not write the files of this wiki. Give them, and the folder “.git”, to the user that it runs as.',
  },
];

/** What git or the system said, without what only makes sense in a terminal. */
function inOneLine(message: string): string {
  return message
    .split('\n')
    .filter((line) => !line.startsWith('hint:'))
    .map((line) => line.replace(/^(?:fatal|error|warning): /, '').replace(/\p{Cc}+/gu, ' '))
    .filter((line) => line.trim() !== '')
    .map((line) => (/[.!?:]$/.test(line) ? line : `${line}.`))
    .join(' ')
    .slice(0, 1000);
}
