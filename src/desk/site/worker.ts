/** The rendering process: has the wiki in memory, shows its pages, and looks at unsaved texts in its midst. */
import { dayAt, type Day } from '../../freshness/day.ts';
import { LiveWiki, type Changed } from '../../live/wiki.ts';
import type { Publication } from '../../site/publication.ts';
import { changesAt } from '../../site/changes/list.ts';
import { pastIn } from '../../site/changes/told.ts';
import { loadTheme, type Page } from '../../theme/theme.ts';
import { openWatch } from '../../watchdog/watch.ts';
import { bodyOf } from '../../wiki/entry.ts';
import { sectionAt } from '../../wiki/sections.ts';
import { addressOf } from '../../wiki/wiki.ts';
import { validate } from '../validation/validate.ts';
import {
  validationLabel,
  type Answer,
  type Beginning,
  type Files,
  type RenderRequest,
  type RenderProgress,
  type Searched,
} from './render-messages.ts';

const watched = openWatch();
process.on('disconnect', () => process.exit());
process.once('message', (beginning: Beginning) => {
  serve(beginning).catch((error: unknown) => report({ step: 'failed', reason: reasonOf(error) }));
});

async function serve({
  contentFolder,
  theme,
  caches,
  site,
  editing,
  ends,
  timeoutMs,
}: Beginning): Promise<void> {
  const live = new LiveWiki({ folder: contentFolder, caches, ends, watched });
  /** When the wiki was last brought up to date. */
  let followed = new Date();
  const [{ pageAt, pagesOf, render, preview }] = await Promise.all([loadTheme(theme), live.update()]);
  /** What search does not know yet. */
  let unsearched: Changed = 'all';

  process.on('message', (order: RenderRequest) => {
    carryOut(order).then(
      (result) => report({ step: 'done', result }),
      (error: unknown) => report({ step: 'failed', reason: reasonOf(error) }),
    );
  });
  report({ step: 'done', result: undefined });

  async function carryOut(order: RenderRequest): Promise<unknown> {
    // What is not committed counts as changed now: on the next day, on that day.
    const changed = order.changed ?? (dayOf(followed) === dayOf(new Date()) ? undefined : []);
    if (changed) await follow(changed);
    if (order.kind === 'page') return page(order.address);
    if (order.kind === 'validate') return validateOrder(order);
    if (order.all) unsearched = 'all';
    return searched();
  }

  async function follow(files: Files): Promise<void> {
    const begun = new Date();
    const changed = await live.update(files === 'all' ? undefined : files);
    followed = begun;
    unsearched = unsearched === 'all' || changed === 'all' ? 'all' : new Set([...unsearched, ...changed]);
  }

  function dayOf(time: Date): Day {
    return dayAt(time, live.wiki.settings.review.timeZone);
  }

  function publication(): Publication {
    const { wiki, sources } = live;
    const today = dayOf(new Date());
    const trend = () => live.trend(today);
    const { problems } = sources;
    return {
      wiki,
      problems,
      folder: contentFolder,
      trend,
      past: live,
      site,
      editing,
      showsDrafts: true,
      today,
    };
  }

  async function page(address: string): Promise<Answer> {
    const former = live.wiki.moved.get(pathIn(address));
    // A folder may have come where a page was; its list leads on.
    if (former !== undefined && !sectionAt(live.wiki, pathIn(address))) return { moved: addressOf(former) };
    const now = publication();
    const found = pageAt(now, address);
    // What git tells of years is no text's fault, and is not counted as one.
    const trend = found?.address === '/freshness/' ? await now.trend() : undefined;
    const past = found && (await pastOf(now, found));
    const shown = { ...now, trend: async () => trend, ...(past && { past }) };
    if (found) return { body: await watched(labelOf(found), () => render(shown, found), timeoutMs) };
    if (pageAt(now, `${address}/`)) return { moved: `${address}/` };
    const composed = address.split('/').map(inOneWay).join('/');
    return composed === address ? undefined : movedTo(await page(composed), composed);
  }

  /** What git tells of the changes that a page lists, read before anybody looks at the time. */
  async function pastOf(now: Publication, { address }: Page): Promise<Publication['past'] | undefined> {
    const [, rest] = /^\/changes\/(?:(.+)\/)?$/.exec(address) ?? [];
    const found = address.startsWith('/changes/') && changesAt(now, decodeURIComponent(rest ?? ''));
    if (!found) return undefined;
    const said = pastIn(found.rows);
    const texts = new Map((await now.past.saidIn(said)).map((text, index) => [said[index]?.said, text]));
    // What another list has told is not asked for again.
    const saidIn: Publication['past']['saidIn'] = async (asked) =>
      asked.map((each) => texts.get(each.said) ?? '');
    return { edits: now.past.edits, saidIn };
  }

  /** A page that takes too long is known by its file: that is then shown as typed. */
  function labelOf({ address }: Page): string {
    return live.wiki.byKey.get(pathIn(address))?.file ?? address;
  }

  async function validateOrder({
    path,
    raw,
    preview: wantsPage,
  }: RenderRequest & { kind: 'validate' }): Promise<string | undefined> {
    const today = dayOf(new Date());
    const { problems, page } = watched(validationLabel, () => validate(path, raw, live, today), timeoutMs);
    await report({ step: 'checked', problems });
    if (!wantsPage || page === undefined) return undefined;
    return watched(
      validationLabel,
      () => preview(page.wiki, page.entry, bodyOf(raw, page.entry.file), today),
      timeoutMs,
    );
  }

  function searched(): Searched {
    const changed = unsearched;
    unsearched = new Set();
    if (changed === 'all')
      return { addresses: pagesOf(publication()).map(({ address }) => address), isAll: true };
    // What is found of a page holds what it shows of those it names.
    const naming = [...changed].flatMap((key) => live.wiki.backlinks.get(key) ?? []).map(({ from }) => from);
    return { addresses: [...new Set([...changed, ...naming])].map(addressOf), isAll: false };
  }
}

/** A part of an address with its letters written in one way, as the addresses of pages are. */
function inOneWay(part: string): string {
  return encodeURIComponent(decodeURIComponent(part).normalize('NFC'));
}

/** An answer for those who asked at another address. */
function movedTo(answer: Answer, address: string): Answer {
  return answer && ('moved' in answer ? answer : { moved: address });
}

/** The path of an address as it is read, without the slashes around it. */
function pathIn(address: string): string {
  return decodeURIComponent(address).replace(/^\/|\/$/g, '');
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Resolves once it is sent: what comes next may never return. */
function report(what: RenderProgress): Promise<void> {
  return new Promise((done) => {
    process.send?.(what, undefined, undefined, () => done());
  });
}
