import style from './box.css?inline';
import { element } from '../../element.ts';
import { HitList } from './list.ts';
import { markup } from './markup.ts';

type Part = 'narrow' | 'found' | 'nowhere' | 'note' | 'coming' | 'lost' | 'behind' | 'rest' | 'more';

/** What is seen of the box. */
export class View {
  readonly dialog = element('dialog', { className: 'search', ariaLabel: 'Search the wiki' });
  readonly input: HTMLInputElement;
  readonly list: HitList;

  constructor() {
    this.dialog.innerHTML = markup;
    document.head.append(element('style', {}, style));
    document.body.append(this.dialog);
    this.input = this.dialog.querySelector('input') as HTMLInputElement;
    this.list = new HitList(this.input, this.dialog.querySelector('[role=listbox]') as HTMLElement);
  }

  part(name: Part): HTMLElement {
    return this.dialog.querySelector(`.search-${name}`) as HTMLElement;
  }

  /** Whether the end of the list is in sight. */
  get isEndSeen(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.part('found');
    return scrollTop + clientHeight >= scrollHeight - 40;
  }

  /** Says something in a part of the box; nothing hides it. */
  say(part: Part, ...said: readonly (Node | string | false | undefined)[]): void {
    const place = this.part(part);
    place.replaceChildren(...said.filter((each) => each !== false && each !== undefined));
    place.hidden = place.childNodes.length === 0;
  }

  /** Says something to those who hear the page. */
  tell(said: string): void {
    (this.dialog.querySelector('[role=status]') as HTMLElement).textContent = said;
  }

  /** Takes away all that belongs to what was sought before, but for the hits. */
  clear(): void {
    for (const part of ['note', 'coming', 'lost', 'rest', 'more'] as const) this.say(part);
  }
}
