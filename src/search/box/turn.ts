/** One search, from the key that asked for it to the next: the names at once, the text of the pages after them and below. */
import { atOnce, inNames, nowhere, type Hit } from '../join.ts';
import type { Found } from '../names/names.ts';
import type { Query } from '../query.ts';
import { askedWords, telling } from '../text/asked.ts';
import type { Text } from '../text/text.ts';
import { action } from './before.ts';
import { lookedFor, unwritten } from './more.ts';
import { findByName } from './named.ts';
import { rowOf, type Shown } from './row.ts';
import * as said from './sayings.ts';
import { whyLost, type Wiki } from './sources.ts';
import type { View } from './view.ts';

/**
 * How long nobody types before the text is searched, in milliseconds: it costs what names do not. Where a page is called
 * so, the text only fills in below, and what is half typed is not worth a piece of the index.
 */
const pause = { sure: 400, likely: 150, none: 0 };

export interface Searching {
  view: View;
  text: Text;
  wiki: Wiki;
  /** Takes what then stands in the field. */
  retype: (typed: string) => void;
  /** Told when there may be more hits, or no more come. */
  onHits: () => void;
  /** Told when something did not arrive that may arrive another time. */
  onLost: () => void;
}

export class Turn {
  readonly #in: Searching;
  readonly #query: Query;
  readonly #shown = new Set<string>();
  #words: readonly string[] = [];
  /** Hits by name that come after those by text. */
  #later: Hit[] = [];
  #isSure = true;
  /** Pages that have the words in their text, and were not looked up yet. */
  #ids: string[] = [];
  #isSearched = false;
  #isLooking = false;
  #isOver = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** No page has any of the words. */
  isUnwritten = false;

  constructor(searching: Searching, query: Query) {
    this.#in = searching;
    this.#query = query;
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  async start(): Promise<void> {
    const { view, wiki } = this.#in;
    const found = await findByName(wiki, this.#query);
    if (this.#isOver) return;
    const { first, later, isSure } = inNames(found.hits);
    this.#words = [...telling(this.#query.words), ...found.taken.map(({ as }) => as)];
    this.#later = later;
    this.#isSure = isSure;
    view.list.clear();
    this.#add(first);
    view.say('coming', first.length === 0 && said.coming);
    if (found.taken.length > 0) this.#sayTaken(found.taken);
    this.#timer = setTimeout(
      () => void this.#searchText(found),
      pause[isSure ? 'sure' : first.length > 0 ? 'likely' : 'none'],
    );
  }

  /** The text was searched, and there are pages that were not looked up yet. */
  get hasMore(): boolean {
    return this.#isSearched && this.#ids.length + this.#later.length > 0;
  }

  /** Shows further pages that have the words in their text; those that stand there already are passed over. */
  async more(): Promise<void> {
    await this.#showOthers();
    this.#offerMore();
  }

  async #showOthers(): Promise<void> {
    const before = this.#shown.size;
    while (this.hasMore && this.#shown.size === before && !this.#isLooking && !this.#isOver)
      await this.#lookUp();
  }

  async #lookUp(): Promise<void> {
    const { text } = this.#in;
    const label = this.#isSure ? said.byName : undefined;
    if (this.#ids.length === 0) return this.#add(this.#later.splice(0), label);
    this.#isLooking = true;
    const pages = await Promise.all(this.#ids.splice(0, atOnce).map((id) => text.page(id))).catch(
      () => undefined,
    );
    this.#isLooking = false;
    if (this.#isOver) return;
    if (pages === undefined) return this.#sayLost();
    this.#add(pages, this.#isSure ? said.inText : undefined);
  }

  #offerMore(): void {
    if (this.#isOver) return;
    this.#in.view.say('rest', this.hasMore && action(said.further, () => void this.more()));
  }

  async #searchText({ taken, unknown: notNamed }: Found): Promise<void> {
    const { view, wiki, text, onHits } = this.#in;
    const { words, exactly, to } = this.#query;
    const asked = {
      words: exactly ? [{ typed: words }] : askedWords(words, taken, this.#isSure ? wiki.names : undefined),
      exactly,
      filters: to,
    };
    const found = await text.search(asked).catch(() => undefined);
    if (this.#isOver) return;
    view.say('coming');
    if (found === undefined) return this.#sayLost();
    this.#ids = [...found.ids];
    this.#isSearched = true;
    const guess = await this.#guess(nowhere(notNamed, found.unknown));
    if (guess.length > 0) this.#sayTaken(guess);
    else if (taken.length > 0) this.#sayTaken(taken, found.unknown);
    if (this.#isOver) return;
    // A page costs a file: further ones are looked up for those who go on, and fewer where a page was named.
    const most = this.#isSure ? 1 : 2;
    for (let times = 0; times < most && this.hasMore && view.isEndSeen; times++) await this.#showOthers();
    if (this.#isOver) return;
    this.#offerMore();
    if (this.#shown.size === 0) this.#sayNone();
    else if (taken.length + guess.length === 0) this.#sayUnknown(nowhere(notNamed, found.unknown));
    view.tell(said.counted(view.list.rows.length, found.ids.length));
    onHits();
  }

  /** Words that are nowhere may be taken for more others than those that are written somewhere. */
  async #guess(words: readonly string[]): Promise<Found['taken']> {
    if (words.length === 0) return [];
    const { hits, taken, unknown } = await findByName(this.#in.wiki, this.#query, { guess: true });
    if (!words.some((word) => !unknown.includes(word.toLowerCase()))) return [];
    this.#words = [...this.#words, ...taken.map(({ as }) => as)];
    this.#later = hits;
    return taken;
  }

  #add(hits: readonly (Hit & Pick<Shown, 'sentences'>)[], label?: string): void {
    const { view, wiki, onHits } = this.#in;
    const others = hits.filter(({ url }) => !this.#shown.has(url));
    for (const { url } of others) this.#shown.add(url);
    const rows = others.map((hit) => rowOf({ ...hit, words: this.#words }, wiki));
    view.list.add(rows, label);
    if (view.list.chosen === undefined) view.list.choose(view.list.rows[0]);
    onHits();
  }

  #sayTaken(taken: Found['taken'], unknown?: readonly string[]): void {
    const { view, retype } = this.#in;
    const { words } = this.#query;
    const isWritten = unknown !== undefined && taken.some(({ typed }) => !unknown.includes(typed));
    view.say(
      'note',
      ...said.shownFor(taken, isWritten && action(`Only “${words}”`, () => retype(`"${words}"`))),
    );
  }

  #sayUnknown(words: readonly string[]): void {
    if (words.length > 0) this.#in.view.say('note', said.noPageHas(words));
  }

  #sayNone(): void {
    const { view, wiki, retype } = this.#in;
    const { words, to } = this.#query;
    if (Object.keys(to).length > 0)
      return view.say(
        'more',
        said.noneThere,
        action('Search everywhere', () => retype(words)),
      );
    this.isUnwritten = true;
    view.say('more', unwritten(words, wiki), lookedFor(wiki, words));
  }

  /** Without the text, names are all there is. */
  async #sayLost(): Promise<void> {
    this.#ids = [];
    this.#add(this.#later.splice(0));
    const why = await whyLost();
    if (this.#isOver) return;
    this.#in.view.say('lost', said.withoutText[why]);
    if (why !== 'none') this.#in.onLost();
  }
}
