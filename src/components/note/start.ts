/** Keeps what is written at `/note/` from the first key, has it sent, and says what has become of it. */
import { keepNote, keptNote, notePrefix, type KeptNote } from '../../editing-api/kept-notes.ts';
import { me, meKey } from '../../editing-api/me.ts';
import { element } from '../../element.ts';
import { dayIfKnown } from '../../freshness/day.ts';
import { dayUnknown } from '../../freshness/words.ts';
import { kindsOfName, namesIn } from '../../names-in.ts';
import { button } from '../acts/button.ts';
import { claimDraft } from './draft.ts';
import { showKept } from './kept.ts';
import { offerPages, titleOf, type Chosen } from './pages.ts';
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
  const said = part('[data-said]');
  let page: Chosen | undefined;
  let id = await claimDraft();
  let retry: ReturnType<typeof setTimeout> | undefined;

  fill(keptNote(id));
  await takeFromAddress();
  form.hidden = false;
  form.addEventListener('input', () => keepDraft());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
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
    const on = keptNote(id)?.on ?? dayIfKnown(new Date(), root.dataset['timeZone'] ?? '') ?? '';
    return {
      ...{ id, on, text: text.value, ...page },
      ...{ kind: chosen('kind'), exact: field('exact').checked || undefined, where: chosen('where') },
      by: by.value || undefined,
    };
  }

  function keepDraft(): void {
    part('[data-named]').replaceChildren();
    const isKept = keepNote({ ...written(), state: 'draft', since: new Date().toISOString() });
    say(isKept ? '' : 'This browser keeps nothing just now. Stay on this page until the note is sent.');
  }

  function fill(note: KeptNote | undefined): void {
    // What was typed before this script came stays.
    if (note === undefined && text.value !== '') return keepDraft();
    text.value = note?.text ?? '';
    for (const name of ['kind', 'where'] as const)
      (form.elements.namedItem(name) as RadioNodeList).value = note?.[name] ?? '';
    field('exact').checked = note?.exact ?? false;
    by.value = note?.by ?? me()?.id ?? '';
    choosePage(
      note?.page === undefined ? undefined : { page: note.page, title: note.title ?? note.page },
      false,
    );
  }

  /** The page one came from, and what another app has shared. */
  async function takeFromAddress(): Promise<void> {
    const asked = new URLSearchParams(location.search);
    const shared = ['title', 'text', 'url'].flatMap((name) => asked.get(name)?.trim() || []);
    const about = asked.get('page');
    // Loaded once more, the page is not to take it again.
    if (location.search) history.replaceState(history.state, '', location.pathname);
    if (shared.length > 0 && text.value === '') text.value = shared.join('\n');
    if (about && /^[a-z0-9-]+\/[^\s?#]+$/.test(about))
      choosePage({ page: about, title: await titleOf(about) });
    else if (shared.length > 0) keepDraft();
  }

  function choosePage(chosen: Chosen | undefined, isNew = true): void {
    page = chosen;
    field('about').value = '';
    part('[data-pages]').replaceChildren();
    part('[data-page]').hidden = chosen === undefined;
    part('.note-page > label').hidden = chosen !== undefined;
    part('[data-page] b').textContent = chosen?.title ?? '';
    if (isNew) keepDraft();
  }

  function sayWho(): void {
    const { value, selectedOptions } = by;
    const [option] = selectedOptions;
    if (value === '' || option === undefined || me()?.id === value) return;
    const who = { id: value, name: option.textContent.trim(), email: option.dataset['email'] ?? '' };
    try {
      localStorage.setItem(meKey, JSON.stringify(who));
    } catch {
      // It is asked again the next time.
    }
  }

  function submit(isSure = false): void {
    const note = written();
    if (note.on === '') return say(dayUnknown);
    const named = namesIn(note.text);
    if (named.length > 0 && !isSure) return warn(named);
    const isKept = keepNote({ ...note, state: 'waiting', since: new Date().toISOString() });
    if (!isKept)
      return say(
        'This browser keeps nothing just now, so the note cannot be sent from here. Copy its words.',
      );
    part('[data-named]').replaceChildren();
    void claimDraft(true).then((next) => {
      id = next;
      fill(undefined);
      show();
      text.focus();
    });
    text.value = '';
    void send();
  }

  /** Names what may tell who somebody is, before it is sent. */
  function warn(named: ReturnType<typeof namesIn>): void {
    const items = named.map(({ of, found }) =>
      element('li', { textContent: `“${found}” looks like ${kindsOfName[of]}.` }),
    );
    const [first] = named;
    const change = button('Change the text', () => {
      const begin = text.value.indexOf(first?.found ?? '');
      text.focus();
      text.setSelectionRange(begin, begin + (first?.found.length ?? 0));
    });
    part('[data-named]').replaceChildren(
      element('p', {
        textContent: 'What is sent stays in the history for good. Say what they are, not who.',
      }),
      element('ul', {}, items),
      element(
        'p',
        {},
        change,
        ' ',
        button('Send it as it is', () => submit(true)),
      ),
    );
    change.focus();
  }

  async function send(): Promise<void> {
    clearTimeout(retry);
    const reached = await sendWaiting();
    root.dataset['reached'] = reached;
    show();
    if (reached === 'unanswered') retry = setTimeout(() => void send(), pause);
  }

  function show(): void {
    showKept(root, id, { send: () => void send(), goOnWith });
  }

  /** A note that was not sent yet is written on. */
  function goOnWith(note: KeptNote): void {
    const now = keptNote(note.id);
    // It has been sent meanwhile.
    if (now === undefined || now.state === 'sent' || now.isTried) return show();
    if (text.value.trim() !== '') keepDraft();
    id = now.id;
    keepNote({ ...now, state: 'draft', refused: undefined });
    fill(keptNote(id));
    show();
    text.focus();
  }

  function say(words: string): void {
    said.textContent = words;
  }
}
