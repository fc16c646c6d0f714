import { describe, expect, it } from 'vitest';
import { forkWatched } from '../../../src/watchdog/fork.ts';

const script = new URL('../../fixtures/watchdog/work.ts', import.meta.url);

/** How a process ends that does these pieces of work, each after a harmless one, with 0.3 seconds for each. */
async function after(works: string[], execArgv: string[] = []) {
  const said: unknown[] = [];
  const watched = forkWatched(script, works, execArgv);
  watched.child.on('message', (message) => said.push(message));
  await watched.ended;
  const { exitCode, signalCode } = watched.child;
  return { said, at: watched.at, exitCode, signalCode };
}

describe('forkWatched', () => {
  it('lets a process do what it is asked, and end by itself', async () => {
    expect(await after(['harmless', 'fails'])).toEqual({
      said: ['Error: This was to be expected.'],
      at: undefined,
      exitCode: 0,
      signalCode: null,
    });
  });

  it.each(['waits', 'waitsInPlace'])('lets work that %s take its time', async (work) => {
    expect(await after([work])).toMatchObject({ at: undefined, exitCode: 0 });
  });

  it.each(['getsSIGINT', 'getsSIGTERM'])('leaves it to its parent to end a process that %s', async (work) => {
    expect(await after([work, 'harmless'])).toMatchObject({ at: undefined, exitCode: 0 });
  });

  it.each(['burns', 'burnsLater'])('ends a process whose work %s processor time', async (work) => {
    expect(await after([work])).toMatchObject({ at: work, signalCode: 'SIGKILL' });
  });

  it('knows what native code was at that brought its process down', async () => {
    expect(await after(['crashes'])).toMatchObject({ at: 'crashes', signalCode: 'SIGABRT' });
  });

  it('knows what a process was at that ran out of memory', async () => {
    const ending = await after(['fillsMemory'], ['--max-old-space-size=50']);
    expect(ending).toMatchObject({ at: 'fillsMemory', exitCode: null });
  });

  it('refuses to watch two things at a time', async () => {
    const { said } = await after(['overlaps']);
    expect(said).toEqual(['Error: “inner” begins before what is watched has come to its end.']);
  });
});
