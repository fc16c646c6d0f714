import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileTheme } from '../../scripts/build/theme.ts';
import { openRenderer, type Renderer } from '../../src/desk/site/renderer.ts';
import { addDays, dayAt } from '../../src/freshness/day.ts';
import { listContent, stampsOf } from '../../src/wiki/files.ts';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { project, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

// The content that is copied counts its days there.
const today = dayAt(new Date(), 'Europe/Berlin');
const owned = { owner: 'ines-hollander', reviewed: today, reviewedBy: 'ines-hollander' };
const image = '![The handoff](/media/handoff-2026.png)';

describe('the preview of an unsaved text', () => {
  let root: string;
  let content: string;
  let out: string;
  let looker: Renderer;
  const preview = async (file: string, raw: string) =>
    (await looker.validate(`content/${file}`, raw, true)).html;

  beforeAll(async () => {
    root = await temporaryFolder();
    [content, out] = [join(root, 'content'), join(root, 'site')];
    await cp(join(project, 'content'), content, { recursive: true });
    await cp(join(project, 'public'), join(root, 'public'), { recursive: true });
    await writeFiles(content, {
      'guides/unfit.mdx': guide(
        { title: 'Unfit: a title' },
        `Still **here**. [Nowhere](/guides/no/)\n\n${image}`,
      ),
      'guides/no-fields.mdx': 'Only text, <Callout>\n\nno fields. <b>Nor HTML</b>',
      'lexicon/unfit.mdx': guide({ title: 'Unfit' }),
    });
    const built = await runScript('build', ['--content', content, '--out', out, '--no-search', '--drafts']);
    expect(built.stderr).toBe('');
    looker = openRenderer({
      contentFolder: content,
      caches: { read: join(root, 'read'), history: join(root, 'history') },
      theme: () => compileTheme(),
      site: undefined,
      editing: { missing: [] },
      onError: (error) => expect(error).toBeUndefined(),
    });
  });
  afterAll(async () => {
    await looker.close();
    await rm(root, { recursive: true });
  });

  it('shows every page as it is built, from its heading to the end of its text', async () => {
    const pages = listContent((await stampsOf(content)).content.keys()).files.filter(
      ({ collection }) => collection !== 'people',
    );
    for (const { file, collection, id } of pages) {
      const built = await readFile(join(out, collection, id, 'index.html'), 'utf8');
      const shown = await preview(file, await readFile(join(content, file), 'utf8'));
      expect(contentOf(shown ?? ''), file).toBe(contentOf(built));
      expect(contentOf(built), file).toContain('class="entry-content"');
    }
    expect(pages.length).toBeGreaterThan(60);
  });

  it('shows a page that is not there yet, with what is wrong with it', async () => {
    const html = await preview(
      'guides/new.mdx',
      guide({ ...owned, title: 'Brand new' }, '<Say>\n\nHi.\n\n</Say>'),
    );
    expect(html).toContain('<h1 data-pagefind-meta="title">Brand new</h1>');
    expect(html).toContain('data-copy-from');
    expect(html).not.toContain('This page needs attention');
    const unfit = await preview('guides/new.mdx', guide({ ...owned, owner: 'nobody', reviewed: '1.1.2026' }));
    expect(unfit).toContain('This page needs attention');
    expect(unfit).toContain('names the person “nobody”, which does not exist');
  });

  it('says what state its review is in, without a script', async () => {
    const state = async (reviewed: string | undefined) =>
      /data-state="(\w+)"[^>]*> *<span class="state" data-review-label>([^<]*)</.exec(
        (await preview('guides/new.mdx', guide({ ...owned, reviewed, reviewEvery: '10 days' }))) ?? '',
      );
    expect((await state(addDays(today, -12)))?.slice(1)).toEqual(['overdue', 'Review overdue by 2 days']);
    expect((await state(today))?.slice(1)).toEqual(['due', 'Review due in 10 days']);
    const never = await preview('guides/new.mdx', guide({ owner: owned.owner }));
    expect(never).toContain('data-state="unreviewed"');
  });

  it('is a page by itself: with the styles of the wiki, and nothing that runs', async () => {
    const attack = '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1))';
    const html =
      (await preview('guides/new.mdx', guide(owned, `${attack}\n\n${image}\n\n<Say>\n\nHi.\n\n</Say>`))) ??
      '';
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html).toContain('<base target="_blank">');
    expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="script-src 'none'; `);
    expect(html).toContain('src="/media/handoff-2026.png"');
    expect(html).not.toMatch(/<script|<img src=x|href="javascript|<link[^>]*stylesheet/i);
    const linked = await preview('guides/new.mdx', guide(owned, '[y](#z)\n\n## Z'));
    expect(linked).toContain('<a target="_self" href="about:srcdoc#z">y</a>');
    const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '';
    expect(style).toContain('.review-line');
    expect(style).toContain('.callout');
    expect(style).not.toContain('@import');
  });
});

/** The page of an entry from its heading to the end of its text, without its review and what only scripts can do. */
function contentOf(html: string): string {
  const article = /<header> <div class="entry-top">[^]*?<footer data-pagefind-ignore>/.exec(html)?.[0] ?? '';
  return (
    article
      .replace(/<script\b[^>]*>[^]*?<\/script>/g, '')
      .replace(/<p class="review-line"[^]*?<\/p>/, '')
      .replace(/<aside class="trust-notice"[^]*?<\/aside>/, '')
      .replace(/<(\w+)-acts\b[^]*?<\/\1-acts>/g, '')
      // What scripts say of the day on which a page is read, a preview says at once.
      .replace(/(data-(?:number|asset)="[^"]*") data-state="\w+"/g, '$1')
      .replace(/(<span [^>]*data-(?:number|asset)-(?:label|more)>)[^<]*/g, '$1')
      .replace(/(data-days="[^"]*") hidden/g, '$1')
      .replace(/<a class="call-way"[^]*?<\/a>/, '')
      .replace(/<a target="_self"([^>]*) href="about:srcdoc#/g, '<a$1 href="#')
      .replace(/\s+/g, ' ')
  );
}
