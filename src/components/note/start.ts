/** Keeps what is written at `/note/` from the first key, has it sent, and says what has become of it. */
import {
  forgetNote,
  keepNote,
  keptNote,
  newNoteId,
  notePrefix,
  type KeptNote,
} from '../../editing-api/kept-notes.ts';
import { me, meKey } from '../../editing-api/me.ts';
import { dayIfKnown } from '../../freshness/day.ts';
import { sendUnnamed } from '../named.ts';
import { write, writeNew } from './draft.ts';
import { showKept } from './kept.ts';
import { leavePage, open } from './opened.ts';
import { offerPages, titleOf, type Chosen } from './pages.ts';
import { offerPeople } from './people.ts';
import { noteChanged, sendWaiting } from './send.ts';

const root = document.querySelector<HTMLElement>('[data-note]');
const form = root?.querySelector('form');
if (root && form) void start(root, form);

/** How long until a wiki that did not answer is asked once more, in milliseconds. */
const pause = 15_000;

async function start(root: HTMLElement, form: HTMLFormElement): Promise<void> {
  const part = <E extends HTMLElement>(selector: string) => root.querySelector(selector) as E;
  const field = <E extends HTMLElement = HTMLInputElement>(name: string) =>
    form.elements.namedItem(name) as unknown as E;
  const text = field<HTMLTextAreaElement>('text');
  const by = field<HTMLSelectElement>('by');
  const people = offerPeople(by);
  const on = field('on');
  const said = part('[data-said]');
  const today = () => dayIfKnown(new Date(), root.dataset['timeZone'] ?? '') ?? '';
  let page: Chosen | undefined;
  /** Whether somebody has said on which day it was heard. */
  let isDayGiven = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const opened = await open(today());
  let { id } = opened;

  fill(keptNote(id));
  if (opened.page !== undefined) openAt(opened.page);
  say(opened.said);
  form.hidden = false;
  form.addEventListener('input', ({ target }) => {
    isDayGiven ||= target === on;
    keepDraft();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sendUnnamed(text, part('[data-named]'), submit);
  });
  by.addEventListener('change', sayWho);
  offerPages(field('about'), part('[data-pages]'), choosePage);
  part('[data-page] button').addEventListener('click', () => {
    choosePage(undefined);
    field('about').focus();
  });
  document.addEventListener(noteChanged, show);
  addEventListener('storage', ({ key }) => key?.startsWith(notePrefix) && show());
  addEventListener('online', () => void send());
  show();
  void send();

  /** What the form says, as it is kept. */
  function written(): Omit<KeptNote, 'state' | 'since'> {
    const chosen = (name: string) => (form.elements.namedItem(name) as RadioNodeList).value || undefined;
    return {
      ...{ id, on: on.value, text: text.value, ...page, tried: keptNote(id)?.tried },
      ...{ kind: chosen('kind'), exact: field('exact').checked || undefined, where: chosen('where') },
      by: by.value || undefined,
    };
  }

  function keepDraft(): void {
    part('[data-named]').replaceChildren();
    // What is begun is heard today, however long this page has been open.
    if (!isDayGiven && !keptNote(id)?.text.trim()) setDay(today());
    const isKept = keepNote({ ...written(), state: 'draft', since: new Date().toISOString() });
    say(isKept ? '' : 'This browser keeps nothing just now. Stay on this page until the note is sent.');
  }

  function setDay(day: string): void {
    on.max = today();
    on.value = day;
  }

  function fill(note: KeptNote | undefined): void {
    isDayGiven = false;
    setDay(note?.on || today());
    // What was typed before this script came stays.
    if (note === undefined && text.value !== '') return keepDraft();
    text.value = note?.text ?? '';
    // A list of choices cannot be told that none is chosen.
    for (const name of ['kind', 'where'] as const)
      for (const choice of form.querySelectorAll<HTMLInputElement>(`[name=${name}]`))
        choice.checked = choice.value === note?.[name];
    field('exact').checked = note?.exact ?? false;
    people.choose(note?.by ?? me()?.id ?? '');
    showPage(note?.page === undefined ? undefined : { page: note.page, title: note.title ?? note.page });
  }

  /** Begins with a page of which the name may not be known yet. */
  function openAt(asked: string): void {
    if (page?.page !== asked) showPage({ page: asked, title: asked });
    void titleOf(asked).then((title) => {
      if (page?.page !== asked || page.title === title) return;
      showPage({ page: asked, title });
      const kept = keptNote(id);
      if (kept?.page === asked) keepNote({ ...kept, title });
    });
  }

  function showPage(chosen: Chosen | undefined): void {
    page = chosen;
    field('about').value = '';
    part('[data-pages]').replaceChildren();
    part('[data-page]').hidden = chosen === undefined;
    part('.note-page > label').hidden = chosen !== undefined;
    part('[data-page] b').textContent = chosen?.title ?? '';
  }

  function choosePage(chosen: Chosen | undefined): void {
    showPage(chosen);
    leavePage();
    keepDraft();
  }

  function sayWho(): void {
    const who = people.chosen();
    if (who === undefined || me()?.id === who.id) return;
    try {
      localStorage.setItem(meKey, JSON.stringify(who));
    } catch {
      // It is asked again the next time.
    }
  }

  function submit(): void {
    const isKept = keepNote({ ...written(), state: 'waiting', since: new Date().toISOString() });
    if (!isKept) return say('This browser keeps nothing just now. Copy the words of the note.');
    leavePage();
    text.value = '';
    void writeNew().then((next) => {
      id = next;
      fill(undefined);
      show();
      text.focus();
    });
    void send();
  }

  async function send(): Promise<void> {
    clearTimeout(retry);
    const reached = await sendWaiting();
    root.dataset['reached'] = reached;
    show();
    if (reached === 'later') retry = setTimeout(() => void send(), pause);
  }

  function show(): void {
    showKept(root, id, { sendAgain, goOnWith: (note) => void goOnWith(note) });
  }

  function sendAgain({ id }: KeptNote): void {
    const now = keptNote(id);
    if (now?.state !== 'waiting') return show();
    const since = new Date().toISOString();
    keepAnew(now, { since, notBefore: undefined });
    void send();
  }

  /** A note that is not known to be on the wiki is written on. */
  async function goOnWith(note: KeptNote): Promise<void> {
    const now = keptNote(note.id);
    // It has been sent meanwhile, or thrown away.
    if (now === undefined || now.state === 'sent') return show();
    if (!(await write(now.id))) return say('Another window is writing this one.');
    if (text.value.trim() !== '') keepDraft();
    leavePage();
    id = keepAnew(now, { state: 'draft', late: undefined });
    fill(keptNote(id));
    show();
    text.focus();
  }

  function say(words: string): void {
    said.textContent = words;
  }
}

/** Keeps a note that is begun anew. Where its id is that of another note by now, it is one of its own. Gives its id. */
function keepAnew(note: KeptNote, more: Partial<KeptNote>): string {
  const isOther = note.url !== undefined;
  const own = isOther ? { id: newNoteId(), tried: undefined, url: undefined } : {};
  const kept = { ...note, refused: undefined, ...own, ...more };
  if (keepNote(kept) && isOther) forgetNote(note.id);
  return kept.id;
}
