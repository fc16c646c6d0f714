/** A brief, put together: what the page shows, and what is copied of it. */
import type { Words } from '../../site/brief/words.ts';

export interface Brief {
  title: string;
  /** That not all of it is to be trusted today, or cannot be told; `undefined` where there is nothing to tell. */
  warning: string | undefined;
  sections: Section[];
}

export interface Section {
  /** Names its place on the page. */
  id: string;
  title: string;
  blocks: Block[];
}

export type Block = Paragraph | List | Group;

export interface Paragraph {
  type: 'paragraph';
  label?: string;
  words: Words;
  tone?: Tone;
}

export interface List {
  type: 'list';
  label?: string;
  items: Words[];
  tone?: Tone;
}

/** Something of its own within a section, as an objection is. */
export interface Group {
  type: 'group';
  title: Words;
  /** Said beside the title. */
  aside?: string;
  blocks: Block[];
  /** Goes along with it, beside it where there is room. */
  beside?: Block[];
}

/** How it is meant: to be said aloud, not to be said, or said about the brief itself. */
export type Tone = 'say' | 'avoid' | 'note';

/** What room blocks take on paper, in letters: what stands around them counts as some. */
export function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + roomFor(block), 0);
}

/** A line that is not full takes as much room as one that is. */
const line = 60;

function roomFor(block: Block): number {
  const ofWords = (words: Words) => Math.ceil(lettersIn(words) / line) * line;
  switch (block.type) {
    case 'paragraph':
      return line / 2 + ofWords([block.label ?? '', ...block.words]);
    case 'list':
      return (block.label ? line : 0) + line / 2 + block.items.reduce((sum, item) => sum + ofWords(item), 0);
    case 'group':
      return ofWords(block.title) + 2 * line + lengthOf(block.blocks) + lengthOf(block.beside ?? []);
  }
}

function lettersIn(words: Words): number {
  return words.reduce((sum, word) => {
    if (typeof word === 'string') return sum + word.length;
    if (word.is === 'gone') return sum;
    return sum + (word.is === 'break' ? line : lettersIn(word.of));
  }, 0);
}
