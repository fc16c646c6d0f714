import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOfProject, filesOf, project, runScript, writeFiles } from './script.ts';

const product = `---
title: Weighbridge terminal
summary: The box at the gate.
owner: OWNER
teams:
  - sales
price: from 900 a month
---

What it does.
`;

describe('a sixth collection, added by one file', () => {
  let root: string;
  let site: Map<string, string>;

  beforeAll(async () => {
    root = await copyOfProject();
    const people = await filesOf(join(root, 'content/people'));
    const owner = [...people.keys()][0]?.replace('.yaml', '') ?? '';
    await writeFiles(root, {
      'src/collections/products.ts': await readFile(
        join(project, 'test/fixtures/sixth-collection/products.ts'),
        'utf8',
      ),
      'content/products/terminal.mdx': product.replace('OWNER', owner),
      'content/products/bad.mdx': product.replace('OWNER', owner).replace('price: from 900 a month\n', ''),
    });
    const built = await runScript('build', ['--out', 'site'], { root });
    expect(built, built.stderr).toMatchObject({ code: 0 });
    site = await filesOf(join(root, 'site'));
  });
  afterAll(() => rm(root, { recursive: true }));

  it('has pages, with its fields under their labels', () => {
    const page = site.get('products/terminal/index.html') ?? '';
    expect(page).toContain('Weighbridge terminal');
    expect(page).toContain('List price');
    expect(page).toContain('from 900 a month');
    expect(page).toContain('What it does.');
  });

  it('has an index, and a place in the navigation', () => {
    expect(site.get('products/index.html')).toContain('Weighbridge terminal');
    expect(site.get('index.html')).toContain('href="/products/"');
  });

  it('has a form in the CMS', () => {
    const config = site.get('admin/config.yml') ?? '';
    expect(config).toContain('name: products');
    expect(config).toContain('List price');
    expect(config).toContain('What the customer pays.');
  });

  it('has a JSON Schema', () => {
    const schema = JSON.parse(site.get('schemas/products.json') ?? '{}') as { required: string[] };
    expect(schema.required).toContain('price');
  });

  it('is a filter in search', () => {
    expect(site.get('products/terminal/index.html')).toContain('Collection:Products');
  });

  it('is in the API', () => {
    const entries = JSON.parse(site.get('api/entries.json') ?? '[]') as { collection: string; url: string }[];
    expect(entries.filter((each) => each.collection === 'products').map((each) => each.url)).toEqual([
      '/products/bad/',
      '/products/terminal/',
    ]);
  });

  it('is checked', async () => {
    const { stdout } = await runScript('check', ['--format', 'json'], { root });
    const { problems } = JSON.parse(stdout) as { problems: { entry: string; id: string; level: string }[] };
    expect(problems.filter((each) => each.level === 'error').map((each) => [each.entry, each.id])).toEqual([
      ['products/bad', 'field-missing'],
    ]);
  });
});
