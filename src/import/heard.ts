/** Takes in notes that came by mail: what `/note/` writes into one where no desk answers. */
import { z } from 'zod';
import { fileOfNote, heardNote, noteId, textOfNote } from '../editing-api/notes.ts';
import { normalise } from '../line-ends.ts';
import { isRecord, onOneLine } from '../plain.ts';
import { shortened } from '../shortened.ts';
import { readYaml } from '../wiki/frontmatter.ts';

const sentNote = z.strictObject({ ...heardNote.shape, id: noteId, by: z.string().regex(/^[^/\s]+$/) });

/** The file of a note below the content folder, and what stands in it; or why what came cannot be taken in, in sentences. */
export type HeardByMail = { file: string; text: string } | { why: string };

/** Reads the notes in the words of mails. What stands before, between and behind them is left out. */
export function heardByMail(mail: string): HeardByMail[] {
  return blocksIn(normalise(mail)).map((block) => {
    const { data } = readYaml(block, 1);
    const sent = sentNote.safeParse(data);
    if (!sent.success) return { why: whyNot(sent.error.issues, data, block) };
    const { id, ...note } = sent.data;
    return { file: fileOfNote({ ...note, id }), text: textOfNote(note) };
  });
}

/** What each line of a note is to hold. */
const expected: Readonly<Record<string, string>> = {
  id: 'eight small letters and digits',
  text: 'the words that were heard, 4,000 signs at most',
  by: 'the name in the address of a person’s page, such as marcus-oyelaran',
  on: 'a day, such as 2026-11-23',
  page: 'the address of a page, such as competitors/pitledger',
  kind: 'one of the kinds of notes',
  exact: 'true or nothing',
  where: 'call, visit, event or mail',
};

/** What is wrong with a note, line by line, and what whoever takes it in does about it. */
function whyNot(issues: readonly z.core.$ZodIssue[], data: unknown, block: string): string {
  const [line = ''] = block.split('\n');
  const faults = isRecord(data)
    ? issues.map((issue) => faultIn(issue, data)).join(' ')
    : 'Its lines cannot be told apart.';
  const isCurly = /^[a-z]+: [“”„«»‘’]/m.test(block);
  const curly = isCurly ? ' Curly quotation marks stand where straight ones (") did.' : '';
  const way = 'Ask whoever sent it to send it again as it was, or write its words into a new note by hand.';
  return `The note that begins with ${shortened(line, 40)} cannot be taken in. ${faults}${curly} ${way}`;
}

function faultIn(issue: z.core.$ZodIssue, data: Record<string, unknown>): string {
  if (issue.code === 'unrecognized_keys') return `No note has a line “${issue.keys.join('”, “')}”.`;
  const name = String(issue.path[0] ?? '');
  const value = data[name];
  const found = value === undefined ? 'is missing' : `is ${shortened(onOneLine(JSON.stringify(value)), 60)}`;
  return `The line “${name}” ${found}; expected: ${expected[name] ?? 'something else'}.`;
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
