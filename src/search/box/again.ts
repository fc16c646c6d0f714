/** Tries again what did not arrive, a few times and less and less often. Whoever types begins anew. */
const firstMs = 2000;
const most = 5;

export class Again {
  readonly #what: () => void;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(what: () => void) {
    this.#what = what;
  }

  /** It failed. */
  soon(): void {
    if (this.#timer !== undefined || this.#tries === most) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#what();
      },
      firstMs * 2 ** this.#tries++,
    );
  }

  /** It is asked for by somebody, or by nobody any more. */
  begin(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#tries = 0;
  }
}
