/** The browser side of the editor: loads Decap from the site itself, teaches it our parts, and starts it. */
import { pageFormat, recordFormat, slugField } from '../cms/format.ts';
import { slugOf } from '../cms/slug.ts';
import type { Cms, Data } from './decap.ts';
import { widgets } from './widgets.ts';
import './editor.css';

const { script = '' } = document.body.dataset;
window.CMS_MANUAL_INIT = true;
const tag = document.createElement('script');
tag.src = script;
tag.addEventListener('load', () => start(window.CMS));
document.head.append(tag);

function start(cms: Cms | undefined): void {
  const { createClass, h } = window;
  if (!cms || !createClass || !h) throw new Error('Decap did not load.');
  cms.registerCustomFormat('concord-page', 'mdx', pageFormat());
  cms.registerCustomFormat('concord-record', 'yaml', recordFormat());
  for (const [name, make] of Object.entries(widgets)) cms.registerWidget(name, make({ createClass, h }));
  cms.registerEventListener({
    name: 'preSave',
    handler: ({ entry }) => (entry.get('newRecord') ? named(entry.get('data')) : undefined),
  });
  cms.init();
}

/** A new entry with the name its file is to get: Decap would leave dots, tildes and underscores in it. */
function named(data: Data): Data {
  return data.set(slugField, slugOf(String(data.get('title') ?? data.get('name') ?? '')));
}
