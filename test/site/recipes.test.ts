import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  copyOfProject,
  filesOf,
  follow,
  project,
  replaceIn,
  run,
  runScript,
  writeFiles,
} from '../support/script.ts';

const recipes = [
  'Adding a collection',
  'Adding records',
  'Adding a field',
  'Adding a kind of field',
  'Adding a component for authors',
  'Adding a problem',
  'Adding a page of your own',
];

const product = `---
title: Weighbridge terminal
summary: The box at the gate.
owner: OWNER
teams:
  - sales
price: from 900 a month
margin: 62.5
---

What it does.

<Story customer="A yard">

They were quicker.

</Story>
`;

const partner = `name: Weighing & Sons
contact: OWNER
since: 2026-01-31
told: products/terminal
`;

/** Prints the form that the editor draws of a collection. */
const form = `
import products from './src/collections/products.ts';
import { layoutOf } from './src/editor/form/fields.ts';
console.log(JSON.stringify(layoutOf(products)));
`;

describe('the recipes of CONTRIBUTING.md, followed to the letter', () => {
  let root: string;
  let site: Map<string, string>;
  let rivalPage: string;

  beforeAll(async () => {
    root = await copyOfProject();
    for (const name of ['test', 'vitest.config.ts', 'README.md', 'CONTRIBUTING.md', '.github', '.gitignore'])
      await cp(join(project, name), join(root, name), { recursive: true });
    for (const recipe of recipes) await follow(recipe, root);
    // A page of each, and words of a declaration that are others now.
    const collection = (id: string) => join(root, 'src/collections', `${id}.ts`);
    await replaceIn(collection('products'), '{ line }', '{ day, line, percent }');
    await replaceIn(
      collection('products'),
      "pays.' }) }",
      "pays.' }), margin: percent('Margin', { hint: 'Ours.' }).optional(), until: day('Sold until', { hint: 'The last day.', ends: true }).optional() }",
    );
    await replaceIn(collection('lexicon'), 'Other words for it', 'Said as well');
    await replaceIn(collection('objections'), 'Did not work', 'Was in vain');
    // The content that ships stays as it is: tests read it, too.
    await cp(join(root, 'content'), join(root, 'tried'), { recursive: true });
    const people = await filesOf(join(root, 'tried/people'));
    const owner = [...people.keys()][0]?.replace('.yaml', '') ?? '';
    const [rival = ''] = [...(await filesOf(join(root, 'tried/competitors'))).keys()].toSorted();
    await replaceIn(join(root, 'tried/competitors', rival), '\ntitle: ', '\ndiscount: A tenth.\ntitle: ');
    rivalPage = `competitors/${rival.replace('.mdx', '')}/index.html`;
    await writeFiles(root, {
      'tried/products/terminal.mdx': product.replace('OWNER', owner),
      'tried/products/loud.mdx': product
        .replace('OWNER', owner)
        .replace('Weighbridge terminal', 'WEIGHBRIDGE'),
      'tried/products/gone.mdx': product
        .replace('OWNER', owner)
        .replace('Weighbridge terminal', 'Old terminal')
        .replace('margin:', 'until: 2020-04-30\nmargin:'),
      'tried/partners/good.yaml': partner.replace('OWNER', owner),
      'tried/partners/wrong.yaml': partner
        .replace('OWNER', 'nobody')
        .replace('2026-01-31', '2026-13-45')
        .replace('terminal', 'terminall'),
      'tried/partners/broken.yaml': 'name: "Half\n',
      'tried/partners/notes.txt': 'Not read.',
      'tried/rivals/other.yaml': 'name: In no collection\n',
      'tried/products/bad.mdx': product.replace('OWNER', owner).replace('price: from 900 a month\n', ''),
    });
    const built = await runScript('build', ['--content', 'tried', '--out', 'site'], { root });
    expect(built, built.stderr).toMatchObject({ code: 0 });
    site = await filesOf(join(root, 'site'));
  });
  afterAll(() => rm(root, { recursive: true }));

  it('make what compiles, and passes every test in memory', async () => {
    const compiled = await run('node_modules/typescript/bin/tsc', ['--noEmit'], { root });
    expect(compiled, compiled.stdout).toMatchObject({ code: 0 });
    const tested = await run('node_modules/vitest/vitest.mjs', ['run', '--project', 'unit'], { root });
    expect(tested, tested.stdout + tested.stderr).toMatchObject({ code: 0 });
  }, 300_000);

  it('put a field where its layout shows it, under its label', () => {
    expect(site.get(rivalPage)).toMatch(/>Usual discount<\/h2>\s*<p class="as-typed">A tenth\.<\/p>/);
    expect(site.get('help/fields/index.html')).toContain('What they let go in the end.');
  });

  it('have a page show the value of a field of a new kind', () => {
    expect(site.get('products/terminal/index.html')).toMatch(/>Margin<\/dt>\s*<dd>\s*<p>62\.5 %<\/p>/);
    expect(site.get('schemas/products.json')).toContain('"maximum":100');
  });

  it('have a page show a new component, and the help an example of it', () => {
    expect(site.get('products/terminal/index.html')).toContain('<section class="story" aria-label="A yard">');
    expect(site.get('help/components/index.html')).toContain('They typed 140 delivery notes a day.');
  });

  it('leave no page that says what a declaration said before', () => {
    const saying = (words: string) =>
      [...site].filter(([, text]) => text.includes(words)).map(([file]) => file);
    for (const words of ['Other words for it', 'Did not work']) expect(saying(words)).toEqual([]);
    expect(saying('Said as well').length).toBeGreaterThan(10);
    expect(saying('Was in vain').length).toBeGreaterThan(1);
  });

  it('give a collection pages, with its fields under their labels', () => {
    const page = site.get('products/terminal/index.html') ?? '';
    expect(page).toContain('Weighbridge terminal');
    expect(page).toMatch(
      /<dl class="glance facts">.*?<dt>List price<\/dt>\s*<dd>\s*<p>from 900 a month<\/p>/s,
    );
    expect(page).toContain('What it does.');
  });

  it('give it an index, and a place in the navigation', () => {
    expect(site.get('products/index.html')).toContain('Weighbridge terminal');
    expect(site.get('index.html')).toContain('href="/products/"');
  });

  it('give it a form in the CMS', async () => {
    expect(site.get('admin/config.json')).toContain('"name":"products"');
    await writeFiles(root, { 'form.ts': form });
    const { stdout, stderr } = await run('form.ts', [], { root });
    expect(stderr).toBe('');
    const { main } = JSON.parse(stdout) as { main: unknown[] };
    const price = { name: 'price', label: 'List price', hint: 'What the customer pays.', required: true };
    expect(main).toContainEqual(expect.objectContaining(price));
    expect(main).toContainEqual(
      expect.objectContaining({ name: 'margin', kind: 'percent', required: false }),
    );
  });

  it('give it a JSON Schema', () => {
    const schema = JSON.parse(site.get('schemas/products.json') ?? '{}') as { required: string[] };
    expect(schema.required).toContain('price');
  });

  it('make it a filter in search', () => {
    expect(site.get('products/terminal/index.html')).toContain('data-pagefind-filter="in:products"');
  });

  it('have it in the API', () => {
    const entries = JSON.parse(site.get('api/entries.json') ?? '[]') as { collection: string; url: string }[];
    expect(entries.filter((each) => each.collection === 'products').map((each) => each.url)).toEqual([
      '/products/gone/',
      '/products/loud/',
      '/products/bad/',
      '/products/terminal/',
    ]);
  });

  it('have records listed, shown, found and in the API as pages are', () => {
    expect(site.get('partners/index.html')).toContain('>Weighing &amp; Sons</a>');
    const page = site.get('partners/good/index.html') ?? '';
    expect(page).toMatch(/>Partner since<\/dt>[^]*?31 Jan 2026/);
    expect(page).toContain('<a href="/products/terminal/">Weighbridge terminal</a>');
    expect(page).not.toContain('contact:');
    expect(page).not.toMatch(/Holds until|review-label|Nobody has checked/);
    expect(page).toContain('data-pagefind-filter="in:partners"');
    expect(site.get('search/names.json')).toContain('partners');
    expect(site.get('api/entries.json')).toContain('"url":"/partners/good/"');
    expect(site.get('products/terminal/index.html')).toContain('href="/partners/good/"');
    expect(site.get('freshness/facts.json')).not.toContain('/partners/');
  });

  it('say of a page whose last day has passed that it is over', async () => {
    expect(site.get('products/gone/index.html')).toMatch(/Last day:\s*<time[^>]*>30 Apr 2020/);
    const { stdout } = await runScript('freshness', ['--content', 'tried', '--format', 'csv'], { root });
    expect(stdout.split('\n').find((line) => line.includes('products/gone'))).toContain('over');
  });

  it('have it checked', async () => {
    const { stdout } = await runScript('check', ['--content', 'tried', '--format', 'json'], { root });
    const { problems } = JSON.parse(stdout) as {
      problems: { entry: string; file: string; id: string; level: string }[];
    };
    const errors = problems.filter((each) => each.level === 'error').map((each) => [each.entry, each.id]);
    expect(errors).toEqual([
      ['partners/broken', 'yaml-syntax'],
      ['partners/wrong', 'relation-missing'],
      ['partners/wrong', 'date-invalid'],
      ['partners/wrong', 'relation-missing'],
      ['products/bad', 'field-missing'],
    ]);
    const ignored = problems.filter(({ id }) => id === 'file-ignored').map(({ file }) => file);
    expect(ignored).toEqual(['tried/partners/notes.txt', 'tried/rivals/other.yaml']);
    expect(problems.filter(({ id }) => id === 'page-over').map(({ entry }) => entry)).toEqual([
      'products/gone',
    ]);
  });

  it('have a new problem reported, in words, and explained in the help', async () => {
    const { stdout } = await runScript('check', ['--content', 'tried', '--format', 'json'], { root });
    const { problems } = JSON.parse(stdout) as { problems: { entry: string; id: string; message: string }[] };
    expect(problems).toContainEqual(
      expect.objectContaining({
        entry: 'products/loud',
        id: 'title-shouted',
        message: '“WEIGHBRIDGE” is written in capitals.',
      }),
    );
    expect(site.get('help/problems/index.html')).toContain('The title is written in capitals');
  });
});
