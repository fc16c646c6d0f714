import { access } from 'node:fs/promises';
import { lockDesk } from './locks.ts';
import { queue } from './queue.ts';
import { recover } from './recover.ts';
import { RequestError } from '../request-error.ts';
import { findRepository, headOf, type Head, type Repository } from './repository.ts';
import { HeadMoved } from './transaction.ts';

/** Work on the repository of a content folder, one piece at a time, also where several desks are running. */
export interface RepositoryLock {
  /**
   * Does something that adds a commit. Work that finds the branch moved by someone else (`HeadMoved`) is done again.
   * Throws a `RequestError` where nothing can be committed now.
   */
  withHead<T>(work: (repository: Repository, head: Head) => Promise<T>): Promise<T>;
  /** Does something that leaves the branch and the files alone, which is possible in the middle of a merge too. */
  withLock<T>(work: (repository: Repository) => Promise<T>): Promise<T>;
  /** Makes good what a desk that was killed has left behind, then does `work`. Nothing where there is no repository. */
  recover(work: (repository: Repository) => Promise<void>): Promise<void>;
  idle(): Promise<void>;
}

export function openRepositoryLock(contentFolder: string): RepositoryLock {
  const line = queue();
  let found: Repository | undefined;

  /** The repository, looked for again once it is not where it was. */
  async function find(): Promise<Repository> {
    const stays =
      found &&
      (await access(found.gitFolder).then(
        () => true,
        () => false,
      ));
    if (found && stays) return found;
    const repository = await findRepository(contentFolder);
    if ('missing' in repository) throw new RequestError(409, repository.missing);
    return (found = repository);
  }

  async function locked<T>(work: (repository: Repository) => Promise<T>): Promise<T> {
    const repository = await find();
    const release = await lockDesk(repository);
    try {
      await recover(repository);
      return await work(repository);
    } finally {
      await release();
    }
  }

  return {
    withHead: (work) =>
      line.run(() =>
        locked(async (repository) => {
          for (let turn = 0; turn < 20; turn++) {
            try {
              return await work(repository, await headOf(repository));
            } catch (error) {
              if (!(error instanceof HeadMoved)) throw error;
            }
          }
          throw new RequestError(
            409,
            'Someone else keeps changing the git repository of these pages. Try again.',
          );
        }),
      ),
    withLock: (work) => line.run(() => locked(work)),
    async recover(work) {
      try {
        await line.run(() => locked(work));
      } catch (error) {
        // Where there is no repository there is nothing to make good.
        if (!(error instanceof RequestError)) throw error;
      }
    },
    idle: line.idle,
  };
}
