/** What a company does first in a wiki of its own, in the order in which one thing needs the other. */
import { isDeepStrictEqual } from 'node:util';
import { collections, type Collection, type Settings } from '../collections/index.ts';
import settingsCollection from '../collections/wiki.ts';
import people from '../collections/people.ts';
import { beginning } from '../wiki/empty.ts';
import { personOf, type Wiki } from '../wiki/wiki.ts';

/** One thing to do, and whether it is done: both are read off the content. */
export interface Step {
  title: string;
  about: string;
  isDone: boolean;
  /** Where in the editor it is done. */
  links: { label: string; address: string }[];
}

/** A wiki with more pages than this is in use, whatever it still lacks. */
const firstPages = 10;

/** The steps of the first day; empty where all are done, or the wiki is in use. */
export function firstDayOf(wiki: Wiki): Step[] {
  const steps = stepsOf(wiki);
  const isInUse = wiki.entries.filter(({ draft }) => !draft).length >= firstPages;
  return isInUse || steps.every(({ isDone }) => isDone) ? [] : steps;
}

function stepsOf(wiki: Wiki): Step[] {
  const { name, teams, stages } = wiki.settings;
  const { id: form } = settingsCollection;
  const settings = [{ label: 'Open the settings', address: `/admin/#/collections/${form}/entries/${form}` }];
  const without = (has: (team: Settings['teams'][number]) => boolean) => teams.filter((team) => !has(team));
  const deserted = without(({ id }) => wiki.people.some((person) => person.teams.includes(id)));
  const unled = without(({ lead }) => personOf(wiki, lead) !== undefined);
  const written = wiki.entries.filter(({ draft }) => !draft).length;
  return [
    {
      title: 'Name the wiki',
      about: `It is called “${name}” now.`,
      isDone: name !== beginning.name,
      links: settings,
    },
    {
      title: 'Say which teams share it',
      about: teams.length > 0 ? `Now: ${namesOf(teams)}.` : 'There is none yet.',
      isDone: isOwn(wiki, 'teams'),
      links: settings,
    },
    {
      title: 'Say how a lead becomes a customer',
      about: stages.length > 0 ? `The stages now: ${namesOf(stages)}.` : 'There is no stage yet.',
      isDone: isOwn(wiki, 'stages'),
      links: settings,
    },
    {
      title: 'Add the people',
      about:
        deserted.length > 0
          ? `Yourself first, then whoever is to answer for pages. Nobody is in ${namesOf(deserted, 'disjunction')} yet.`
          : 'Each team has somebody.',
      isDone: teams.length > 0 && deserted.length === 0,
      links: [toNew(people)],
    },
    {
      title: 'Say who leads each team',
      about:
        unled.length > 0
          ? `Leads sign terms, and stand in where a page has no owner. Without one: ${namesOf(unled)}.`
          : 'Each team has a lead.',
      isDone: teams.length > 0 && unled.length === 0,
      links: settings,
    },
    {
      title: 'Write the first pages',
      about:
        'Begin with the words that both teams use, and may mean different things by. Then a number that each team owes the other.',
      isDone: written > 0,
      links: collections.map(toNew),
    },
  ];
}

/** Whether teams or stages are the company’s own: others than an empty wiki has, or named by a person or a page. */
function isOwn({ settings, entries, people }: Wiki, list: 'teams' | 'stages'): boolean {
  const isNamed = [...entries, ...people].some(({ relations }) => relations.some(({ to }) => to === list));
  const names = (each: Settings) => each[list].map(({ id, name }) => ({ id, name }));
  return settings[list].length > 0 && (isNamed || !isDeepStrictEqual(names(settings), names(beginning)));
}

function namesOf(named: readonly { name: string }[], type: Intl.ListFormatType = 'conjunction'): string {
  return new Intl.ListFormat('en-GB', { type }).format(named.map(({ name }) => name));
}

function toNew({ id, singular }: Pick<Collection, 'id' | 'singular'>): Step['links'][number] {
  return { label: `New ${singular.toLowerCase()}`, address: `/admin/#/collections/${id}/new` };
}
