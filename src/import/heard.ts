/** Takes in notes that came by mail: what `/note/` writes into one where no desk answers. */
import { z } from 'zod';
import { fileOfNote, heardNote, noteId, textOfNote } from '../editing-api/notes.ts';
import { normalise } from '../line-ends.ts';
import { readYaml } from '../wiki/frontmatter.ts';

const sentNote = z.strictObject({ ...heardNote.shape, id: noteId, by: z.string().regex(/^[^/\s]+$/) });

/** The file of a note below the content folder, and what stands in it; or why what came is none. */
export type HeardByMail = { file: string; text: string } | { why: string };

/** Reads the notes in the words of mails. What stands before, between and behind them is left out. */
export function heardByMail(mail: string): HeardByMail[] {
  return blocksIn(normalise(mail)).map((block) => {
    const sent = sentNote.safeParse(readYaml(block, 1).data);
    if (!sent.success) return { why: z.prettifyError(sent.error) };
    const { id, ...note } = sent.data;
    return { file: fileOfNote({ ...note, id }), text: textOfNote(note) };
  });
}

const field = /^(?:text|by|on|page|kind|exact|where): /;

/** The lines of each note: from its `id` to the first empty line. Mail programs break long ones, and quote all of them. */
function blocksIn(mail: string): string[] {
  const blocks: string[][] = [];
  let open: string[] | undefined;
  for (const line of mail.split('\n').map((each) => each.replace(/^(?:> ?)+/, '').trimEnd())) {
    if (line.startsWith('id: ')) blocks.push((open = [line]));
    else if (line === '') open = undefined;
    // A line that was broken goes on, which YAML tells by its indent.
    else open?.push(field.test(line) ? line : ` ${line}`);
  }
  return blocks.map((lines) => lines.join('\n'));
}
