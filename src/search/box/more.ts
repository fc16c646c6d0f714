/** What stands below the hits: that nobody has written something yet, and what people look for in vain. */
import { newPage } from '../new-page.ts';
import { forget, missed, readLately } from '../kept.ts';
import { action } from './before.ts';
import { element } from '../../element.ts';
import { base, type Wiki } from './sources.ts';

/** Offers to write what nobody has written. */
export function unwritten(words: string, { collections }: Wiki): HTMLElement {
  const links = collections
    .filter(({ canBegin }) => canBegin)
    .map(({ id, singular }) => element('li', {}, element('a', { href: newPage(base, id, words) }, singular)));
  return element(
    'div',
    { className: 'search-unwritten' },
    element('p', {}, 'Nobody has written this yet. Write it as'),
    element('ul', {}, ...links),
  );
}

/**
 * What was sought here in vain, for whoever keeps the wiki to know; `undefined` where that is nothing.
 *
 * @param now what is being sought in vain
 */
export function lookedFor({ reportTo }: Wiki, now = ''): HTMLElement | undefined {
  const all = [...new Set([now, ...missed()])].filter((words) => words !== '');
  if (all.length === 0) return undefined;
  const said = all.slice(0, 5).map((words) => `“${words}”`);
  const more = all.length > said.length ? ` and ${all.length - said.length} more` : '';
  const whole = element(
    'div',
    { className: 'search-missed' },
    element('p', {}, `Looked for here and not found: ${said.join(', ')}${more}. Only this browser knows.`),
    element(
      'p',
      { className: 'search-acts' },
      reportTo !== undefined && tell(reportTo, all),
      action('Forget them', () => {
        forget('missed');
        whole.remove();
      }),
    ),
  );
  return whole;
}

/** A way to have forgotten what was read. */
export function forgetRead(redraw: () => void): HTMLElement | undefined {
  if (readLately().length === 0) return undefined;
  const button = action('Forget what I read', () => {
    forget('read');
    redraw();
  });
  return element('p', { className: 'search-acts' }, 'What you read is kept in this browser alone.', button);
}

/** Nothing is sent before somebody sends it: it opens as a mail of their own. */
function tell(reportTo: string, all: readonly string[]): HTMLElement {
  const text = `Looked for in the wiki, and not found:\n\n${all.map((words) => `- ${words}`).join('\n')}\n`;
  const mail = `mailto:${reportTo}?subject=${encodeURIComponent('People look for')}&body=${encodeURIComponent(text)}`;
  return element('a', { href: reportTo.includes('@') ? mail : reportTo }, 'Tell who keeps this wiki');
}
