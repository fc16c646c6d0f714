/** Lists of numbers: how they are kept, and how they are sent. */

export type Numbers = { readonly [index: number]: number };

/** A number of a list; none is 0. */
export function at(list: Numbers, index: number): number {
  return list[index] ?? 0;
}

/** What divides the names of a page, and the pages. */
const ends = { name: '!', page: ' ' };

/** Digits are what JSON sends as one byte, from `#` to `~`, but for the backslash. */
const base = 91;
const first = 35;
const backslash = 92;

/** For each page its names, for each name its words: numbers below a bound, each with as many digits. */
export function write(pages: readonly (readonly (readonly number[])[])[], bound: number): string {
  const width = widthFor(bound);
  const name = (words: readonly number[]) => words.map((word) => written(word, width)).join('');
  return pages.map((names) => names.map(name).join(ends.name)).join(ends.page);
}

/** Reads what {@link write} has written. */
export function read(text: string, bound: number): number[][][] {
  const width = widthFor(bound);
  return text
    .split(ends.page)
    .map((names) => (names === '' ? [] : names.split(ends.name).map((name) => numbersIn(name, width))));
}

function written(number: number, width: number): string {
  let text = '';
  for (let rest = number, place = 0; place < width; rest = Math.floor(rest / base), place++) {
    const code = first + (rest % base);
    text = String.fromCharCode(code < backslash ? code : code + 1) + text;
  }
  return text;
}

function numbersIn(text: string, width: number): number[] {
  const numbers: number[] = [];
  for (let from = 0; from < text.length; from += width) {
    let number = 0;
    for (let place = from; place < from + width; place++) {
      const code = text.charCodeAt(place);
      number = number * base + code - (code < backslash ? first : first + 1);
    }
    numbers.push(number);
  }
  return numbers;
}

function widthFor(bound: number): number {
  return bound <= base ? 1 : 1 + widthFor(Math.ceil(bound / base));
}
