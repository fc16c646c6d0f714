import { describe, expect, it } from 'vitest';
import { fixesFor } from '../../../src/document/fixes/index.ts';
import { parseDay, type Day } from '../../../src/freshness/day.ts';
import type { PageHistory } from '../../../src/freshness/page-history.ts';
import { problemInWords } from '../../../src/problem/wording.ts';
import { problemsOfEntry } from '../../../src/wiki/checks.ts';
import { joined } from '../../support/joined.ts';
import { meeting, meetingFiles, page } from '../../support/meeting-files.ts';

const dayOf = (text: string) => parseDay(text) as Day;

/** What is said of a page on a day. */
function said(
  key: string,
  on: string,
  { files = {}, history }: { files?: Record<string, string>; history?: PageHistory | null } = {},
) {
  const wiki = joined({ ...meetingFiles, ...files });
  const [entry, decided] = [wiki.byKey.get(key), wiki.byKey.get('guides/plain')];
  if (entry === undefined || decided === undefined) throw new Error(`There is no ${key}.`);
  decided.history = history;
  return problemsOfEntry(entry, wiki, dayOf(on))
    .filter(({ id }) => id.startsWith('task-') || id.startsWith('decision-'))
    .map(
      (problem) =>
        `${problem.id} ${problem.field?.join('.') ?? problem.line}: ${problemInWords(problem).message}`,
    );
}

const second = 'meetings/second';
const late =
  'task-overdue tasks.0.by: “Call the printer” was to be done by 20 Nov 2026, and waits for Ada Byron.';

describe('a task', () => {
  it.each([
    ['2026-11-20', []],
    ['2026-11-21', [late]],
    ['2026-12-01', [late]],
    ['2026-12-02', [late, expect.stringMatching(/^task-overdue tasks\.1\.by: “Count/)]],
  ])('is overdue from the day after its own, unless it is done: on %s', (on, expected) => {
    expect(said(second, on)).toEqual(expected);
  });

  it('waits for nobody once its person has left', () => {
    const ben = 'name: Ben Ray\nemail: ben@example.com\nteam: marketing\nrole: Lead\nleft: 2026-11-05\n';
    const files = { 'people/ben.yaml': ben };
    expect(said(second, '2026-11-05', { files })).toEqual([]);
    expect(said(second, '2026-11-06', { files })).toEqual([
      'task-nobody tasks.1.who: “Count the boxes” waits for Ben Ray, who left on 5 Nov 2026.',
      'task-nobody tasks.2.who: “Pay the bill” waits for Ben Ray, who left on 5 Nov 2026.',
    ]);
  });
});

describe('a box in a text', () => {
  it.each([
    ['- [ ] Call the printer (Ada, 3 March)', 'Ada Byron'],
    ['- [ ] Ada Byron calls the printer', 'Ada Byron'],
    ['- [ ] Ben: call the printer', 'Ben Ray'],
    ['- [x] Call the printer (Ada, 3 March)', undefined],
    ['- [ ] Is the ADA form filled in (yes, no)?', undefined],
    ['- Call the printer (Ada, 3 March)', undefined],
  ])('is a task where it is open and names someone: %s', (line, name) => {
    const files = {
      'guides/list.mdx': page('List', '', `First.\n\n${line}\n`),
      'lexicon/list.mdx': page('List', 'definition: A.', line),
    };
    const found = said('guides/list', '2026-11-01', { files });
    expect(found.map((each) => each.replace(/“.*” /, ''))).toEqual(
      name === undefined ? [] : [`task-in-text 13: is a task for ${name} that stands in the text alone.`],
    );
    expect(said('lexicon/list', '2026-11-01', { files })).toEqual([]);
  });
});

describe('a meeting that names no day for the next', () => {
  const files = { 'meetings/second.mdx': meeting('Second', '2026-11-03', 'chair: ada') };
  const asked = (more: Record<string, string> = {}, key = second) => {
    const wiki = joined({ ...meetingFiles, ...files, ...more });
    const entry = wiki.byKey.get(key);
    const found = entry ? problemsOfEntry(entry, wiki, dayOf('2026-11-04')) : [];
    return found
      .filter(({ id }) => id === 'meeting-next-missing')
      .map((each) => problemInWords(each).message);
  };

  it('has the day entered with a press', () => {
    const wiki = joined({ ...meetingFiles, ...files });
    const entry = wiki.byKey.get(second);
    const found = entry ? problemsOfEntry(entry, wiki, dayOf('2026-11-04')) : [];
    const problem = found.find(({ id }) => id === 'meeting-next-missing');
    const fix = problem && fixesFor(problem, files[`${second}.mdx`]);
    expect(fix?.label).toBe('Enter 1 Dec 2026');
    expect(asked({ [`${second}.mdx`]: fix?.apply(files[`${second}.mdx`]) ?? '' })).toEqual([]);
  });

  it('is asked for it where the one before did', () => {
    expect(asked()).toEqual([
      'Nobody has said when the next one is. Going by the ones before, it is on 1 Dec 2026.',
    ]);
  });

  it.each([
    ['it is the only one of its kind', { 'meetings/first.mdx': '' }],
    [
      'the one before was not held again',
      { 'meetings/first.mdx': meeting('First', '2026-10-06', 'chair: ben') },
    ],
    ['another came after it', { 'meetings/third.mdx': meeting('Third', '2026-12-01', 'chair: ben') }],
    ['it does', { 'meetings/second.mdx': meetingFiles['meetings/second.mdx'] ?? '' }],
  ])('is not asked where %s', (_, more) => {
    expect(asked(more)).toEqual([]);
  });
});

describe('a decision', () => {
  const revision = (day: string) => ({ day: dayOf(day), order: 1, commit: 'a' });
  const created = revision('2026-01-01');
  const unchanged =
    'decision-page-unchanged decisions.0.page: On 3 Nov 2026 it was decided: “Plain is written anew” “Plain” has not changed since.';

  it.each<[string, PageHistory | null, boolean]>([
    ['never changed', { created }, true],
    ['changed the day before', { created, changed: revision('2026-11-02') }, true],
    ['changed on that day', { created, changed: revision('2026-11-03') }, false],
    ['came after it', { created: revision('2026-11-09') }, false],
    ['is not committed yet', { created, isNew: true }, false],
    ['has a past that git does not know', null, false],
  ])('says that its page %s', (_, history, expected) => {
    const found = said(second, '2026-11-04', { history });
    expect(found).toEqual(expected ? [unchanged] : []);
    expect(said(second, '2026-11-03', { history })).toEqual([]);
  });
});
