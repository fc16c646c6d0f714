import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingFiles } from '../support/meeting-files.ts';
import { runScript, temporaryFolder, writeFiles } from '../support/script.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFiles(folder, meetingFiles);
});
afterAll(() => rm(folder, { recursive: true }));

const agenda = (...args: string[]) =>
  runScript('agenda', ['--content', folder, '--today', '2026-11-25', ...args], {
    env: { SITE_URL: 'https://wiki.example.com/sales/' },
  });

describe('npm run agenda', () => {
  it('prints what waits, as text, as Markdown with links, and as data', async () => {
    const [text, markdown, json] = await Promise.all([
      agenda(),
      agenda('--format', 'markdown', '--on', '2026-12-08'),
      agenda('--format', 'json', '--kind', 'joint'),
    ]);
    expect([text, markdown, json].map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(text.stdout).toContain('- Call the printer (Ada Byron): overdue since 20 Nov 2026 – Plain\n');
    expect(markdown.stdout).toContain('# Joint meeting, 8 Dec 2026\n');
    expect(markdown.stdout).toContain('[Leads](<https://wiki.example.com/sales/numbers/leads/>)');
    expect(JSON.parse(json.stdout)).toMatchObject({
      kind: 'joint',
      day: '2026-12-01',
      likelyChair: { id: 'ben' },
    });
  });

  it.each([
    [['--kind', 'jont'], '--kind takes joint, half, brainstorm, visit; not “jont”. Did you mean “joint”?'],
    [['--kind', 'visit'], 'No meeting of the kind “visit” was written up yet'],
    [['--on', '2026-11-24'], '2026-11-24 is past'],
    [['--format', 'pdf'], '--format takes text, markdown, json; not “pdf”.'],
  ])('refuses %j', async (args, words) => {
    const { code, stdout, stderr } = await agenda(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});
