import { experimental_AstroContainer as Container } from 'astro/container';
import { viewOf } from '../site/view.ts';
import type { Theme } from './theme.ts';
import Preview from './Preview.astro';

/** Renders the page of an entry by itself, for a frame's `srcdoc`. It runs no scripts: what they derive is rendered. */
export const renderEntry: Theme['preview'] = async (wiki, entry, body, today) => {
  // A container keeps all that it has rendered: each page gets one of its own.
  const container = await Container.create();
  const view = { ...viewOf(wiki, entry), today };
  const html = await container.renderToString(Preview, { props: { view, body }, partial: false });
  return (
    html
      .replace(/<script type="module" src="[^"]*"><\/script>/g, '')
      // Such a frame takes addresses for those of the page around it, `#section` included.
      .replace(/(<a\b[^>]*?\shref=")#/g, '$1about:srcdoc#')
      .replace(/(<a\b)(?=[^>]*?\shref="about:srcdoc#)/g, '$1 target="_self"')
  );
};
