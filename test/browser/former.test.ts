import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { buildSite } from '../support/built-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { datedRepo } from '../support/dated-repo.ts';
import { bareWiki } from '../support/script.ts';
import { serve } from '../support/serve.ts';

it('the former address of a page leads on to the place that was asked for, without a script to the page', async () => {
  const repo = await datedRepo();
  for (const [file, text] of Object.entries(bareWiki)) await repo.write(file, text);
  await repo.write('guides/old.mdx', guide({ title: 'Renamed' }, `${'Words.\n\n'.repeat(60)}## Place`));
  repo.commit();
  repo.git('mv', join(repo.content, 'guides/old.mdx'), join(repo.content, 'guides/new.mdx'));
  repo.commit();
  const folder = await buildSite({ content: repo.content, args: ['--no-search'] });
  const site = await serve(folder);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${site.address}/guides/old/#place`);
    await page.waitForURL(`${site.address}/guides/new/#place`);
    await page.getByRole('heading', { name: 'Renamed' }).waitFor();
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const without = await plain.newPage();
    await without.goto(`${site.address}/guides/old/#place`);
    await without.waitForURL(`${site.address}/guides/new/`);
    expect(await without.getByRole('heading', { level: 1 }).textContent()).toBe('Renamed');
  } finally {
    await browser.close();
    await site.close();
    await repo.remove();
    await rm(folder, { recursive: true });
  }
});
