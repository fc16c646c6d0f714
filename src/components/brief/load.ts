/** Fetches what a brief is made of: plain files of the site, each once a visit. */
import type { Choices } from '../../site/brief/choices.ts';
import type { Part } from '../../site/brief/parts.ts';

const folder = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/brief`;

/** Rejects where it cannot be had. */
export function loadChoices(): Promise<Choices> {
  return load<Choices>('choices');
}

/** The pieces that could be had, by their keys; the others are left out, and asked for again the next time. */
export async function loadParts(keys: readonly string[]): Promise<ReadonlyMap<string, Part>> {
  const found = await Promise.allSettled(keys.map((key) => load<Part>(key)));
  return new Map(
    found.flatMap((each) => (each.status === 'fulfilled' ? [[each.value.key, each.value] as const] : [])),
  );
}

const loaded = new Map<string, Promise<unknown>>();

function load<T>(key: string): Promise<T> {
  const known = loaded.get(key) ?? fetchJson(key);
  loaded.set(key, known);
  known.catch(() => loaded.delete(key));
  return known as Promise<T>;
}

async function fetchJson(key: string): Promise<unknown> {
  const response = await fetch(`${folder}/${key.split('/').map(encodeURIComponent).join('/')}.json`);
  if (!response.ok) throw new Error(`${key} answers with ${response.status}.`);
  return response.json();
}
