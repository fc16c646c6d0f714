/** What a wiki has for those who have said who they are: buttons at pages, and their work. */
import work from '../../styles/work.css?url';
import { me } from '../../editing-api/me.ts';
import style from './acts.css?url';
import { DutyActs } from './duty-acts.ts';
import { showMyWork } from './my-work.ts';
import { PageActs } from './page-acts.ts';
import { ResultActs } from './result-acts.ts';
import { SignActs } from './sign-acts.ts';

const person = me()?.id;
if (person !== undefined) void start(person);

async function start(person: string): Promise<void> {
  // Nothing is to be seen before it looks as it should.
  await Promise.all([stylesheet(style), stylesheet(work)]);
  customElements.define('page-acts', PageActs);
  customElements.define('result-acts', ResultActs);
  customElements.define('sign-acts', SignActs);
  customElements.define('duty-acts', DutyActs);
  await showMyWork(person);
}

function stylesheet(address: string): Promise<void> {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: address });
  document.head.append(link);
  return new Promise((done) => {
    link.addEventListener('load', () => done());
    link.addEventListener('error', () => done());
  });
}
