import { useEffect, useState } from 'react';
import type { Place } from './place.ts';
import { everything, type Query } from './rows.ts';

/** What is asked for of a list. Whoever comes back to it, from a form or in the same tab, finds it as it was. */
export function useAsked({ collection = '', words }: Place): [Query, (more: Partial<Query>) => void] {
  const key = `concord-list ${collection}`;
  const [asked, setAsked] = useState(() => {
    const query = { ...everything, ...kept(key) };
    return words ? { ...query, words } : query;
  });
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(asked)), [key, asked]);
  return [asked, (more) => setAsked((before) => ({ ...before, ...more }))];
}

function kept(key: string): Partial<Query> {
  return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Query>;
}
