/** The looking process: reads unsaved text for its parent, which can stop it when that takes too long. */
import { pathToFileURL } from 'node:url';
import { dayAt } from '../../freshness/day.ts';
import { bodyOf } from '../../wiki/entry.ts';
import { readAndKeep } from '../../wiki/read.ts';
import { lookInto } from './look.ts';
import type { Order, Report } from './process.ts';
import type { Renderer } from './renderer.ts';

const [folder = '', kept = ''] = process.argv.slice(2);
let saved: ReturnType<typeof read> | undefined = read();

process.on('message', (order: Order) => {
  look(order).catch((error: unknown) => report({ step: 'failed', reason: String(error) }));
});
process.on('disconnect', () => process.exit());

async function look({ path, raw, reread, renderer }: Order): Promise<void> {
  if (reread) saved = undefined;
  const { lookAt, timeZone } = await (saved ??= read());
  const today = dayAt(new Date(), timeZone);
  await report({ step: 'begun' });
  const { problems, page } = lookAt(path, raw, today);
  await report({ step: 'checked', problems });
  if (page === undefined || renderer === undefined) return report({ step: 'done', html: undefined });
  const { renderEntry } = (await import(pathToFileURL(renderer).href)) as Renderer;
  await report({ step: 'begun' });
  await report({ step: 'done', html: await renderEntry(page.wiki, page.entry, bodyOf(raw), today) });
}

function read() {
  const reading = readAndKeep(folder, kept).then((sources) => ({
    lookAt: lookInto(sources),
    timeZone: sources.settings.review.timeZone,
  }));
  // Whoever looks is told, and may have better luck the next time.
  reading.catch(() => {
    if (saved === reading) saved = undefined;
  });
  return reading;
}

/** Resolves once it is sent: what comes next may never return. */
function report(what: Report): Promise<void> {
  return new Promise((done) => {
    process.send?.(what, undefined, undefined, () => done());
  });
}
