/** The styles of what few pages have: those alone carry them that show it. */
import figures from './entries/parts/figures.css?inline';
import glance from './entries/parts/glance.css?inline';
import proposed from './entries/parts/proposed.css?inline';
import raised from './entries/parts/raised.css?inline';
import tasks from './entries/parts/tasks.css?inline';
import callout from './vocabulary/callout.css?inline';
import claim from './vocabulary/claim.css?inline';
import details from './vocabulary/details.css?inline';
import order from './vocabulary/order.css?inline';
import quote from './vocabulary/quote.css?inline';
import talk from './vocabulary/talk.css?inline';
import term from './vocabulary/term.css?inline';

/** By the classes that ask for them. */
const parts: { layer: 'entries' | 'layouts' | 'vocabulary'; classes: string[]; css: string }[] = [
  { layer: 'entries', classes: ['glance'], css: glance },
  { layer: 'entries', classes: ['raised'], css: raised },
  { layer: 'layouts', classes: ['task-facts'], css: tasks },
  { layer: 'entries', classes: ['proposed', 'differs', 'as-agreed'], css: proposed },
  { layer: 'layouts', classes: ['figures'], css: figures },
  { layer: 'vocabulary', classes: ['callout'], css: callout },
  { layer: 'vocabulary', classes: ['talk'], css: talk },
  { layer: 'vocabulary', classes: ['quote'], css: quote },
  { layer: 'vocabulary', classes: ['flow', 'process', 'steps'], css: order },
  { layer: 'vocabulary', classes: ['details'], css: details },
  { layer: 'vocabulary', classes: ['claim'], css: claim },
  { layer: 'vocabulary', classes: ['term'], css: term },
];

/** A style element for what a part of a page shows; nothing where all of it is in the stylesheet of every page. */
export function partStyles(html: string): string {
  const shown = new Set(
    [...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')),
  );
  const own = parts.filter(({ classes }) => classes.some((name) => shown.has(name)));
  if (own.length === 0) return '';
  return `<style>${own.map(({ layer, css }) => `@layer ${layer}{${css}}`).join('')}</style>`;
}
