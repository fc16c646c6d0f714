import type { z } from 'zod';
import { compare } from '../plain.ts';
import { menuGroups, type Collection } from './collection.ts';
import type people from './people.ts';
import type settings from './wiki.ts';

export { hasReviews, isRecording, type Collection, type DataOf } from './collection.ts';
export type Person = z.output<(typeof people)['schema']>;
export type Settings = z.output<(typeof settings)['schema']>;

/**
 * The registry: every declaration in this folder, found by its presence, in the order of the menu.
 *
 * A collection is added by adding its file. Bundlers resolve the folder at build time; Node reads it.
 */
export const registry: readonly Collection[] = Object.values(await modules())
  .map((module) => module.default)
  .filter((declared) => declared !== undefined)
  .toSorted((a, b) => rank(a) - rank(b) || a.order - b.order || compare(a.id, b.id));

/** The collections that are listed, each with a page for every entry. People have lists and pages of their own. */
export const collections = registry.filter(({ id, format }) => format !== 'settings' && id !== 'people');

/** The declaration with an id; `undefined` where there is none. */
export function collectionOf(id: string): Collection | undefined {
  return byId.get(id);
}

const byId: ReadonlyMap<string, Collection> = new Map(registry.map((each) => [each.id, each]));

/** The menu: its groups, with the collections of each. Groups that have none are left out. */
export function menuOf(declared = registry) {
  const listed = declared.filter(({ format }) => format !== 'settings');
  return Object.entries(menuGroups)
    .map(([id, label]) => ({ id, label, collections: listed.filter((each) => groupOf(each) === id) }))
    .filter(({ collections }) => collections.length > 0);
}

function groupOf({ menu = 'more' }: Collection) {
  return menu;
}

function rank(collection: Collection): number {
  return Object.keys(menuGroups).indexOf(groupOf(collection));
}

type Modules = Record<string, { default?: Collection }>;

async function modules(): Promise<Modules> {
  if (import.meta.env) {
    return import.meta.glob<{ default?: Collection }>(['./*.ts', '!./index.ts'], { eager: true });
  }
  const { readdir } = await import('node:fs/promises');
  const names = (await readdir(new URL('.', import.meta.url))).filter(
    (name) => name.endsWith('.ts') && name !== 'index.ts',
  );
  const load = async (name: string) => {
    const { href } = new URL(name, import.meta.url);
    return [name, await import(/* @vite-ignore */ href)] as const;
  };
  return Object.fromEntries(await Promise.all(names.map(load)));
}
