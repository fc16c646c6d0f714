import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** From the innermost layer outwards: a module may import from its own layer and from those before it. */
const layers = [
  [
    'src/element.ts',
    'src/files-below.ts',
    'src/line-ends.ts',
    'src/names-in.ts',
    'src/plain.ts',
    'src/shortened.ts',
    'src/spelling.ts',
    'src/freshness',
    'src/git',
    'src/sample',
    'src/watchdog',
  ],
  ['src/collections'],
  ['src/problem'],
  ['src/mdx'],
  ['src/wiki'],
  ['src/history'],
  ['src/live'],
  ['src/document', 'src/reports'],
  ['src/editing-api'],
  ['src/import', 'src/offline', 'src/search', 'src/cms', 'src/site'],
  ['src/components', 'src/digest', 'src/layouts'],
  ['src/theme'],
  ['src/desk', 'src/editor'],
  ['src/pages', 'src/live.config.ts', 'scripts'],
];

/** The same within the desk. */
const deskLayers = [
  [
    'request-error.ts',
    'failure.ts',
    'limits.ts',
    'paths.ts',
    'commit-message.ts',
    'validation/validate.ts',
    'validation/unfinished.ts',
  ],
  ['git', 'site'],
  [
    'files.ts',
    'history.ts',
    'people.ts',
    'corrections.ts',
    'rejected.ts',
    'rules.ts',
    'dependents.ts',
    'body.ts',
    'validation/action.ts',
  ],
  ['save.ts'],
  ['remove.ts', 'restore.ts', 'log.ts', 'acts.ts', 'act.ts', 'note.ts', 'taken-over.ts'],
  ['store.ts'],
  ['protocol.ts'],
  ['app.ts'],
].map((layer) => layer.map((each) => `src/desk/${each}`));

/** What runs in the browser too. */
const browserSafe = [
  ...['src/line-ends.ts', 'src/plain.ts', 'src/spelling.ts'],
  ...['src/freshness', 'src/collections', 'src/problem', 'src/mdx'],
];

/** The only modules that touch files: reading, importing, and the editing server. */
const fileAccess =
  /^src\/(files-below\.ts|watchdog\/|git\/(head|untold)\.ts|wiki\/(file|files|cache|read)\.ts|import\/[\w-]+\.ts|desk\/|history\/(place|cache|loose)\.ts|collections\/index\.ts)/;

const astroImports = /^src\/(pages|layouts|components|theme|live\.config\.ts)/;

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const rules: IForbiddenRuleType[] = [
  ...upward(layers),
  ...upward(deskLayers),
  {
    name: 'saving asks and tells nobody itself',
    from: { path: '^src/editor/saving/' },
    to: { path: '^src/editor/', pathNot: '^src/editor/(saving/|site[.]ts)' },
  },
  // Those within the editor go with its form.
  { name: 'in a circle', from: { pathNot: '^src/editor/' }, to: { circular: true } },
];

const files = ['src', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => /\.(tsx?|astro|mdx)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
);
const imports = files.flatMap(importsOf);

let cruised: ICruiseResult;
beforeAll(async () => {
  const { output } = await cruise([join(root, 'src'), join(root, 'scripts')], {
    ...{ baseDir: root, tsPreCompilationDeps: true, exclude: { path: 'node_modules' } },
    ...{ validate: true, ruleSet: { forbidden: rules } },
  });
  if (typeof output === 'string') throw new Error(output);
  cruised = output;
}, 60_000);

describe('what CONTRIBUTING.md says of it', () => {
  const said = source('CONTRIBUTING.md');

  it('is how the layers lie', () => {
    const names = layers.map((layer) => layer.map((each) => each.replace(/^src\/|\.ts$/g, '')).join(', '));
    expect(said).toContain(`    ${names.join(' <- ')}\n`);
  });

  it('has a line for each folder', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    );
    expect(folders.filter(({ name }) => !said.includes(`| \`${name}\` | `)).map(({ name }) => name)).toEqual(
      [],
    );
  });
});

