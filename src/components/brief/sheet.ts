/** Shows a brief on its page. */
import { draw } from './draw.ts';
import { element } from '../../element.ts';
import { briefOf } from './gather.ts';
import type { Material } from './material.ts';
import type { Section } from './model.ts';

export function showSheet(page: HTMLElement, material: Material): void {
  const brief = briefOf(material);
  const fill = (name: string, ...children: (Node | string)[]) =>
    page.querySelector(`[data-${name}]`)?.replaceChildren(...children);
  const toTrust = element('a', { href: '#brief.trust' }, ['See what']);
  fill('warning', ...(brief.warning === undefined ? [] : [brief.warning, ' ', toTrust]));
  fill('jumps', ...brief.sections.map(jumpTo));
  fill('sections', ...draw(brief, material.today));
  void import('./copy.ts').then(
    ({ offerCopies }) => offerCopies(page, brief, material.today),
    () => {},
  );
}

function jumpTo({ id, title }: Section): HTMLElement {
  return element('li', {}, [element('a', { href: `#brief.${id}` }, [title])]);
}
