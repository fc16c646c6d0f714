import { LiveHistory } from '../../src/history/live.ts';
/** A git repository in a temporary folder, whose commits are made a day apart. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Dated {
  top: string;
  content: string;
  git(...words: string[]): string;
  /** Writes a file below the content folder. */
  write(path: string, text: string): Promise<void>;
  /** Commits all there is, one day after the last time or on a day given; returns which day that was. */
  commit(on?: string, message?: string): string;
  remove(): Promise<void>;
}

/** @param first the day before the first commit */
export async function datedRepo(first = '2026-10-01'): Promise<Dated> {
  const top = await mkdtemp(join(tmpdir(), 'concord-history-'));
  const content = join(top, 'wiki', 'content');
  let day = first;
  const git = (...words: string[]) => {
    const when = `${day}T12:00:00Z`;
    const env = { ...process.env, GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when };
    const who = [
      '-c',
      'user.name=Ann',
      '-c',
      'user.email=ann@example.com',
      '-c',
      'protocol.file.allow=always',
    ];
    return execFileSync('git', [...who, ...words], { cwd: top, env, encoding: 'utf8', stdio: 'pipe' }).trim();
  };
  git('init', '--quiet', '--initial-branch=main');
  return {
    top,
    content,
    git,
    async write(path, text) {
      await mkdir(dirname(join(content, path)), { recursive: true });
      await writeFile(join(content, path), text);
    },
    commit(on, message = 'Change') {
      day = on ?? new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
      git('add', '--all');
      git('commit', '--quiet', `--message=${message}`);
      return day;
    },
    remove: () => rm(top, { recursive: true, force: true }),
  };
}

/** What git tells of the pages below a content folder. */
export async function openHistory(folder: string, timeZone: string, file: string): Promise<LiveHistory> {
  const live = new LiveHistory(folder, timeZone, file);
  await live.update();
  return live;
}