describe('who may import whom', () => {
  it('has something to look at', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(imports.filter(({ to }) => to.startsWith('src/')).length).toBeGreaterThan(150);
  });

  it('knows the layer of every file', () => {
    expect(files.filter((file) => layerOf(file) < 0 && !file.endsWith('.d.ts'))).toEqual([]);
  });

  it('knows the layer of every file of the desk', () => {
    const ofDesk = files.filter((file) => file.startsWith('src/desk/'));
    expect(ofDesk.filter((file) => layerOf(file, deskLayers) < 0)).toEqual([]);
  });

  it('imports only inwards, and never in a circle, types included', () => {
    expect(cruised.modules.length).toBeGreaterThan(300);
    const wrong = cruised.summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`);
    expect(wrong).toEqual([]);
  });

  it('sees imports that stand on several lines', () => {
    const inOne = importsIn("import {\n  sep,\n} from 'node:path';\n", 'src/freshness/day.ts');
    expect(inOne.map(({ to }) => to)).toEqual(['node:path']);
  });

  it('imports only inwards from Astro’s components, too', () => {
    const outward = imports.filter(({ from, to }) => to.startsWith('src/') && layerOf(to) > layerOf(from));
    expect(outward.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('has no circle through Astro’s components, either', () => {
    const to = Map.groupBy(imports, ({ from }) => from);
    const reaches = (from: string, target: string, seen = new Set<string>()): boolean =>
      (to.get(from) ?? []).some(({ to: next }) => {
        if (next === target) return true;
        if (seen.has(next)) return false;
        seen.add(next);
        return reaches(next, target, seen);
      });
    const components = files.filter((file) => file.endsWith('.astro'));
    expect(components.length).toBeGreaterThan(40);
    expect(components.filter((file) => reaches(file, file))).toEqual([]);
  });

  it('keeps Node out of what runs in the browser', () => {
    const wrong = imports.filter(({ from, to }) => isIn(from, browserSafe) && to.startsWith('node:'));
    // The registry reads its own folder where no bundler has resolved it.
    expect(wrong.filter(({ from }) => from !== 'src/collections/index.ts')).toEqual([]);
  });

  it('lets only the readers touch files', () => {
    const wrong = imports.filter(
      ({ from, to }) => /^node:fs/.test(to) && from.startsWith('src/') && !fileAccess.test(from),
    );
    expect(wrong.map(({ from }) => from)).toEqual([]);
  });

  it('keeps Astro in pages, layouts and components', () => {
    const wrong = imports.filter(
      ({ from, to }) => /^astro[:/]?/.test(to) && from.startsWith('src/') && !astroImports.test(from),
    );
    expect(wrong.filter(({ typeOnly }) => !typeOnly).map(({ from }) => from)).toEqual([]);
  });

  it('reads the clock and the environment only at the edge', () => {
    const core = files.filter((file) =>
      /^src\/(problem|freshness|collections|mdx|reports|search(?!\/(box|new-index)))/.test(file),
    );
    const wrong = core.filter((file) =>
      /\bnew Date\(\)|Date\.now\(|process\.env|console\./.test(source(file)),
    );
    expect(wrong).toEqual([]);
  });
});

function importsOf(file: string): Import[] {
  return importsIn(source(file), file);
}

function importsIn(text: string, file: string): Import[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'";]*?(?:from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...text.matchAll(pattern)].map(([, type, from, dynamic]) => {
    const target = from ?? dynamic ?? '';
    const to = target.startsWith('.') ? relative(root, join(root, dirname(file), target)) : target;
    return { from: file, to, typeOnly: type !== undefined };
  });
}

function source(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function layerOf(file: string, of: readonly (readonly string[])[] = layers): number {
  return of.findIndex((layer) => isIn(file, layer));
}

/** What no module of a layer may import: those further out. */
function upward(of: readonly (readonly string[])[]): IForbiddenRuleType[] {
  const pathsOf = (some: readonly string[]) => some.map((each) => `^${each.replaceAll('.', '[.]')}(/|$)`);
  return of.slice(0, -1).map((layer, index) => ({
    name: 'outwards',
    from: { path: pathsOf(layer) },
    to: { path: pathsOf(of.slice(index + 1).flat()) },
  }));
}

function isIn(file: string, places: readonly string[]): boolean {
  return places.some((place) => file === place || file.startsWith(`${place}/`));
}
