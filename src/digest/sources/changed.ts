import fieldNotes from '../../collections/field-notes.ts';
import { mondayOf } from '../../freshness/load.ts';
import { plural } from '../../plain.ts';
import type { PageInWeek } from '../../site/changes/list.ts';
import { fieldIn, toldWeeks, type ToldPage } from '../../site/changes/told.ts';
import { shortened } from '../../shortened.ts';
import type { Entry } from '../../wiki/entry.ts';
import { changesPath } from '../words.ts';
import { pagesAgreed, termsAgreed } from './agreed.ts';
import { inAList, usesOf, type Context, type Found } from './context.ts';
import { materialOutOrGone } from './material.ts';

/** More pages that are new share one line. */
const mostNew = 3;
/** As many of them are named there. */
const mostNamed = 6;

/** What has changed on a page since, in the words of the list of changes. */
export async function pagesChanged(context: Context): Promise<Found[]> {
  const told = (await changedSince(context)).flatMap(({ entry, ...page }) =>
    entry && !isToldElsewhere(page, entry, context) ? [{ ...page, entry, uses: usesOf(entry, context) }] : [],
  );
  const [come, changed] = [true, false].map((isNew) =>
    told.filter(({ said }) => (said[0] === 'New') === isNew),
  ) as [Told[], Told[]];
  return [
    ...(come.length > mostNew ? [together(come, context)] : come.map((each) => newLine(each, context))),
    ...changed.map((each) => changedLine(each, context)),
  ];
}

/** What has changed on a page; where all teams have signed that, so much in one line: whoever reads of the one asks for the other. */
function changedLine(page: Told, context: Context): Found {
  const { entry, edits, said, fields, uses } = page;
  const facts = edits.map(factOf);
  const agreed = newlyAgreed(page, context);
  if (agreed === undefined) {
    const weight = (said.every(isVague) ? 10 : 20) + uses;
    return { facts, weight, page: context.link(entry), said: inWords(page) };
  }
  const changes = said.filter((_, at) => fieldIn(entry.file, fields[at])?.means !== 'signatures');
  return {
    ...agreed,
    facts: [...agreed.facts, ...facts],
    // Before the line that says it without them, which then tells nothing new.
    weight: agreed.weight + 1,
    said: `${agreed.said} ${inWords({ ...page, said: changes })}`,
  };
}

/** More than these characters of changes to one page are only counted: a line has room for who made them, too. */
const mostCharacters = 180;

function inWords({ said, more, by }: ToldPage): string {
  const told = said.filter((_, at) => at === 0 || said.slice(0, at + 1).join('; ').length <= mostCharacters);
  const counted = said.length - told.length + more;
  const rest = counted > 0 ? `; and ${plural(counted, 'more change')}` : '';
  return `${told.join('; ')}${rest} (${inAList(by)})`;
}

/** That all teams have signed what has changed on a page. */
function newlyAgreed({ entry, fields }: Told, context: Context): Found | undefined {
  if (!fields.some((field) => fieldIn(entry.file, field)?.signed === true)) return undefined;
  const [agreed] = pagesAgreed({ ...context, entries: [entry] });
  return agreed?.facts.every(context.wasTold) ? undefined : agreed;
}

interface Told extends ToldPage {
  entry: Entry;
  uses: number;
}

async function changedSince({ wiki, past, entries, since, today, wasTold }: Context): Promise<ToldPage[]> {
  const byFile = new Map(entries.map((entry) => [entry.file, entry]));
  const rows = new Map<string, PageInWeek>();
  const isTold = new Set<string>();
  for (const edit of past.edits) {
    const { file, day } = edit;
    const entry = byFile.get(file);
    // What came before something that was told is no news any more.
    if (wasTold(factOf(edit))) isTold.add(file);
    if (!entry || isTold.has(file) || day < since || day > today) continue;
    const row = rows.get(file);
    if (row) row.edits.push(edit);
    else rows.set(file, { week: mondayOf(today), file, entry, edits: [edit] });
  }
  return (await toldWeeks({ wiki, past }, [...rows.values()])).flatMap(({ pages }) => pages);
}

/** Whether other sources tell all of it: that material is out or gone, that every team has signed, what became of a note. */
function isToldElsewhere({ fields }: Pick<ToldPage, 'fields'>, entry: Entry, context: Context): boolean {
  const alone = { ...context, entries: [entry] };
  const [material, agreed] = [materialOutOrGone(alone), [...termsAgreed(alone), ...pagesAgreed(alone)]];
  return fields.every((field = '') => {
    if (entry.collection === fieldNotes.id) return field === 'folded';
    if (fieldIn(entry.file, field)?.means === 'signatures') return agreed.length > 0;
    return material.length > 0 && (field === 'out' || field === 'withdrawn');
  });
}

function newLine({ entry, by, edits, uses }: Told, { link }: Context): Found {
  const said = `New (${inAList(by)}): ${entry.summary}`;
  return { facts: edits.map(factOf), weight: 30 + uses, page: link(entry), said };
}

/** Whether no more is said than where something has changed, which few need to look up. */
function isVague(said: string): boolean {
  return / (?:changed|rewritten)$/.test(said);
}

/** Many that are new: how many, and the names of those that most pages refer to. */
function together(pages: readonly Told[], { team }: Context): Found {
  const sorted = pages.toSorted((a, b) => b.uses - a.uses);
  const names = sorted.slice(0, mostNamed).map(({ title }) => `“${shortened(title, 60)}”`);
  const rest = pages.length - names.length;
  const by = [...new Set(pages.flatMap((each) => each.by))];
  const address = changesPath(team);
  return {
    facts: pages.flatMap(({ edits }) => edits.map(factOf)),
    weight: 30 + (sorted[0]?.uses ?? 0),
    page: { key: address, title: `${pages.length} new pages`, address },
    said: `${inAList([...names, ...(rest > 0 ? [`${rest} more`] : [])])} (${inAList(by)})`,
  };
}

function factOf({ commit, file }: { commit: string; file: string }): string {
  return `edit ${commit} ${file}`;
}
