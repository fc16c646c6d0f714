import { fork, type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problem } from '../../problem.ts';

/** What the looking process is asked. */
export interface Order {
  path: string;
  raw: string;
  /** Files have changed since the last look. */
  reread: boolean;
  /** The module that renders the page; `undefined` where no page is wanted. */
  renderer: string | undefined;
}

/** How far the looking process is with an order. What follows `begun` must not take long. */
export type Report =
  | { step: 'begun' }
  | { step: 'checked'; problems: Problem[] }
  | { step: 'done'; html: string | undefined }
  | { step: 'failed'; reason: string };

/** What came of an order. Without problems the text took too long to check, without a page to render. */
export interface Outcome {
  problems: Problem[] | undefined;
  html: string | undefined;
  /** Why the page could not be rendered, where that is not the text's fault. */
  failure?: string;
}

/** A process that looks at one text after the other. It begins by reading the wiki. */
export class Looking {
  readonly #child: ChildProcess;
  readonly #patience: number;
  #ended = false;

  /** @param patience how many milliseconds checking a text may take, and rendering it. */
  constructor(contentFolder: string, kept: string, patience: number) {
    const script = fileURLToPath(new URL('./worker.ts', import.meta.url));
    this.#child = fork(script, [contentFolder, kept], { serialization: 'advanced', execArgv: [] });
    this.#patience = patience;
    this.#child.on('error', () => this.end());
    this.#child.on('exit', () => (this.#ended = true));
    this.#keepAlive(false);
  }

  /** Whether it can look no more. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Carries out an order. A text that takes too long ends the process. Rejects where the wiki cannot be read. */
  ask(order: Order): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const child = this.#child;
      let problems: Problem[] | undefined;
      let begun = false;
      let timer: NodeJS.Timeout | undefined;
      const settle = (act: () => void) => {
        this.#keepAlive(false);
        clearTimeout(timer);
        child.off('message', hear).off('exit', died);
        act();
      };
      const giveUp = () => {
        this.end();
        settle(() => resolve({ problems, html: undefined }));
      };
      const died = () => {
        if (begun) giveUp();
        else settle(() => reject(new Error('The process that looks at texts has ended.')));
      };
      const hear = (report: Report) => {
        clearTimeout(timer);
        if (report.step === 'begun') {
          begun = true;
          timer = setTimeout(giveUp, this.#patience);
        }
        if (report.step === 'checked') ({ problems } = report);
        if (report.step === 'done') settle(() => resolve({ problems, html: report.html }));
        if (report.step === 'failed') {
          const { reason } = report;
          settle(() =>
            problems ? resolve({ problems, html: undefined, failure: reason }) : reject(new Error(reason)),
          );
        }
      };
      this.#keepAlive(true);
      child.on('message', hear).on('exit', died);
      child.send(order, (error) => error && died());
    });
  }

  end(): void {
    this.#ended = true;
    this.#child.kill('SIGKILL');
  }

  /** Whether this process waits for that one. It need not while nobody has asked anything. */
  #keepAlive(busy: boolean): void {
    for (const each of [this.#child, this.#child.channel]) {
      if (busy) each?.ref();
      else each?.unref();
    }
  }
}

/** Makes the folder that a file is to lie in. */
export async function makeFolderFor(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
}
