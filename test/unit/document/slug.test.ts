import { describe, expect, it } from 'vitest';
import { freeSlug, slugOf } from '../../../src/document/slug.ts';

describe('the name of a new file (24-cjk-title-new-page)', () => {
  it.each([
    ['What is v2.0 ~ test_x?', 'what-is-v2-0-test-x'],
    ['Größe & Preis', 'grosse-preis'],
    ['Wróbel', 'wrobel'],
    ["Don't wait", 'dont-wait'],
    ['../../etc', 'etc'],
    ['...hidden', 'hidden'],
    ['销售手册', '销售手册'],
    ['報価流程 2.0', '報価流程-2-0'],
    ['ガイド', 'ガイド'],
    ['Договоры: новый срок', 'договоры-новый-срок'],
    ['Τιμές', 'τιμές'],
    ['हिन्दी में', 'हिन्दी-में'],
    ['מחירים', 'מחירים'],
    ['ＦＵＬＬ　ｗｉｄｔｈ', 'full-width'],
    ['İstanbul', 'istanbul'],
    ['😀😀', 'page'],
    ['👩‍👩‍👧', 'page'],
    ['?', 'page'],
    ['CON', 'page-con'],
    ['Lpt1', 'page-lpt1'],
    ['Context', 'context'],
  ])('%j is %j', (title, slug) => expect(slugOf(title)).toBe(slug));

  it.each(['long '.repeat(60), '长'.repeat(300), '𠀀'.repeat(300), `${'a'.repeat(69)}𠀀`])(
    'is never longer than file systems allow, nor half a letter: %j',
    (title) => {
      const slug = slugOf(title);
      expect(Buffer.byteLength(`.${slug}-12.mdx.0123456789ab.tmp`)).toBeLessThan(256);
      expect(slug).toMatch(/^[\p{L}-]+(?<!-)$/u);
      expect(slug.isWellFormed()).toBe(true);
    },
  );

  it('has a number behind it where another has it already', async () => {
    const taken = new Set(['page', 'page-2']);
    const free = (slug: string) => freeSlug(slug, async (each) => !taken.has(each));
    expect(await free('page')).toBe('page-3');
    expect(await free('other')).toBe('other');
  });
});
