import { addDays, daysBetween, type Day } from '../freshness/day.ts';
import { linkerFor } from '../site/agenda/link.ts';
import type { Publication } from '../site/publication.ts';
import { partsOf } from './compose.ts';
import type { Digest } from './model.ts';
import { linesOf } from './sources.ts';

/** What was told before, to whom. */
export interface Told {
  wasTold: (fact: string) => boolean;
  /** The last day on which anything was. */
  last: Day | undefined;
}

/** A digest looks back a week, and further where none went out for some weeks. */
const usualDays = 7;
const mostDays = 42;

/**
 * What a team is told on a day: what happened since the last time and was not told yet. It has no parts where there is
 * nothing to tell.
 *
 * @param team its id; `undefined` for all teams together
 */
export async function digestFor(
  { wiki, past }: Pick<Publication, 'wiki' | 'past'>,
  team: string | undefined,
  day: Day,
  { wasTold, last }: Told,
): Promise<Digest> {
  const { settings } = wiki;
  const concerns = (teams: readonly string[]) =>
    team === undefined || teams.length === 0 || teams.includes(team);
  const lines = await linesOf({
    ...{ wiki, past, concerns, wasTold },
    entries: wiki.entries.filter(({ draft, teams }) => !draft && concerns(teams)),
    since: sinceFor(day, last),
    today: day,
    link: linkerFor(wiki, ''),
  });
  return {
    wiki: settings.name,
    team: settings.teams.find(({ id }) => id === team)?.name,
    day,
    parts: partsOf(lines, settings.digest?.lines),
  };
}

function sinceFor(day: Day, last: Day | undefined): Day {
  const days = last === undefined ? usualDays : daysBetween(last, day);
  return addDays(day, -Math.min(mostDays, Math.max(usualDays, days)));
}
