import { at } from './numbers.ts';

/** Numbers above 0 for a few of many things; made once, and empty again after each use. */
export class Sums {
  readonly #values: Float32Array;
  #touched: number[] = [];

  constructor(count: number) {
    this.#values = new Float32Array(count);
  }

  of(index: number): number {
    return at(this.#values, index);
  }

  add(index: number, value: number): void {
    this.#set(index, this.of(index) + value);
  }

  raise(index: number, value: number): void {
    if (value > this.of(index)) this.#set(index, value);
  }

  /** Tells of each number, and forgets them. */
  drain(each: (index: number, value: number) => void): void {
    for (const index of this.#touched) {
      const value = this.of(index);
      this.#values[index] = 0;
      each(index, value);
    }
    this.#touched = [];
  }

  #set(index: number, value: number): void {
    if (this.of(index) === 0) this.#touched.push(index);
    this.#values[index] = value;
  }
}
