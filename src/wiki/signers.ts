/** Who may sign for a team, and what is wrong with signatures that were given. */
import { collectionOf, type Settings } from '../collections/index.ts';
import { signatureList } from '../collections/wording.ts';
import { hasLeft, standInsOn, type Assignee } from '../freshness/assignees.ts';
import type { Day } from '../freshness/day.ts';
import type { Problem } from '../problem/problem.ts';
import type { Entry } from './entry.ts';
import { at } from './placed.ts';
import { assigneesOf } from './assignees.ts';
import { linesOf, type Signable, type SignatureRecord } from './signature-lines.ts';
import { counts, signaturesOf, unboundOf } from './signatures.ts';
import { personOf, type Wiki } from './wiki.ts';

type Team = Settings['teams'][number];

/** Who may sign for a team on a day: its lead, and who covers for them while they are away. */
export function signersOn(
  { lead }: Pick<Team, 'lead'>,
  wiki: Pick<Wiki, 'settings' | 'byKey'>,
  day: Day,
): Assignee[] {
  return standInsOn(assigneesOf({ owner: lead, teams: [] }, wiki), day);
}

/** Another team for which somebody has signed these words. One person is one voice, unless they lead both teams. */
export function signedAlsoFor(
  page: Signable,
  by: string,
  team: Team,
  teams: readonly Team[],
): Team | undefined {
  return signaturesOf(page, teams).find(
    (each) =>
      each.state === 'signed' &&
      each.given.by === by &&
      each.team.id !== team.id &&
      !(each.team.lead === by && team.lead === by),
  )?.team;
}

/** Why somebody does not sign for another team, too, as sentences. */
export function oneVoiceInWords(by: Pick<Assignee, 'name'>, also: Team, others: readonly Assignee[]): string {
  const able = others.map(({ name }) => name).join(' or ');
  const way = able ? `${able} can sign.` : 'Nobody else can now: take that signature off the page first.';
  return `${by.name} has signed these words for ${also.name} already, and nobody signs for two teams. ${way}`;
}

/** A page that knows which of its signatures were given by somebody who does not sign for the team: they do not count. */
export function withVain(entry: Entry, wiki: Pick<Wiki, 'settings' | 'byKey'>): Entry {
  const vain = (linesOf(entry) ?? []).flatMap((line, index) => {
    const team = wiki.settings.teams.find(({ id }) => id === line.team);
    return team === undefined || mayHaveSigned(line, team, wiki) ? [] : [index];
  });
  const isSame = vain.join() === (entry.vain ?? []).join();
  return isSame ? entry : { ...entry, vain: vain.length > 0 ? vain : undefined };
}

/** What is wrong with the signatures of a page that count, or might. */
export function signatureProblems(entry: Entry, wiki: Wiki): Problem[] {
  const lines = linesOf(entry) ?? [];
  if (lines.length === 0) return [];
  const collection = collectionOf(entry.collection);
  const list = (collection && signatureList(collection)) ?? '';
  const unbound = unboundOf(entry);
  return lines.flatMap((line, index) => {
    const team = wiki.settings.teams.find(({ id }) => id === line.team);
    if (team === undefined) return [];
    const by = personOf(wiki, line.by)?.name ?? line.by;
    const given = { by, team: team.name, on: line.on };
    if (unbound.includes(line)) return [at(entry, { id: 'signature-unbound', ...given }, [list, index])];
    if (!counts(entry, line)) return [];
    const also = line.by === team.lead ? undefined : signedAlsoFor(entry, line.by, team, wiki.settings.teams);
    if (!also && mayHaveSigned(line, team, wiki)) return [];
    const instead = signersOn(team, wiki, line.on)
      .flatMap(({ id, name }) => (also && id === line.by ? [] : [name]))
      .join(' or ');
    const { leadSince } = team;
    const fault = {
      id: 'signature-not-lead',
      ...given,
      ...(instead && { instead }),
      ...(also && { also: also.name }),
      ...(!also && isBeforeLead(line, team) && { leadSince }),
    } as const;
    return [at(entry, fault, [list, index, 'by'])];
  });
}

/**
 * Signatures that a text adds in the place of a lead who was not away on that day: errors. Of what is added the wiki knows
 * who is away; of what has stood there for long it may know that no more, so that the same counts.
 */
export function addedInVain(before: Entry | undefined, entry: Entry, wiki: Wiki): Problem[] {
  const had = new Set((before && linesOf(before))?.map((line) => JSON.stringify(line)));
  const collection = collectionOf(entry.collection);
  const list = (collection && signatureList(collection)) ?? '';
  return (linesOf(entry) ?? []).flatMap((line, index): Problem[] => {
    const team = wiki.settings.teams.find(({ id }) => id === line.team);
    if (team === undefined || line.insteadOf === undefined || had.has(JSON.stringify(line))) return [];
    if (isBeforeLead(line, team) || !mayHaveCovered(line, team, wiki)) return [];
    const able = signersOn(team, wiki, line.on);
    if (able.some(({ id }) => id === line.by)) return [];
    const by = personOf(wiki, line.by)?.name ?? line.by;
    const instead = able.map(({ name }) => name).join(' or ');
    const given = { by, team: team.name, on: line.on, ...(instead && { instead }) };
    return [{ ...at(entry, { id: 'signature-not-lead', ...given }, [list, index, 'by']), level: 'error' }];
  });
}

/**
 * Whether somebody could sign for a team on that day, as far as the wiki can tell: it knows no lead but the present one,
 * which leads it for ever unless the settings say since when, and of each person no absence but the last.
 */
function mayHaveSigned(line: SignatureRecord, team: Team, wiki: Pick<Wiki, 'settings' | 'byKey'>): boolean {
  if (isBeforeLead(line, team)) return mayHaveLed(line, team, wiki);
  return signersOn(team, wiki, line.on).some(({ id }) => id === line.by) || mayHaveCovered(line, team, wiki);
}

function isBeforeLead({ on }: SignatureRecord, { leadSince }: Team): boolean {
  return leadSince !== undefined && on < leadSince;
}

/** Who led a team before, nobody can tell, but that it was somebody of that team. */
function mayHaveLed({ by, on }: SignatureRecord, team: Team, wiki: Pick<Wiki, 'byKey'>): boolean {
  const person = personOf(wiki, by);
  return person === undefined || (person.team === team.id && !hasLeft({ ...person, id: by }, on));
}

/** Somebody who covers for the lead signed in their place, on a day before their last absence: an earlier one is not known. */
function mayHaveCovered(
  { by, on, insteadOf }: SignatureRecord,
  { lead }: Team,
  wiki: Pick<Wiki, 'settings' | 'byKey'>,
): boolean {
  const { owner, covers } = assigneesOf({ owner: lead, teams: [] }, wiki);
  const isCover = covers.some((each) => each.id === by && !hasLeft(each, on));
  return isCover && insteadOf === lead && owner?.away !== undefined && on < owner.away.from;
}
