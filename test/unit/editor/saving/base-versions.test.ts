import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  forgetBase,
  isUnknown,
  keepBase,
  keptBase,
  recovered,
} from '../../../../src/editor/saving/base-versions.ts';
import { asEnded } from '../../../../src/editor/saving/begun.ts';

const path = 'content/lexicon/champion.mdx';

describe('what an unsaved text was made from', () => {
  // Node has no storage of a browser; this stands in for it.
  let full: boolean;
  beforeEach(() => {
    full = false;
    vi.stubGlobal('localStorage', storage());
    forgetBase(path);
  });
  afterEach(() => vi.unstubAllGlobals());

  function storage() {
    const methods = {
      getItem: (key: string) => (key in stored ? stored[key] : null),
      removeItem: (key: string) => Reflect.deleteProperty(stored, key),
      setItem: (key: string, value: string) => {
        if (full) throw new Error('QuotaExceededError');
        stored[key] = value;
      },
    };
    const stored: Record<string, string> = Object.create(methods) as Record<string, string>;
    return stored;
  }

  it('is kept until the text is saved', () => {
    keepBase(path, 'As it was.');
    keepBase(path, 'As another window has it.');
    expect(keptBase(path)).toBe('As another window has it.');
    recovered(path, 'As another window has it.');
    expect(isUnknown(path)).toBe(false);
    forgetBase(path);
    expect(keptBase(path)).toBeUndefined();
  });

  it('is not invented where it is no longer known', () => {
    keepBase(path, 'What was typed over before the backup came.');
    recovered(path, undefined);
    keepBase(path, 'The file of today, which others may have changed.');
    expect([isUnknown(path), keptBase(path)]).toEqual([true, undefined]);
    forgetBase(path);
    expect(isUnknown(path)).toBe(false);
  });

  it('keeps nobody from writing where the browser’s storage is full, and is never that of an earlier text', () => {
    keepBase(path, 'As it was.');
    full = true;
    keepBase(path, 'As it was later.');
    expect(keptBase(path)).toBeUndefined();
  });
});

describe('asEnded', () => {
  it.each([
    ['no line break where the file had none', 'a\n', 'a', 'a'],
    ['a line break where the file had one', 'a\n', 'b\n', 'a\n'],
    ['a line break for a new file', 'a\n', undefined, 'a\n'],
    ['a line break where nobody knows', 'a\n', '', 'a\n'],
  ])('gives %s', (_name, raw, base, expected) => {
    expect(asEnded(raw, base)).toBe(expected);
  });
});
