import { mondayOf } from '../../freshness/load.ts';
import { plural } from '../../plain.ts';
import type { PageInWeek } from '../../site/changes/list.ts';
import { toldWeeks } from '../../site/changes/told.ts';
import { usesOf, type Context, type Found } from './context.ts';

/** What has changed on a page since, in the words of the list of changes. */
export async function pagesChanged(context: Context): Promise<Found[]> {
  const { wiki, past, entries, since, today, link, wasTold } = context;
  const byFile = new Map(entries.map((entry) => [entry.file, entry]));
  const rows = new Map<string, PageInWeek>();
  for (const edit of past.edits) {
    const entry = byFile.get(edit.file);
    if (!entry || edit.day < since || edit.day > today || wasTold(factOf(edit))) continue;
    const row = rows.get(edit.file);
    if (row) row.edits.push(edit);
    else rows.set(edit.file, { week: mondayOf(today), file: edit.file, entry, edits: [edit] });
  }
  const told = (await toldWeeks({ wiki, past }, [...rows.values()])).flatMap(({ pages }) => pages);
  return told.flatMap(({ entry, said, more, by, edits }) => {
    if (!entry) return [];
    const rest = more > 0 ? `; and ${plural(more, 'more change')}` : '';
    const isNew = said[0] === 'New';
    return [
      {
        facts: edits.map(factOf),
        weight: (isNew ? 30 : 20) + usesOf(entry, context),
        page: link(entry),
        said: `${said.join('; ')}${rest} (${new Intl.ListFormat('en-GB').format(by)})`,
      },
    ];
  });
}

function factOf({ commit, file }: { commit: string; file: string }): string {
  return `edit ${commit} ${file}`;
}
