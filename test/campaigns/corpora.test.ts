import { existsSync, readdirSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import guides from '../../src/collections/guides.ts';
import type { Day } from '../../src/freshness/day.ts';
import type { Target } from '../../src/import/context.ts';
import { readSource } from '../../src/import/disk.ts';
import { importFolder } from '../../src/import/folder.ts';
import { isPage } from '../../src/import/names.ts';
import type { Problem } from '../../src/problem/problem.ts';
import { readSettings } from '../../src/wiki/settings.ts';
import { size } from '../support/size.ts';
import { bareWiki, project, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

/**
 * Real text that nobody on this project wrote. It is no part of the repository: CORPORA names the folder, which
 * otherwise lies beside the clone.
 */
const folder = resolve(process.env['CORPORA'] ?? join(project, '../shared/corpora'));
const corpora = existsSync(folder)
  ? readdirSync(folder, { withFileTypes: true })
      .filter((each) => each.isDirectory())
      .map((each) => each.name)
  : [];
const absent = `There is no folder “${folder}”: the importer was not tried on real text. Set CORPORA to try it.`;

/**
 * How many of the different words of a folder may be missing once it is imported.
 *
 * What is missing are names of tags and attributes (“div”, “frameborder”), of front matter fields that have other
 * names here (“review_in”), and parts of addresses that are rewritten: between 0.05 % and 2 % of the words. The
 * glossary has more, 7 %: two thirds of its short pages are field names and shortcodes.
 */
const mostMissing: Record<string, number> = { 'kubernetes-glossary': 0.08 };
const mostMissingElsewhere = 0.03;
/** A single page may consist of little but such markup; what must not happen is that a page loses its text. */
const mostMissingInAPage = 0.5;

if (corpora.length === 0) {
  it('says that there is no real text to try', () => {
    console.log(absent);
    expect(absent).toContain('was not tried');
  });
}

describe.each(corpora.slice(0, size(2, corpora.length)))('%s', (name) => {
  let home: string;
  let report: string;
  beforeAll(async () => {
    home = await temporaryFolder();
    await writeFiles(
      home,
      Object.fromEntries(Object.entries(bareWiki).map(([file, text]) => [`content/${file}`, text])),
    );
    const ran = await runScript('import', [
      join(folder, name),
      '--collection',
      'guides',
      '--owner',
      'ada',
      '--content',
      join(home, 'content'),
      '--report',
      join(home, 'report.txt'),
    ]);
    expect([ran.stderr, ran.code]).toEqual(['', 0]);
    report = await readFile(join(home, 'report.txt'), 'utf8');
  });
  afterAll(() => rm(home, { recursive: true }));

  it('has a page for every page of the source, with its words', async () => {
    const pages = (await readdir(join(folder, name), { recursive: true })).filter(isPage);
    const targets = writtenTo(report);
    expect([...targets.keys()].toSorted()).toEqual(pages.toSorted());
    let all = 0;
    let missing = 0;
    for (const [from, to] of targets) {
      const source = wordsOf(await readFile(join(folder, name, from), 'latin1'));
      const page = wordsOf(await readFile(join(home, 'content', to), 'latin1'));
      const lost = [...source].filter((word) => !page.has(word));
      all += source.size;
      missing += lost.length;
      if (source.size > 50)
        expect(lost.length / source.size, `${from} lost: ${lost.slice(0, 20).join(' ')}`).toBeLessThan(
          mostMissingInAPage,
        );
    }
    expect(missing / all).toBeLessThan(mostMissing[name] ?? mostMissingElsewhere);
  });

  it('loses no word that its report does not name', async () => {
    const source = await readSource(join(folder, name), join(home, 'nothing'), 'guides/x');
    const lost = importFolder(source, target).flatMap(({ path, text = '', changes }) => {
      const before = wordsToRead(source.pages.find((each) => each.path === path)?.text ?? '');
      const after = anyWords(
        [text, ...changes.map(({ detail }) => detail)].join('\n').replace(entities, ' '),
      );
      return [...before].filter((word) => !after.has(word)).map((word) => `${path}: ${word}`);
    });
    expect(lost).toEqual([]);
  });

  it('passes the check', async () => {
    const { stdout, stderr, code } = await runScript('check', [
      '--content',
      join(home, 'content'),
      '--fail-on',
      'never',
      '--format',
      'json',
    ]);
    expect([stderr, code]).toEqual(['', 0]);
    const { entries, problems } = JSON.parse(stdout) as { entries: number; problems: Problem[] };
    expect(entries).toBeGreaterThan(30);
    // Of reviews an import knows no more than the pages say, and their folder is in no repository. What a source leaves
    // out, or writes in the marks of its own tools, is to be told of.
    const fair = [
      'review-missing',
      'review-overdue',
      'history-unknown',
      'comment-hidden',
      'draft-incomplete',
      'foreign-markup',
      'text-placeholder',
      // A page becomes a draft where its source leaves something out, and the report names what leads to one.
      'draft-named',
    ];
    const found = problems.filter(({ id }) => !fair.includes(id));
    expect(found.map(({ id, file, line }) => `${id} ${file}:${line}`)).toEqual([]);
    const toDrafts = problems
      .filter(({ id }) => id === 'draft-named')
      .map(({ file }) => file.slice(file.indexOf('guides/')));
    expect(toDrafts.filter((file) => !namedToLeadToDrafts(report).includes(file))).toEqual([]);
  });
});

/** Where a report says that each file of the source was written to. */
function writtenTo(report: string): Map<string, string> {
  return new Map(
    [...report.matchAll(/^(\S.*) → (guides\/.*\.mdx)$/gm)].map(([, from = '', to = '']) => [from, to]),
  );
}

/** The pages of which a report says that their links lead to drafts. */
function namedToLeadToDrafts(report: string): string[] {
  const [, lines = ''] = /^▲ Links to pages that are drafts.*\n((?: .*\n)*)/m.exec(report) ?? [];
  const targets = writtenTo(report);
  return [...lines.matchAll(/^ +(\S+): /gm)].map(([, from = '']) => targets.get(from) ?? from);
}

/** The different words of a text. */
function wordsOf(text: string): Set<string> {
  return new Set(text.match(/[a-zA-Z0-9]{3,}/g));
}

const entities = /&#?\w+;/g;

/** The different words of any language. */
function anyWords(text: string): Set<string> {
  return new Set(
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,}/gu),
  );
}

