/**
 * All that the editor relies on in Decap beyond its documentation. What is listed here is read from the code in
 * `src/editor` as far as it goes, so that who uses more of Decap, or less, need not say so twice. Where an upgrade of
 * Decap breaks something, what fails here names it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, JSHandle, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../src/cms/backend.ts';
import { inOurWords } from '../../src/editor/decap/phrases.ts';
import { editorPolicy } from '../../src/site/policy.ts';
import { barriers } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { openForm, openWiki, signIn, type OpenWiki } from '../support/edited-wiki.ts';
import { pngOf } from '../support/pictures.ts';
import { project } from '../support/script.ts';

const editor = join(project, 'src/editor');
const sources = readdirSync(editor, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:tsx?|css)$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(editor, name), 'utf8') }));

/** What knows Decap's inside. */
const door = sources.filter(({ name }) => name.startsWith('decap')).map(({ text }) => text);
/** What draws around Decap. The text of a page has classes of another editor. */
const around = sources.filter(({ name }) => !name.startsWith('body')).map(({ text }) => text);

function found(texts: readonly string[], pattern: RegExp): string[] {
  const all = texts.flatMap((text) => [...text.matchAll(pattern)].map(([, first = '']) => first));
  return [...new Set(all)].toSorted();
}

/** The names of the members of an interface, wherever the editor declares it. */
function membersOf(name: string): string[] {
  const bodies = found(
    sources.map(({ text }) => text),
    new RegExp(`interface ${name} \\{\\n([^]*?)\\n\\}`, 'g'),
  );
  return found(bodies, /^ {2}(\w+)\??[(:]/gm);
}

const relied = {
  /** What Decap is told by us. */
  told: found(door, /dispatch\(\{ type: '([A-Z_]+)'/g),
  /** What Decap tells, and is heard by us. */
  heard: found(door, /type === '([A-Z_]+)'/g),
  unwanted: found(found(door, /const unwanted = \[([^\]]*)\]/g), /'(\w+)'/g),
  state: membersOf('State'),
  /** Keys of the draft, of the entry in it, and of the entries. */
  keys: found(
    sources.filter(({ name }) => name === join('decap', 'store.ts')).map(({ text }) => text),
    /\.get(?:In\(\[)?\(?'(\w+)'/g,
  ),
  classes: found(around, /(?:\[class[*^$]=["']|\.(?=Toastify|ReactModal))([\w-]+)/g),
  ids: found(around, /(?:getElementById\('|#)(nc-\w+)/g),
  buttons: found(door, /named\([^)]*, '([^']+)'\)/g),
  cms: membersOf('Cms'),
  backend: membersOf('Backend'),
};

const page = '---\ntitle: Contract\nsummary: As it was.\nowner: leonie-vaske\nteams: [sales]\n---\n\nText.\n';
const file = 'guides/contract.mdx';

let wiki: OpenWiki;
let browser: Browser;
/** The editor as an editor has it. */
let open: Page;
/** Decap and nothing else, before it is started. */
let bare: Page;

beforeAll(async () => {
  wiki = await openWiki({ files: { [file]: page } });
  browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  bare = await context.newPage();
  const headers = { 'content-security-policy': editorPolicy(chooseBackend({}, true)) };
  await bare.route('**/bare', (route) =>
    route.fulfill({ contentType: 'text/html', headers, body: '<!doctype html><title>Bare</title>' }),
  );
  await bare.goto(`${wiki.address}/bare`);
  open = await context.newPage();
  open.on('dialog', (dialog) => void dialog.accept());
  await open.addInitScript(watch);
  await signIn(open, wiki);
  await openForm(open, wiki, 'guides/entries/contract');
});

afterAll(async () => {
  await browser?.close();
  await wiki?.close();
});

/** Decap as a page has it, or may have it: by the address of its script there is only one. */
function decapIn(page: Page): Promise<JSHandle<typeof import('../../src/editor/decap/decap.ts')>> {
  return page.evaluateHandle(`import('/admin/editor/decap.js')`);
}

/** What was seen since the editor was opened, also before it was loaded anew. */
interface Seen {
  actions: string[];
  /** Types of actions that changed the state, whoever dispatched them. */
  understood: string[];
  keys: string[];
  classes: string[];
  state: string[];
}

/** Runs in the page before any script of it: notes what Decap does. */
function watch(): void {
  interface Tree {
    keySeq?(): { toArray(): string[] };
    get?(name: string): Tree | undefined;
  }
  interface Store {
    dispatch(action: { type?: string }): unknown;
    getState(): Record<string, Tree>;
    subscribe(listener: () => void): void;
  }
  type Reducer = (state: unknown, action: { type: string }) => unknown;
  type Create = (reducer: Reducer, ...others: unknown[]) => Store;
  type Enhance = (create: Create) => Create;
  const kept = JSON.parse(sessionStorage.getItem('seen') ?? '{}') as Partial<Seen>;
  const seen = {
    actions: new Set(kept.actions),
    understood: new Set(kept.understood),
    keys: new Set(kept.keys),
    classes: new Set(kept.classes),
    state: new Set(kept.state),
  };
  const keep = () =>
    sessionStorage.setItem(
      'seen',
      JSON.stringify(Object.fromEntries(Object.entries(seen).map(([name, all]) => [name, [...all]]))),
    );
  const spy: Enhance =
    (create) =>
    (reducer, ...others) => {
      const reduce: Reducer = (state, action) => {
        const next = reducer(state, action);
        if (next !== state) seen.understood.add(action.type);
        return next;
      };
      const store = create(reduce, ...others);
      store.subscribe(() => {
        const { auth, entryDraft, entries, ...others } = store.getState();
        Object.keys({ auth, entryDraft, entries, ...others }).forEach((key) => seen.state.add(key));
        for (const tree of [entryDraft, entryDraft?.get?.('entry'), entries])
          tree
            ?.keySeq?.()
            .toArray()
            .forEach((key) => seen.keys.add(key));
        if ((auth as { user?: unknown } | undefined)?.user !== undefined) seen.keys.add('user');
        keep();
      });
      const dispatch: Store['dispatch'] = (action) => {
        if (action.type) seen.actions.add(action.type);
        return store.dispatch(action);
      };
      return { ...store, dispatch };
    };
  let given: ((...enhancers: Enhance[]) => Enhance) | undefined;
  Object.defineProperty(window, '__REDUX_DEVTOOLS_EXTENSION_COMPOSE__', {
    get: () => given && ((...enhancers: Enhance[]) => given?.(...enhancers, spy)),
    set: (compose: typeof given) => (given = compose),
  });
  const look = () => {
    for (const each of document.querySelectorAll('[class]'))
      (each.getAttribute('class') ?? '').split(/\s+/).forEach((name) => seen.classes.add(name));
    keep();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}

const seen = () => open.evaluate(() => JSON.parse(sessionStorage.getItem('seen') ?? '{}') as Seen);

const summary = () => open.getByLabel('Summary', { exact: true });

/** Presses what the editor itself presses to publish: what stands in Decap's toolbar by its words. */
async function publish(): Promise<void> {
  await open.getByRole('button', { name: 'Publish', exact: true }).click();
  await open.getByRole('menuitem', { name: 'Publish now', exact: true }).click();
}

it('is read from the code: what is not found there cannot be watched', () => {
  for (const [what, names] of Object.entries(relied)) expect(names, what).not.toEqual([]);
  expect(relied.buttons).toEqual(['Publish', 'Publish now', 'Published']);
});

describe('Decap before it is started', () => {
  it('waits for the editor', async () => {
    await decapIn(bare);
    expect(await bare.locator('#nc-root').count()).toBe(0);
  });

  it.each(relied.cms)('has CMS.%s()', async (name) => {
    const decap = await decapIn(bare);
    const kind = await decap.evaluate(
      ({ cms }, name) => typeof (cms as unknown as Record<string, unknown>)[name],
      name,
    );
    expect(kind, `Decap no longer has CMS.${name}()`).toBe('function');
  });

  it.each(['proxy', 'github', 'gitlab', 'gitea', 'forgejo'])('can save to %s', async (host) => {
    const decap = await decapIn(bare);
    const names = await decap.evaluate(
      async ({ loadHost }, { host, names }) => {
        const Host = await loadHost(host);
        const backend = { name: host, proxy_url: '/api/v1', repo: 'company/wiki', app_id: 'id' };
        const places = { base_url: 'https://git.example', api_root: 'https://git.example/api' };
        const config = { backend: { ...backend, ...places }, media_folder: 'public/media' };
        const made = new Host(config, { updateUserCredentials: () => undefined });
        return names.filter((name) => typeof (made as Record<string, unknown>)[name] === 'function');
      },
      { host, names: relied.backend },
    );
    expect(names, `Decap’s backend for ${host} no longer has all of these`).toEqual(relied.backend);
  });

  it('says what the editor says in other words', async () => {
    const theirs = await (await decapIn(bare)).evaluate(({ cms }) => cms.getLocale('en'));
    expect(keysOf(theirs), 'Decap no longer has some of these phrases').toEqual(
      expect.arrayContaining(keysOf(inOurWords({}))),
    );
  });
});

function keysOf(tree: unknown, path = ''): string[] {
  if (typeof tree !== 'object' || tree === null) return [path];
  return Object.entries(tree).flatMap(([key, value]) => keysOf(value, `${path}.${key}`));
}

describe('a form of Decap’s', () => {
  it('saves what was typed with the buttons of its toolbar', async () => {
    await summary().fill('As it is.');
    await publish();
    await expect.poll(() => wiki.read(file)).toContain('summary: As it is.');
    await open.getByRole('button', { name: 'Published', exact: true }).waitFor();
  });

  it('saves what a listener before saving returns', async () => {
    await (
      await decapIn(open)
    ).evaluate(({ cms }) =>
      cms.registerEventListener({
        name: 'preSave',
        handler({ entry }) {
          const data = entry.get('data') as unknown as {
            get(name: string): unknown;
            set(name: string, value: unknown): never;
          };
          const text = String(data.get('$text'));
          return text.includes('replace me')
            ? data.set('$text', text.replace('replace me', 'Replaced.'))
            : undefined;
        },
      }),
    );
    await summary().fill('replace me');
    await publish();
    await expect.poll(() => wiki.read(file)).toContain('summary: Replaced.');
  });

  it('saves nothing where that listener throws, says why, and keeps what was typed', async () => {
    await openForm(open, wiki, 'guides/entries/contract');
    await summary().waitFor();
    await (
      await decapIn(open)
    ).evaluate(({ cms }) =>
      cms.registerEventListener({
        name: 'preSave',
        handler() {
          throw new Error('The contract says no.');
        },
      }),
    );
    await summary().fill('Refused.');
    await publish();
    await open.getByText('The contract says no.').first().waitFor();
    expect(await wiki.read(file)).toContain('summary: Replaced.');
    expect(await summary().inputValue()).toBe('Refused.');
  });

  it('fails to delete what is kept after all, and has a menu that can be read aloud', async () => {
    await openForm(open, wiki, 'guides/entries/contract');
    await summary().fill('To be published.');
    await open.getByRole('button', { name: 'Publish', exact: true }).click();
    await open.getByRole('menuitem', { name: 'Publish now' }).waitFor();
    expect(await barriers(open, '[class*="ToolbarContainer"]')).toEqual([]);
    await open.keyboard.press('Escape');
    await open.getByRole('button', { name: 'Delete', exact: true }).click();
    await open.getByRole('button', { name: 'Keep the page' }).click();
    await expect.poll(async () => (await seen()).actions).toContain('ENTRY_DELETE_FAILURE');
  });

  it('lets go of what is left', async () => {
    await openForm(open, wiki, 'guides/new');
    await summary().waitFor();
    await open.evaluate(() => (location.hash = '#/collections/guides'));
    await expect.poll(async () => (await seen()).actions).toContain('DRAFT_DISCARD');
  });
});

describe('beside the form, Decap', () => {
  it('says what it cannot open', async () => {
    await openForm(open, wiki, 'guides/entries/nowhere');
    await open.getByRole('alert').filter({ hasText: 'This could not be opened.' }).waitFor();
  });

  it('keeps a library of pictures', async () => {
    await openForm(open, wiki, 'guides');
    await open.getByRole('button', { name: 'Media', exact: true }).click();
    const library = open.locator('.ReactModalPortal');
    await library.getByText('No assets found.').waitFor();
    const picture = { name: 'dot.png', mimeType: 'image/png', buffer: pngOf(1, 1) };
    await library.locator('input[type="file"]').setInputFiles(picture);
    await library.getByText('dot.png', { exact: true }).waitFor();
    // What is said lies above the library: a press would reach it.
    await open.getByText('“dot.png” is uploaded.').click({ trial: true });
    const drawing = { name: 'evil.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') };
    await library.locator('input[type="file"]').setInputFiles(drawing);
    await open.getByText('Not uploaded. “evil.svg” is an SVG.').click({ trial: true });
    expect(await barriers(open, '.ReactModalPortal')).toEqual([]);
    await open.keyboard.press('Escape');
  });
});

describe('while the editor was used', () => {
  it('was Decap’s store to be had where the developer tools of Redux would have it', async () => {
    expect((await seen()).actions).not.toEqual([]);
  });

  it.each(relied.told)('Decap understood %s', async (type) => {
    expect((await seen()).understood, `Decap no longer heeds ${type}`).toContain(type);
  });

  it.each(relied.heard)('Decap dispatched %s', async (type) => {
    expect((await seen()).actions, `Decap no longer dispatches ${type}`).toContain(type);
  });

  // It is kept from what would lead there.
  it.each(relied.unwanted)('Decap could dispatch %s', async (type) => {
    const script = await (await fetch(`${wiki.address}/admin/editor/decap.js`)).text();
    expect(new RegExp(`["'\`]${type}`).test(script), `Decap no longer names ${type}`).toBe(true);
  });

  it.each(relied.state)('Decap’s state had %s', async (name) => {
    expect((await seen()).state, `Decap’s state no longer has ${name}`).toContain(name);
  });

  it.each([...relied.keys, 'user'])('a draft, an entry or who is signed in had %s', async (name) => {
    expect((await seen()).keys, `Decap no longer keeps ${name} there`).toContain(name);
  });

  it.each(relied.classes)('something was drawn with a class that holds %s', async (name) => {
    const isDrawn = (await seen()).classes.some((each) => each.includes(name));
    expect(isDrawn, `Decap no longer draws anything it calls ${name}`).toBe(true);
  });

  it.each(relied.ids)('there was an element with the id %s', async (id) => {
    expect(await open.locator(`#${id}`).count(), `Decap no longer has #${id}`).toBe(1);
  });
});
