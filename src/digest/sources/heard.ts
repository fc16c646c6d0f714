/** What was heard outside: what of it stands on a page since, and what waits too long. */
import { lastDayFor, noteOn } from '../../freshness/note-state.ts';
import { noteInWords } from '../../freshness/note-words.ts';
import { dayInWords } from '../../freshness/words.ts';
import { shortened } from '../../shortened.ts';
import { noteFacts, notesIn, takersOf, type Note } from '../../wiki/notes.ts';
import { keyOf, personOf, type Wiki } from '../../wiki/wiki.ts';
import type { Context, Found } from './context.ts';
import { personFor } from './whose.ts';

/** Whoever hears that what they said stands on a page says something again. */
export function notesTakenOver(context: Context): Found[] {
  const { wiki, since, today, link } = context;
  return notesOf(context).flatMap(({ entry, data }) => {
    const state = noteOn(noteFacts({ data }), today);
    const into = wiki.byKey.get(data.folded?.into ?? '');
    if (state.id !== 'taken-over' || !into || state.on < since || state.on > today) return [];
    const who = personOf(wiki, data.by)?.name ?? data.by;
    const said = `${who} heard this on ${dayInWords(data.on)}. ${noteInWords(state)}.`;
    return [{ facts: [`taken ${keyOf(entry)}`], weight: 55, page: link(into), said }];
  });
}

/** The notes that nobody has taken over in time, by the page they are about; one without a page stands for itself. */
export function notesLate(context: Context): Found[] {
  const { wiki, today, link, wasTold } = context;
  const late = notesOf(context).filter(
    (note) => noteOn(noteFacts(note), today).id === 'late' && !wasTold(lateFact(note)),
  );
  const byPage = Map.groupBy(late, ({ about, entry }) => about ?? entry);
  return [...byPage].map(([page, notes]) => {
    const first = notes.toSorted((a, b) => (a.data.on < b.data.on ? -1 : 1))[0] as Note;
    const { who } = personFor(takersOf(first, wiki), today);
    const [heard, by] = [first.data.on, lastDayFor(first.data.on)].map(dayInWords);
    return {
      facts: notes.map(lateFact),
      weight: 40 + Math.min(notes.length, 9),
      page: link(page),
      said:
        notes.length > 1
          ? `${notes.length} notes of what was heard wait too long, the first since ${heard}: it was to be taken over by ${by} (${who})`
          : `“${shortened(first.data.text, 120)}” was heard on ${heard}, was to be taken over by ${by}, and still waits (${who})`,
    };
  });
}

/** The notes that concern the team: it heard them, or they are about a page of its own. */
function notesOf({ wiki, concerns }: Context): Note[] {
  return notesIn(wiki).filter(
    ({ entry, data, about }) => !entry.draft && concerns(teamsOf(wiki, data.by, about)),
  );
}

function teamsOf(wiki: Wiki, by: string, about: Note['about']): string[] {
  const team = personOf(wiki, by)?.team;
  return [...(team === undefined ? [] : [team]), ...(about?.teams ?? [])];
}

function lateFact({ entry }: Pick<Note, 'entry'>): string {
  return `late ${keyOf(entry)}`;
}
