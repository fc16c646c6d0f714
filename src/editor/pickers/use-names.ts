import { useEffect, useMemo, useState } from 'react';
import { dayIfKnown, type Day } from '../../freshness/day.ts';
import { onNames, wikiNames, type Name, type Names } from '../names.ts';

export interface Known {
  /** The names of a collection; `undefined` until they are there. */
  names: readonly Name[] | undefined;
  /** The name of a team; its id where it has none. */
  teamOf: (id: string) => string;
  today: Day | undefined;
  failed: boolean;
}

/** What a field needs to know of the wiki to offer entries of a collection, or of all. */
export function useNames(collection: string | undefined): Known {
  const { wiki, failed } = useWiki();
  const names = useMemo(
    () => wiki?.names.filter((each) => collection === undefined || each.collection === collection),
    [wiki, collection],
  );
  return {
    names,
    teamOf: (id) => wiki?.teams.find((team) => team.id === id)?.name ?? id,
    today: todayIn(wiki),
    failed,
  };
}

/** The names of the wiki, now and whenever there are others. */
export function useWiki(): { wiki: Names | undefined; failed: boolean } {
  const [wiki, setWiki] = useState<Names>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const load = () =>
      void wikiNames().then(
        (loaded) => {
          setWiki(loaded);
          setFailed(false);
        },
        () => setFailed(true),
      );
    load();
    return onNames(load);
  }, []);
  return { wiki, failed };
}

/** The day it is where the wiki is at home; where that is not known, where the editor is. None where neither is. */
export function todayIn(wiki: Names | undefined): Day | undefined {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = new Date();
  return (wiki && dayIfKnown(now, wiki.review.timeZone)) ?? dayIfKnown(now, here);
}
