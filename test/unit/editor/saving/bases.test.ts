import { beforeEach, describe, expect, it, vi } from 'vitest';
import { pageFormat, sourceField } from '../../../../src/cms/format.ts';
import { forget, remembering } from '../../../../src/editor/saving/bases.ts';
import { asEnded } from '../../../../src/editor/saving/begun.ts';

const format = remembering(pageFormat());
const file = '---\ntitle: Champion\nowner: kim\n---\n\nText.\n';

/** The text of a form in which the title was changed. */
function edited(title: string): string {
  return format.toFile({ ...format.fromFile(file), title });
}

describe('what an unsaved text was made from', () => {
  // Node has no storage of a browser; this stands in for it.
  let stored: Map<string, string>;
  let full: boolean;
  beforeEach(() => {
    stored = new Map();
    full = false;
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      removeItem: (key: string) => stored.delete(key),
      setItem: (key: string, value: string) => {
        if (full) throw new Error('QuotaExceededError');
        stored.set(key, value);
      },
    });
  });

  it('is found again where a backup of the text is opened as if it were the file', () => {
    const backup = edited('Ally');
    expect(format.fromFile(backup)).toMatchObject({ title: 'Ally', [sourceField]: file });
  });

  it('is the file itself once the text was saved', () => {
    const text = edited('Ally');
    forget(text);
    expect(format.fromFile(text)[sourceField]).toBe(text);
  });

  it('is the file itself where nothing was changed', () => {
    expect(format.toFile(format.fromFile(file))).toBe(file);
    expect(format.fromFile(file)[sourceField]).toBe(file);
  });

  it('is kept for the last texts only, and never keeps anyone from writing', () => {
    const texts = Array.from({ length: 30 }, (_, index) => edited(`Ally ${index}`));
    expect(format.fromFile(texts[29] ?? '')[sourceField]).toBe(file);
    expect(format.fromFile(texts[0] ?? '')[sourceField]).toBe(texts[0]);
    full = true;
    expect(edited('Full')).toContain('title: Full');
    stored.set('concord-bases', 'not JSON');
    expect(format.fromFile(file)[sourceField]).toBe(file);
  });
});

describe('asEnded', () => {
  it.each([
    ['no line break where the file had none', 'a\n', 'a', 'a'],
    ['a line break where the file had one', 'a\n', 'b\n', 'a\n'],
    ['a line break for a new file', 'a\n', undefined, 'a\n'],
  ])('gives %s', (_name, raw, base, expected) => {
    expect(asEnded(raw, base)).toBe(expected);
  });
});
