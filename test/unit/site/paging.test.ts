import { describe, expect, it } from 'vitest';
import { bytesOf, pageAddress, paged, pageIn } from '../../../src/site/paging.ts';

describe('paged', () => {
  const rows = Array.from({ length: 1000 }, (_, index) => index);

  it('has no more than 200 rows on a page, and leaves out none', () => {
    const pages = paged(rows, () => 1);
    expect(pages.map(({ length }) => length)).toEqual([200, 200, 200, 200, 200]);
    expect(pages.flat()).toEqual(rows);
  });

  it('has fewer where they are long, fewer still beside other things, and one however long it is', () => {
    const long = bytesOf('Ü'.repeat(500));
    expect(paged(rows, () => long)[0].length).toBeLessThan(12);
    expect(paged(rows, () => long, 5000)[0].length).toBeLessThan(3);
    expect(paged(rows, () => 1e6)[0]).toEqual([0]);
    expect(paged([], () => 1)).toEqual([[]]);
  });
});

describe('the address of a page of a list', () => {
  it.each([
    ['/guides/', 1, '/guides/'],
    ['/guides/', 2, '/guides/~2/'],
    ['/guides/sales/', 12, '/guides/sales/~12/'],
  ])('of %s, page %i, is %s', (list, page, address) => {
    expect(pageAddress(list, page)).toBe(address);
  });

  it.each([
    ['~2', { list: '', page: 2 }],
    ['sales/emea/~12', { list: 'sales/emea', page: 12 }],
    ['sales', undefined],
    ['sales/2', undefined],
    ['~1', undefined],
    ['~02', undefined],
    ['a~2', undefined],
  ])('is read from %s', (id, found) => {
    expect(pageIn(id)).toEqual(found);
  });
});
