/** The search box, for as long as a page is open. */
import type { Ahead } from '../ahead.ts';
import { keepMissed } from '../kept.ts';
import { choicesIn, narrowTo, readQuery } from '../query.ts';
import { Text } from '../text/text.ts';
import { Again } from './again.ts';
import { beforeTyping } from './before.ts';
import { forgetRead, lookedFor } from './more.ts';
import { drawNarrowing } from './narrow.ts';
import { behind, thereIsNo, withoutNames } from './sayings.ts';
import { bundle, getWiki, isBehind, whyLost, type Wiki } from './sources.ts';
import { Turn } from './turn.ts';
import { View } from './view.ts';

const view = new View();
const text = new Text(bundle);
let wiki: Wiki | undefined;
let turn: Turn | undefined;
/** The first hit is to be opened as soon as it is there. */
let isWanted = false;
let isWalking = false;
/** What moves when it comes moves nothing for those who go from hit to hit. */
const again = new Again(() => view.dialog.open && !view.list.isWalked && look());

/** Fetches what search needs first, so that it is there when the box is opened. */
export function prepare(): void {
  getWiki().catch(() => {});
}

/** @param ahead what was typed before the box was there */
export function open({ text, isEntered }: Pick<Ahead, 'text' | 'isEntered'>): void {
  if (view.dialog.open) return;
  end();
  view.dialog.showModal();
  retype(text);
  if (isEntered) enter(false);
  void isBehind().then((isSo) => view.say('behind', isSo && behind));
}

view.input.addEventListener('input', typed);
view.part('found').addEventListener('scroll', () => view.isEndSeen && void turn?.more());
view.dialog.addEventListener('keydown', pressed);
view.dialog.addEventListener('click', clicked);
view.dialog.addEventListener('close', () => view.dialog.open || end());
addEventListener('online', () => view.dialog.open && typed());

function typed(): void {
  isWanted = false;
  again.begin();
  look();
}

/** Searches for what stands in the field; as soon as there is something to search. */
function look(): void {
  turn?.end();
  const asked = view.input.value;
  if (wiki) search(wiki);
  getWiki().then(
    (arrived) => {
      const isFirst = wiki === undefined;
      wiki = arrived;
      if (isFirst && view.dialog.open) search(arrived);
    },
    async () => {
      const why = await whyLost();
      if (view.input.value !== asked || !view.dialog.open) return;
      view.say('lost', withoutNames[why]);
      again.soon();
    },
  );
}

function search(wiki: Wiki): void {
  view.clear();
  const { value } = view.input;
  const choices = choicesIn(wiki);
  const query = readQuery(value, choices);
  view.say('nowhere', query.notThere.map(thereIsNo).join(' ') || undefined);
  drawNarrowing(view.part('narrow'), wiki, query, (which, id) =>
    retype(narrowTo(view.input.value, choices, which, id)),
  );
  turn = new Turn({ view, text, wiki, retype, onHits: follow, onLost: () => again.soon() }, query);
  // A sign alone, as the first quotation mark, is nothing to look for yet.
  if (!/[\p{L}\p{N}]/u.test(query.words)) void showBefore(wiki, turn, query.to.in);
  else void turn.start();
}

async function showBefore(wiki: Wiki, now: Turn, collection?: string): Promise<void> {
  const groups = await beforeTyping(wiki, collection);
  if (now !== turn) return;
  view.list.clear();
  for (const { label, rows } of groups) view.list.add(rows, label);
  view.say('more', forgetRead(typed), lookedFor(wiki));
  view.tell('');
}

function retype(value: string): void {
  view.input.value = value;
  view.input.focus();
  typed();
}

function pressed(event: KeyboardEvent): void {
  const { key, isComposing, target } = event;
  if (isComposing || target !== view.input) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (step !== undefined) void walk(step as 1 | -1);
  else if ((key === 'Home' || key === 'End') && view.list.isWalked)
    view.list.choose(view.list.rows.at(key === 'Home' ? 0 : -1));
  else if (key === 'Enter') enter(event.ctrlKey || event.metaKey);
  else return;
  event.preventDefault();
}

/** Behind the last hit there may be others: as long as they are looked for, a key that is held goes no further. */
async function walk(step: 1 | -1): Promise<void> {
  if (isWalking) return;
  isWalking = true;
  if (step > 0 && turn?.hasMore && view.list.chosen === view.list.rows.at(-1)) await turn.more();
  isWalking = false;
  view.list.move(step);
}

function enter(inNewTab: boolean): void {
  const { chosen } = view.list;
  if (chosen === undefined) isWanted = view.input.value.trim() !== '';
  else if (inNewTab) window.open(chosen.href, '_blank', 'noopener');
  else chosen.click();
}

/** Opens the first hit, where somebody has pressed Enter before it was there. */
function follow(): void {
  const { chosen } = view.list;
  if (isWanted && chosen) chosen.click();
}

function clicked({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): void {
  const isElsewhere = ctrlKey || metaKey || shiftKey;
  const isClosing =
    target === view.dialog ||
    (target instanceof Element &&
      (target.closest('.search-close') !== null || (target.closest('a') !== null && !isElsewhere)));
  // Whoever comes back to this page comes back to the page.
  if (isClosing) view.dialog.close();
}

/** Once it is closed. The browser says so later: whoever is quick has opened it anew by then. */
function end(): void {
  if (turn?.isUnwritten) keepMissed(view.input.value);
  turn?.end();
  turn = undefined;
  again.begin();
  view.input.value = '';
  view.list.clear();
}
