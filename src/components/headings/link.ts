/** The headings of a page lead to themselves: their address is what one sends to show somebody a part of it. */
import { element } from '../../element.ts';
import style from './link.css?inline';

document.head.append(element('style', {}, style));
for (const heading of document.querySelectorAll('.entry-content :is(h2, h3)[id]')) {
  // A link within a link is none. The words stay the name of the heading, for those who hear the page.
  if (heading.querySelector('a, button') || heading.closest('a')) continue;
  const link = element('a', { href: `#${heading.id}`, className: 'heading-link' });
  link.append(...heading.childNodes);
  heading.append(link);
}
