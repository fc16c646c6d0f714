import type { Answer, Asked, AskedWords, FoundInText, PageInText } from './protocol.ts';

/** Finds pages by their text. What fails leaves nothing behind: the next search begins anew. */
export class Text {
  readonly #bundle: string;
  #worker: Worker | undefined;
  #asked = 0;
  readonly #waiting = new Map<number, { resolve: (reply: never) => void; reject: (error: Error) => void }>();

  /** @param bundle the address of the index, with a slash at its end */
  constructor(bundle: string) {
    this.#bundle = bundle;
  }

  /** Rejects where a part of the index did not arrive. What changed since the page was opened is tried once more. */
  async search(asked: AskedWords): Promise<FoundInText> {
    return this.#ask<FoundInText>(asked).catch(() => this.#ask<FoundInText>(asked));
  }

  async page(id: string): Promise<PageInText> {
    return this.#ask<PageInText>({ page: id });
  }

  #ask<T>(asked: AskedWords | { page: string }): Promise<T> {
    const id = ++this.#asked;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#start().postMessage({ id, bundle: this.#bundle, ...asked } satisfies Asked);
    });
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.reply === undefined) return this.#end();
      this.#waiting.get(data.id)?.resolve(data.reply as never);
      this.#waiting.delete(data.id);
    });
    worker.addEventListener('error', () => this.#end());
    return (this.#worker = worker);
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Error('The text could not be searched.'));
    this.#waiting.clear();
  }
}
