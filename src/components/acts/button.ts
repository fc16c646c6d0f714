import { element } from '../../element.ts';

/** A button that does something when it is pressed. */
export function button(textContent: string, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', textContent });
  made.addEventListener('click', press);
  return made;
}
