import { expect, it } from 'vitest';
import { forgetTyped, keepTyped, typedText } from '../../../src/editor/panels/typed-texts.ts';

function storage(most = Infinity): Storage {
  const kept = new Map<string, string>();
  return {
    length: 0,
    clear: () => kept.clear(),
    key: () => null,
    getItem: (name) => kept.get(name) ?? null,
    setItem(name, value) {
      if (value.length > most) throw new DOMException('Full', 'QuotaExceededError');
      kept.set(name, value);
    },
    removeItem: (name) => void kept.delete(name),
  };
}

const path = 'content/guides/a.mdx';

it('keeps what was typed, with what it was made from, until it is saved', () => {
  const browser = storage();
  expect(typedText(path, browser)).toBeUndefined();
  expect(keepTyped(path, { text: 'New', base: 'Old' }, browser)).toBe(true);
  expect(keepTyped('content/guides/b.mdx', { text: 'Other' }, browser)).toBe(true);
  expect(typedText(path, browser)).toEqual({ text: 'New', base: 'Old' });
  expect(typedText('content/guides/b.mdx', browser)).toEqual({ text: 'Other' });
  forgetTyped(path, browser);
  expect(typedText(path, browser)).toBeUndefined();
});

it('says where it cannot keep anything, and passes over what it does not understand', () => {
  expect(keepTyped(path, { text: 'Long' }, storage(3))).toBe(false);
  const browser = storage();
  browser.setItem(`concord-text:${path}`, '{"text":1');
  expect(typedText(path, browser)).toBeUndefined();
});
