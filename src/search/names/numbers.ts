/** Lists of numbers: how they are kept, and how they are sent. */

export type Numbers = { readonly [index: number]: number };

/** A number of a list; none is 0. */
export function at(list: Numbers, index: number): number {
  return list[index] ?? 0;
}

/** What divides the names of a page, and the pages. */
export const ends = { name: '!', page: ' ' };

/** Digits are what JSON sends as one byte, from `#` to `~`, but for the backslash. */
const base = 91;
const first = 35;
const backslash = 92;

/** Writes numbers below a bound, each with as many digits. */
export function writer(bound: number): (numbers: readonly number[]) => string {
  const width = widthFor(bound);
  return (numbers) => numbers.map((each) => written(each, width)).join('');
}

function written(number: number, width: number): string {
  let text = '';
  for (let rest = number, place = 0; place < width; rest = Math.floor(rest / base), place++) {
    const code = first + (rest % base);
    text = String.fromCharCode(code < backslash ? code : code + 1) + text;
  }
  return text;
}

function widthFor(bound: number): number {
  return bound <= base ? 1 : 1 + widthFor(Math.ceil(bound / base));
}

interface Reader {
  number: (number: number) => void;
  nextName: () => void;
  nextPage: () => void;
}

/** Reads what {@link writer} has written. */
export function read(text: string, bound: number, { number, nextName, nextPage }: Reader): void {
  const width = widthFor(bound);
  for (let place = 0; place < text.length;) {
    if (text[place] === ends.name) nextName();
    else if (text[place] === ends.page) nextPage();
    else {
      let value = 0;
      for (let digit = 0; digit < width; digit++) {
        const code = text.charCodeAt(place + digit);
        value = value * base + code - (code < backslash ? first : first + 1);
      }
      number(value);
      place += width - 1;
    }
    place++;
  }
}