/**
 * The words of a source that a reader may miss: not the numbers of items, which Markdown counts itself, the names of HTML
 * and of its attributes, and the ends of shortcodes.
 */
function wordsToRead(text: string): Set<string> {
  return anyWords(
    text
      .replace(/^[ \t>]*\d+[.)] /gm, ' ')
      // That a page is published, it says by being no draft.
      .replace(/^(?:status|publish\w*|public): *\w+$/gim, ' ')
      .replace(entities, ' ')
      .replace(/\{%-?\s*end\w[^%]*%\}|\{\{[<%]\s*\/[^>]*?[>%]\}\}|mailto:/g, ' ')
      .replace(
        /<\/?[a-z][a-z0-9]*(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?\/?>/g,
        (tag) =>
          [...tag.matchAll(/\s(?:alt|title)=(?:"([^"]*)"|'([^']*)')/g)]
            .map((found) => ` ${found[1] ?? found[2] ?? ''} `)
            .join('') || ' ',
      ),
  );
}

/** Where nothing is written, and there is nothing yet. */
const target: Target = {
  collection: guides,
  owner: { id: 'ada', team: 'sales' },
  teams: ['sales'],
  owners: [],
  people: [],
  lists: {},
  existing: new Set(),
  into: '',
  review: {
    today: '2026-11-22' as Day,
    settings: readSettings(undefined, 'wiki.yaml').settings,
    due: new Map(),
    holding: new Map(),
  },
};
