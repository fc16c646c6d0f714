import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dated } from '../support/dated-repo.ts';
import { buildSite } from '../support/built-site.ts';
import { doubtfulWiki } from '../support/doubtful-wiki.ts';
import { filesOf } from '../support/script.ts';

let repo: Dated;
let folder: string;
let files: Map<string, string>;

beforeAll(async () => {
  repo = await doubtfulWiki();
  folder = await buildSite({
    content: repo.content,
    args: ['--no-search'],
    env: { SITE_URL: 'https://wiki.example.com', SITE_BASE: '/docs/wiki' },
  });
  files = await filesOf(folder);
});

afterAll(async () => {
  await repo?.remove();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const json = (file: string) => JSON.parse(files.get(file) ?? '') as Record<string, unknown>;

describe('calendars', () => {
  it('are there for each person, and each can be read', () => {
    const found = [...files].filter(([file]) => file.endsWith('.ics'));
    expect(found.map(([file]) => file).toSorted()).toEqual(
      ['ada', 'gus', 'ida', 'lea'].map((id) => `people/${id}.ics`),
    );
    for (const [, text] of found) expect(() => ICAL.parse(text)).not.toThrow();
  });

  it('have what falls due to a person, with the address of the page', () => {
    const calendar = new ICAL.Component(ICAL.parse(files.get('people/ada.ics') ?? '') as unknown[]);
    const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
    const late = events.find(({ summary }) => summary === 'Review: Fine');
    expect(late?.startDate.toString()).toBe('2027-04-05');
    expect(late?.component.getFirstPropertyValue('url')).toBe(
      'https://wiki.example.com/docs/wiki/guides/fine/',
    );
    expect(files.get('people/lea.ics')).toContain('Review: Left');
  });
});

describe('feeds', () => {
  interface Feed {
    link: { '@href': string }[];
    entry: { title: string; link: { '@href': string }[] }[];
  }
  const read = (file: string): Feed => {
    const text = files.get(file) ?? '';
    expect(XMLValidator.validate(text)).toBe(true);
    const isArray = (name: string) => name === 'entry' || name === 'link';
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', isArray });
    return (parser.parse(text) as { feed: Feed }).feed;
  };

  it('tell of the whole wiki what was changed and checked', () => {
    const feed = read('feed.atom');
    expect(feed.entry.slice(0, 2).map(({ title }) => title)).toEqual([
      'Changed: Doubtful',
      'Changed: Ground',
    ]);
    expect(feed.entry[0]?.link[0]?.['@href']).toBe('https://wiki.example.com/docs/wiki/guides/doubtful/');
    expect(feed.link[0]?.['@href']).toBe('https://wiki.example.com/docs/wiki/feed.atom');
  });

  it('tell of a team’s pages only', () => {
    expect(read('feed/marketing.atom').entry.map(({ title }) => title)).toEqual(['New: New']);
  });

  it('are named by the pages they belong to, at addresses that are there', () => {
    for (const page of ['freshness/index.html', 'people/ada/index.html', 'index.html']) {
      const links = [
        ...(files.get(page) ?? '').matchAll(/<link rel="alternate"[^>]*href="\/docs\/wiki\/([^"]+)"/g),
      ];
      expect(links.length).toBeGreaterThan(0);
      for (const [, file = ''] of links) expect(files.has(file)).toBe(true);
    }
  });
});

describe('freshness.json', () => {
  it('says for which day it holds, and why each page is not to be trusted', () => {
    const { today, entries } = json('freshness.json') as {
      today: string;
      entries: Record<string, unknown>[];
    };
    expect(today).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(entries).toHaveLength(7);
    const doubtful = entries.find(({ id }) => id === 'guides/doubtful');
    expect(Object.keys(doubtful ?? {}).toSorted()).toEqual(
      ['id', 'state', 'due', 'reasons', 'owner', 'responsible', 'url'].toSorted(),
    );
    expect(doubtful?.['reasons']).toEqual(
      expect.arrayContaining([
        { id: 'edited-since', text: 'Changed on 21 Oct 2026, after its last review.' },
        { id: 'recheck', text: 'Re-check: “Ground” changed on 20 Oct 2026.' },
      ]),
    );
  });
});

it('no page says in its text how far it can be trusted: that depends on the day', () => {
  for (const [file, text] of files) {
    if (!file.endsWith('.html') || file.startsWith('help/') || file === 'freshness/index.html') continue;
    const said = text.replace(/<(script|style)\b[\s\S]*?<\/\1>|<[^>]*>/g, ' ');
    expect(said).not.toMatch(/Review (overdue|due)|A claim here has expired|Check before you rely/);
  }
});
