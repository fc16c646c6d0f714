import { describe, expect, it } from 'vitest';
import { firstDayOf } from '../../../src/site/first-day.ts';
import { emptySettings } from '../../../src/wiki/empty.ts';
import { readSettings } from '../../../src/wiki/settings.ts';
import type { Wiki } from '../../../src/wiki/wiki.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';
import { joined } from '../../support/joined.ts';

const person = (team: string) => `name: A\nemail: a@example.com\nteam: ${team}\nrole: R\n`;

/** A wiki with settings and files. */
function wikiOf(settings: string, files: Record<string, string> = {}): Wiki {
  return { ...joined(files, true), settings: readSettings(settings, 'wiki.yaml').settings };
}
const left = (wiki: Wiki) => firstDayOf(wiki).flatMap(({ title, isDone }) => (isDone ? [] : [title]));

describe('the list of the first day', () => {
  const named = emptySettings.replace('Our wiki', 'Weighbook');
  const led = named
    .replace('name: Sales\n', 'name: Sales\n    lead: ada\n')
    .replace('name: Marketing\n', 'name: Marketing\n    lead: bob\n');
  const people = { 'people/ada.yaml': person('sales'), 'people/bob.yaml': person('marketing') };
  const page = guide({ stage: 'lead' });

  it('goes from the settings to people, leads and pages, and is empty once all is done', () => {
    const [name, teams, stages, staff, leads, pages] = firstDayOf(wikiOf(emptySettings)).map(
      (each) => each.title,
    );
    expect(left(wikiOf(emptySettings))).toEqual([name, teams, stages, staff, leads, pages]);
    expect(left(wikiOf(named))).toEqual([teams, stages, staff, leads, pages]);
    expect(left(wikiOf(named, people))).toEqual([stages, leads, pages]);
    expect(left(wikiOf(led, people))).toEqual([stages, pages]);
    expect(left(wikiOf(led, { ...people, 'guides/a.mdx': guide({ draft: 'true', stage: 'lead' }) }))).toEqual(
      [pages],
    );
    expect(firstDayOf(wikiOf(led, { ...people, 'guides/a.mdx': page }))).toEqual([]);
  });

  it('takes teams and stages for done that are other ones', () => {
    const own = emptySettings
      .replace('name: Sales\n', 'name: Field sales\n')
      .replace('name: Lead\n', 'name: Enquiry\n');
    expect(left(wikiOf(own)).filter((title) => /teams share|customer/.test(title))).toEqual([]);
  });

  it('counts nobody who is no person, and names the teams that lack somebody', () => {
    const wiki = wikiOf(led, { 'people/ada.yaml': person('sales') });
    const unfinished = firstDayOf(wiki).filter(({ isDone }) => !isDone);
    expect(unfinished.map(({ about }) => about)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Nobody is in Marketing yet'),
        expect.stringContaining('Without one: Marketing.'),
      ]),
    );
  });

  it('is over in a wiki that is in use, whatever it lacks', () => {
    const many = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`guides/g${index}.mdx`, page]));
    expect(firstDayOf(wikiOf(emptySettings, many))).toEqual([]);
  });

  it('leads to the forms', () => {
    const addresses = firstDayOf(wikiOf(emptySettings)).flatMap(({ links }) =>
      links.map((each) => each.address),
    );
    expect(addresses).toEqual(
      expect.arrayContaining([
        '/admin/#/collections/wiki/entries/wiki',
        '/admin/#/collections/people/new',
        '/admin/#/collections/lexicon/new',
      ]),
    );
  });
});
