/** What a wiki has for those who have said who they are: buttons at pages, and their work. */
import work from '../../styles/work.css?url';
import { waitingNotes } from '../../editing-api/kept-notes.ts';
import { me } from '../../editing-api/me.ts';
import { eachVisit } from '../visit.ts';
import style from './acts.css?url';
import { DutyActs } from './duty-acts.ts';
import { showMyWork } from './my-work.ts';
import { PageActs } from './page-acts.ts';
import { ResultActs } from './result-acts.ts';
import { SignActs } from './sign-acts.ts';

const person = me()?.id;
if (person !== undefined) void start(person);

async function start(person: string): Promise<void> {
  const ofOnePage = actsOfOnePage();
  // Nothing is to be seen before it looks as it should.
  await Promise.all([stylesheet(style), stylesheet(work)]);
  customElements.define('page-acts', PageActs);
  customElements.define('result-acts', ResultActs);
  customElements.define('sign-acts', SignActs);
  customElements.define('duty-acts', DutyActs);
  eachVisit(sendNotes);
  for (const [name, acts] of await Promise.all(ofOnePage)) customElements.define(name, acts);
  await showMyWork(person);
}

/** Those that stand on the pages of one collection alone. */
function actsOfOnePage(): Promise<[name: string, acts: CustomElementConstructor]>[] {
  const found: Promise<[string, CustomElementConstructor]>[] = [];
  if (document.querySelector('asset-acts'))
    found.push(import('./asset-acts.ts').then(({ AssetActs }) => ['asset-acts', AssetActs]));
  if (document.querySelector('note-acts'))
    found.push(import('./note-acts.ts').then(({ NoteActs }) => ['note-acts', NoteActs]));
  return found;
}

/** Whoever has sent a note has said who they are: nobody else has any. `/note/` sends them itself. */
function sendNotes(): void {
  if (waitingNotes().length === 0 || document.querySelector('[data-note]')) return;
  void import('../note/from-anywhere.ts').then(({ sendFromAnywhere }) => sendFromAnywhere());
}

function stylesheet(address: string): Promise<void> {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address });
  document.head.append(link);
  return new Promise((done) => {
    link.addEventListener('load', () => done());
    link.addEventListener('error', () => done());
  });
}
