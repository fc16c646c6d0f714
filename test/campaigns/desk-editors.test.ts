import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lead, makeRepo, openDesk, type Answer, type Repo } from '../support/desk-repo.ts';
import { chance, git } from '../support/desk-client.ts';
import { size } from '../support/size.ts';

const editors = size(4, 20);
const savesEach = size(8, 50);
const pages = ['content/lexicon/lead.mdx', 'content/guides/a.mdx', 'content/guides/b.mdx'];

/** What an editor has in front of them: a page as it was when they opened it. */
type Open = Map<string, string>;

interface Save {
  mark: string;
  path: string;
  sent: string;
  answer: Answer;
}

let repo: Repo;
const saves: Save[] = [];
/** What was not saved since others were saving. */
const busy: Save[] = [];

beforeAll(async () => {
  repo = await makeRepo();
  for (const path of pages.slice(1)) await repo.write(`wiki/${path}`, lead);
  git(repo.top, 'add', '.');
  git(repo.top, 'commit', '--quiet', '--message=More pages');
  // Two desks over one repository, as when the wiki was started twice.
  const desks = [openDesk(repo.content), openDesk(repo.content)];
  const edit = async (editor: number) => {
    const random = chance(1_000 + editor);
    const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T;
    const desk = pick(desks);
    const open: Open = new Map();
    const author = { name: `Editor ${editor}`, email: `editor${editor}@example.com` };
    for (let count = 0; count < savesEach; count++) {
      const path = pick(pages);
      // Half of the time they go on with what they have had open for a while.
      const base = (random() < 0.5 ? open.get(path) : undefined) ?? (await read(desk, path));
      const mark = `e${editor}s${count}m`;
      const sent = changed(base, mark, random, pick);
      // Where so many wait that one is told to try again in a moment, they do.
      let answer = await desk.save(path, sent, base, { author });
      while (/ in a moment\./.test(answer.json.error)) {
        busy.push({ mark, path, sent, answer });
        answer = await desk.save(path, sent, base, { author });
      }
      saves.push({ mark, path, sent, answer });
      open.set(path, answer.status === 200 ? (answer.json.files[0]?.data ?? '') : base);
    }
  };
  await Promise.all(Array.from({ length: editors }, (_, editor) => edit(editor)));
}, 1_200_000);

afterAll(() => repo.remove());

describe(`${editors} editors with ${savesEach} saves each`, () => {
  it('each get an answer, and there is something of every kind', () => {
    expect(saves).toHaveLength(editors * savesEach);
    expect(new Set(saves.map(({ answer }) => answer.status))).toEqual(new Set([200, 409]));
    expect(saves.some(({ answer }) => Object.keys(answer.json.mergedWith ?? {}).length > 0)).toBe(true);
  });

  it('find every change that was acknowledged in its commit, and in the text unless a later one replaced it', async () => {
    for (const { mark, path, answer } of saves.filter(({ answer }) => answer.status === 200)) {
      expect(answer.json.files[0]?.data).toContain(mark);
      const committed = git(repo.top, 'show', `${answer.json.change}:wiki/${path}`);
      expect(committed).toBe(answer.json.files[0]?.data.trim());
      if ((await repo.read(`wiki/${path}`)).includes(mark)) continue;
      // Whoever has taken it out must have begun with a text that had it.
      const pattern = ['log', '--format=%H', `-S${mark}`, 'HEAD', '--', `wiki/${path}`];
      const [removal = '', addition = ''] = git(repo.top, ...pattern).split('\n');
      expect(addition).toBe(answer.json.change);
      const replacing = saves.find((save) => save.answer.json.change === removal);
      expect(replacing?.sent).not.toContain(mark);
      expect(replacing?.answer.status).toBe(200);
    }
  });

  it('find every text that was refused among the kept ones, with the text it clashed with', async () => {
    const desk = openDesk(repo.content);
    for (const { answer, sent, path } of saves.filter(({ answer }) => answer.status === 409)) {
      expect(answer.json.conflict.theirs).not.toBe('');
      expect((await desk.ask('keptText', { id: answer.json.kept })).json).toMatchObject({ text: sent, path });
    }
    for (const { answer, sent, path } of busy) {
      expect(answer.status).toBe(409);
      // Where it could not be kept either, it says so.
      if (answer.json.error.includes('could not be kept')) continue;
      expect((await desk.ask('keptText', { id: answer.json.kept })).json).toMatchObject({ text: sent, path });
    }
  });

  it('leave a history in one line, with one commit for each change, and nothing else', () => {
    const acknowledged = saves.filter(({ answer }) => answer.status === 200);
    const changes = acknowledged.map(({ answer }) => answer.json.change);
    const log = git(repo.top, 'log', '--format=%H %P')
      .split('\n')
      .map((line) => line.split(' '));
    expect(log.slice(0, -1).every((words) => words.length === 2)).toBe(true);
    expect(
      log
        .slice(0, -2)
        .map(([id]) => id)
        .toSorted(),
    ).toEqual(changes.toSorted());
    expect(git(repo.top, 'status', '--porcelain')).toBe('');
    expect(git(repo.top, 'fsck', '--strict', '--no-dangling')).toBe('');
  });
});

/** A page with a mark of its own in a field or in a paragraph. */
function changed(
  base: string,
  mark: string,
  random: () => number,
  pick: <T>(all: readonly T[]) => T,
): string {
  const name = pick(['summary', 'definition', 'title', 'body', 'body', 'end']);
  if (name === 'end') return `${base}\nAdded ${mark}.\n`;
  if (name !== 'body') return base.replace(new RegExp(`^${name}: .*$`, 'm'), `${name}: Says ${mark}`);
  const lines = base.split('\n');
  const texts = lines.flatMap((line, index) => (/^[A-Z]/.test(line) ? [index] : []));
  const at = texts[Math.floor(random() * texts.length)] ?? 0;
  return lines.with(at, `Written ${mark}.`).join('\n');
}

async function read(desk: { ask: (action: string, params: object) => Promise<Answer> }, path: string) {
  return String((await desk.ask('getEntry', { path })).json['data']);
}
