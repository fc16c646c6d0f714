import { describe, expect, it } from 'vitest';
import { collectTyped } from '../../../src/search/ahead.ts';

/** Presses keys, as `Ctrl+a` with what is held. */
function press(page: EventTarget, ...keys: string[]): boolean[] {
  return keys.map((each) => {
    const [key, ...held] = each.split('+').toReversed();
    const event = Object.assign(new Event('keydown', { cancelable: true }), {
      key,
      ctrlKey: held.includes('Ctrl'),
      altKey: held.includes('Alt'),
      metaKey: held.includes('Cmd'),
      repeat: held.includes('Held'),
    });
    return page.dispatchEvent(event);
  });
}

describe('what is typed before search is there', () => {
  it.each([
    ['letters', ['m', 'Q', 'l'], { text: 'mQl', isEntered: false, isLeft: false }],
    ['a key that opens search', ['a', '/', 'b'], { text: 'a/b', isEntered: false, isLeft: false }],
    ['a letter by AltGr', ['Ctrl+Alt+@'], { text: '@', isEntered: false, isLeft: false }],
    ['a slip', ['m', '😀', 'Backspace', 'q'], { text: 'mq', isEntered: false, isLeft: false }],
    ['Enter', ['m', 'Enter'], { text: 'm', isEntered: true, isLeft: false }],
    ['more after Enter', ['m', 'Enter', 'q'], { text: 'mq', isEntered: false, isLeft: false }],
    ['the Enter that has pressed a button', ['Held+Enter'], { text: '', isEntered: false, isLeft: false }],
    ['Escape', ['m', 'Escape'], { text: 'm', isEntered: false, isLeft: true }],
  ])('is kept from the page: %s', (_, keys, ahead) => {
    const page = new EventTarget();
    const typed = collectTyped(page);
    expect(press(page, ...keys)).not.toContain(true);
    expect(typed()).toEqual(ahead);
  });

  it('is neither what a browser is told, nor what comes later', () => {
    const page = new EventTarget();
    const typed = collectTyped(page);
    expect(press(page, 'Ctrl+t', 'Cmd+l', 'Tab', 'F5')).not.toContain(false);
    expect(typed().text).toBe('');
    press(page, 'x');
    expect(typed().text).toBe('');
  });
});
