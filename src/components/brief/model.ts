/** A brief, put together: what the page shows, and what is copied of it. */
import type { Words } from '../../site/brief/words.ts';

export interface Brief {
  title: string;
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
}

/** How it is meant: to be said aloud, not to be said, or said about the brief itself. */
export type Tone = 'say' | 'avoid' | 'note';
