import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Author, RejectedSave, RejectedSaveContent } from '../editing-api/protocol.ts';
import { git, GitError, gitText } from '../git/git.ts';
import { closeJournal, writeJournal } from './git/journal.ts';
import { commitTree, moveRef } from './git/objects.ts';
import { RequestError } from './request-error.ts';
import { commitAt, identityOf, type Repository } from './git/repository.ts';
import { concord } from './git/transaction.ts';
import { titleOf } from './commit-message.ts';

/** A text that was refused. */
export interface Rejected {
  path: string;
  text: string;
  /** What the edit began with, if that was said. */
  base: string | undefined;
  reason: string;
  author: Author | undefined;
}

/** No branch, so that nobody comes across it who lists or pushes those. */
const prefix = 'refs/concord/kept/';

/** Ids of kept texts. Anything else never reaches git. */
const rejectedId = /^[0-9a-f]{16}$/;

const facts = z.object({ path: z.string(), title: z.string(), reason: z.string() });

/**
 * Keeps a refused text under `refs/concord/kept/<id>`: a commit without parents that holds `text` and, if there was one,
 * `base`; what else is known of it stands in the commit's message. The same text is kept once.
 */
export async function keepRejected(repository: Repository, refused: Rejected): Promise<string> {
  const { path, text, base, reason, author } = refused;
  const { top } = repository;
  const blob = async (name: string, data: string) =>
    `100644 blob ${await gitText({ cwd: top, input: data }, 'hash-object', '-w', '--stdin')}\t${name}\n`;
  const files = [...(base === undefined ? [] : [await blob('base', base)]), await blob('text', text)];
  const tree = await gitText({ cwd: top, input: files.join('') }, 'mktree');
  const title = titleOf(path, text);
  const identity = await identityOf(repository);
  const known = JSON.stringify({ path, title, reason } satisfies z.infer<typeof facts>);
  const message = `Keep a text for ${title} that was not saved\n\n${known}`;
  const writer = author ?? identity ?? nobody;
  const commit = await commitTree(top, tree, undefined, { message, author: writer }, identity ?? concord);
  const id = createHash('sha256')
    .update(JSON.stringify([path, text, base, writer.email]))
    .digest('hex')
    .slice(0, 16);
  await move(repository, id, commit);
  return id;
}

/** All kept texts, latest first. */
export async function listRejected({ top }: Repository): Promise<RejectedSave[]> {
  const format = '%(refname)%00%(authorname)%00%(authordate:iso-strict)%00%(contents:body)%00';
  const order = ['--sort=-committerdate', '--sort=-authordate'];
  const out = await gitText({ cwd: top }, 'for-each-ref', ...order, `--format=${format}`, prefix);
  const words = out.split('\0');
  const found: RejectedSave[] = [];
  for (let at = 0; at + 3 < words.length; at += 4) {
    const [ref = '', who = '', when = '', body = ''] = words.slice(at, at + 4);
    const id = ref.trim().slice(prefix.length);
    const known = read(body);
    if (rejectedId.test(id) && known) found.push({ id, who, when, ...known });
  }
  return found;
}

/** One kept text in full. Throws a `RequestError` where there is none of this id. */
export async function readRejected(repository: Repository, id: string): Promise<RejectedSaveContent> {
  const found = rejectedId.test(id)
    ? (await listRejected(repository)).find((each) => each.id === id)
    : undefined;
  if (found === undefined) throw unknown();
  const file = (name: string) => git({ cwd: repository.top }, 'cat-file', 'blob', `${prefix}${id}:${name}`);
  const base = await file('base').catch(() => undefined);
  return { ...found, text: (await file('text')).toString('utf8'), base: base?.toString('utf8') };
}

/** Removes a kept text. Throws a `RequestError` where there is none of this id. */
export async function forgetRejected(repository: Repository, id: string): Promise<void> {
  if (!rejectedId.test(id) || (await commitAt(repository.top, prefix + id)) === undefined) throw unknown();
  await move(repository, id, undefined);
}

/** Brings texts that were kept on branches to where they are kept now. */
export async function moveKept({ top }: Repository): Promise<void> {
  const move = `update ${prefix}%(refname:lstrip=4) %(objectname)%0adelete %(refname)`;
  const input = await git({ cwd: top }, 'for-each-ref', `--format=${move}`, 'refs/heads/concord/kept/');
  if (input.length > 0) await git({ cwd: top, input }, 'update-ref', '--stdin');
}

/** Who has written a text when neither the request nor git says so. */
export const nobody: Author = { name: 'An editor', email: 'editor@localhost' };

async function move(repository: Repository, id: string, commit: string | undefined): Promise<void> {
  const ref = prefix + id;
  await writeJournal(repository, { ref, commit, files: [] });
  const old = await commitAt(repository.top, ref);
  const moved = await moveRef(repository.top, ref, commit, old, commit ? 'keep a text' : 'forget a text');
  await closeJournal(repository);
  if (moved.code !== 0) throw new GitError(moved.err);
}

function read(body: string): z.infer<typeof facts> | undefined {
  try {
    return facts.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
}

function unknown(): RequestError {
  return new RequestError(404, 'There is no such kept text.');
}
