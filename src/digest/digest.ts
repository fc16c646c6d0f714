import { addDays, daysBetween, type Day } from '../freshness/day.ts';
import { linkerFor } from '../site/agenda/link.ts';
import type { Publication } from '../site/publication.ts';
import { composed } from './compose.ts';
import type { Digest } from './model.ts';
import { linesOf } from './sources.ts';

/** What was told before, to whom. */
export interface Told {
  wasTold: (fact: string) => boolean;
  /** The first day on which anything was. */
  first: Day | undefined;
}

/** The first digest looks back a week; those after it to that week too, as what had no room is told later, but not for ever. */
const firstDays = 7;
const mostDays = 42;

/**
 * What a team is told on a day: what happened in the last weeks and was not told yet. It has no parts where there is
 * nothing to tell.
 *
 * @param team its id; `undefined` for all teams together
 */
export async function digestFor(
  { wiki, past }: Pick<Publication, 'wiki' | 'past'>,
  team: string | undefined,
  day: Day,
  { wasTold, first }: Told,
): Promise<Digest> {
  const { settings } = wiki;
  const concerns = (teams: readonly string[]) =>
    team === undefined || teams.length === 0 || teams.includes(team);
  const lines = await linesOf({
    ...{ wiki, past, team, concerns, wasTold },
    entries: wiki.entries.filter(({ draft, teams }) => !draft && concerns(teams)),
    since: sinceFor(day, first),
    today: day,
    link: linkerFor(wiki, ''),
  });
  return {
    wiki: settings.name,
    team: settings.teams.find(({ id }) => id === team),
    day,
    ...composed(lines, settings.digest?.lines),
  };
}

function sinceFor(day: Day, first: Day | undefined): Day {
  const days = firstDays + Math.max(0, daysBetween(first ?? day, day));
  return addDays(day, -Math.min(mostDays, days));
}
