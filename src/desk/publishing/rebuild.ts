/** Rebuilds on request, one build at a time. */
export interface Rebuilder {
  /** Asks for a build. What is asked for within a moment, or while a build is running, becomes one build. */
  request(): void;
  /** Resolves when nothing is asked for or running. */
  idle(): Promise<void>;
}

/**
 * @param build builds once; must not reject
 * @param quiet how many milliseconds to wait for further requests
 */
export function rebuilder(build: () => Promise<void>, quiet = 150): Rebuilder {
  let asked = false;
  let running: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (asked) {
      await new Promise((resolve) => setTimeout(resolve, quiet));
      asked = false;
      await build();
    }
    running = undefined;
  }

  return {
    request() {
      asked = true;
      running ??= work();
    },
    idle: () => running ?? Promise.resolve(),
  };
}
