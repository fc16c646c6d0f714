import { AdaptiveCard, SerializationContext } from 'adaptivecards';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, it } from 'vitest';
import { composed } from '../../../src/digest/compose.ts';
import { digestAsHtml } from '../../../src/digest/formats/html.ts';
import { digestAsMarkdown } from '../../../src/digest/formats/markdown.ts';
import { digestAsSlack } from '../../../src/digest/formats/slack.ts';
import { digestAsTeams } from '../../../src/digest/formats/teams.ts';
import { digestAsText } from '../../../src/digest/formats/text.ts';
import type { Digest, Line, Part } from '../../../src/digest/model.ts';

const nasty = 'A <script>alert(1)</script> & *bold* [x](javascript:1) <!channel> | `code`\n\u001b[31m';
const places = { site: 'https://wiki.example.com/sales' };

const digestOf = (title: string, said: string, lines = 12): Digest => ({
  ...{ wiki: 'Our wiki', team: { id: 'sales', name: 'Sales' }, day: '2026-11-30' as Digest['day'] },
  ...composed(
    Array.from({ length: lines }, (_, index): Line => {
      const part = (['success', 'changed', 'urgent'] satisfies Part[])[index % 3] ?? 'urgent';
      const page = { key: `guides/g${index}`, title, address: `/guides/g${index}/` };
      return { part, page, said, weight: 1, facts: [String(index)] };
    }),
  ),
});
const long = digestOf('t'.repeat(150), 's'.repeat(5000));
const hostile = digestOf(nasty, nasty, 3);

describe('a digest as text', () => {
  it('has its lines with their addresses, and no signs that a terminal obeys', () => {
    const text = digestAsText(
      digestOf('Lead handoff', 'Target changed from 5 to 8 (Tomasz Wróbel)', 3),
      places,
    );
    expect(text.startsWith('Sales, 30 Nov 2026: 1 success, 1 changed, 1 urgent\n')).toBe(true);
    expect(text).toContain(
      '- Lead handoff: Target changed from 5 to 8 (Tomasz Wróbel)\n  https://wiki.example.com/sales/guides/g1/\n',
    );
    expect(digestAsText(hostile, places)).not.toContain('\u001b');
    expect(digestAsText(digestOf('A', 'b', 3), { site: undefined })).not.toContain('/guides/');
  });

  it('says where all of it is: what has changed for the team, and what waits', () => {
    const text = digestAsText(digestOf('A', 'b', 3), places);
    expect(text).toContain('All that has changed: https://wiki.example.com/sales/changes/sales/\n');
    expect(text).not.toContain('more change');
  });
});

describe('a name that ends in a sign of its own', () => {
  it.each([
    ['We change our ERP.', 'We change our ERP. Overdue'],
    ['Why now?', 'Why now? Overdue'],
    ['“We change.”', '“We change.” Overdue'],
    ['Handoff', 'Handoff: Overdue'],
  ])('takes no colon: %s', (title, words) => {
    const digest = digestOf(title, 'Overdue', 1);
    expect(digestAsText(digest, { site: undefined })).toContain(`- ${words}\n`);
    const between = words.slice(title.length, -'Overdue'.length);
    const written = [digestAsMarkdown, digestAsHtml, digestAsSlack, digestAsTeams].map((format) =>
      JSON.stringify(format(digest, places)),
    );
    const ofTeams = `{\\"type\\":\\"TextRun\\",\\"text\\":\\"${between}Overdue`;
    for (const each of written)
      expect(
        [
          `)${between}Overdue`,
          `</a>${between}Overdue`,
          `>${between}Overdue`,
          `"${between}Overdue`,
          ofTeams,
        ].some((end) => each.includes(end)),
      ).toBe(true);
  });
});

describe('what there was no room for', () => {
  const digest = digestOf('A', 'b', 38);
  const [changes, waits] = ['changes/sales', 'freshness'].map((path) => `${places.site}/${path}/`);
  const text = (written: string) => written.replaceAll('\u200b', '').split('\n');

  it('is counted in one last line, with where it is', () => {
    expect(text(digestAsText(digest, places))).toContain(
      `And 9 more successes, 9 more changes (${changes}) and 8 more that are urgent (${waits}). The weightiest come next time.`,
    );
    expect(text(digestAsMarkdown(digest, places))).toContain(
      `And 9 more successes, [9 more changes](<${changes}>) and [8 more that are urgent](<${waits}>). The weightiest come next time.`,
    );
    expect(text(digestAsHtml(digest, places))).toContain(
      `<p>And 9 more successes, <a href="${changes}">9 more changes</a> and <a href="${waits}">8 more that are urgent</a>. The weightiest come next time.</p>`,
    );
    expect(JSON.stringify(digestAsSlack(digest, places))).toContain(
      `And 9 more successes, <${changes}|9 more changes> and <${waits}|8 more that are urgent>. The weightiest come next time.`,
    );
    const runs = digestAsTeams(digest, places).attachments[0]?.content.body.at(-1);
    expect(runs).toMatchObject({
      inlines: expect.arrayContaining([expect.objectContaining({ text: '9 more changes' })]) as unknown,
    });
  });
});

describe('a digest as Markdown', () => {
  it('leaves what pages are called as it is', () => {
    const text = digestAsMarkdown(hostile, places);
    expect(text).toContain('\\<!channel\\>');
    expect(text).toContain('\\[x\\](javascript:1)');
  });
});

describe('a digest as HTML', () => {
  it('fetches nothing, runs nothing, and leads to the wiki alone', () => {
    const html = digestAsHtml(hostile, places);
    const found: { tag: string; to: string }[] = [];
    const visit = (
      node: ReturnType<typeof fromHtml> | ReturnType<typeof fromHtml>['children'][number],
    ): void => {
      if (node.type === 'element')
        found.push({ tag: node.tagName, to: String(node.properties['href'] ?? '') });
      if ('children' in node) for (const child of node.children) visit(child);
    };
    visit(fromHtml(html));
    const tags = new Set(found.map(({ tag }) => tag));
    expect([...tags].filter((tag) => /^(?:script|img|link|iframe|form|object|video)$/.test(tag))).toEqual([]);
    const targets = found.filter(({ tag }) => tag === 'a').map(({ to }) => to);
    expect(targets.length).toBe(5);
    expect(targets.filter((to) => !to.startsWith(`${places.site}/`))).toEqual([]);
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html).not.toMatch(/url\(|@import/);
  });
});

describe('a digest for Slack', () => {
  it('keeps to what Slack takes, however long it is', () => {
    const { blocks, text } = digestAsSlack(long, places);
    expect(blocks.length).toBeLessThanOrEqual(50);
    const texts = blocks.flatMap((block) => ('text' in block && block.text ? [block] : []));
    for (const { type, text } of texts)
      expect(text?.text.length).toBeLessThanOrEqual(type === 'header' ? 150 : 3000);
    expect(texts.length).toBeGreaterThan(3);
    expect(text).toContain('Sales, 30 Nov 2026');
  });

  it('calls nobody, and marks up nothing of what pages say', () => {
    const said = JSON.stringify(digestAsSlack(hostile, places));
    expect(said).not.toContain('<!channel>');
    expect(said).toContain('&lt;!channel&gt;');
    const marks = [...said.matchAll(/<([^|>]*)\|/g)].map(([, to]) => to ?? '');
    expect(marks.length).toBe(5);
    expect(marks.filter((to) => !to.startsWith(`${places.site}/`))).toEqual([]);
    expect(said).not.toContain('*bold*');
  });
});

describe('a digest for Teams', () => {
  it.each([
    ['usual', digestOf('Lead handoff', 'Changed.')],
    ['long', long],
    ['hostile', hostile],
  ])('is a card that Microsoft’s own reader takes without a remark: %s', (_, digest) => {
    const message = digestAsTeams(digest, places);
    const [attachment] = message.attachments;
    const context = new SerializationContext();
    const card = new AdaptiveCard();
    card.parse(JSON.parse(JSON.stringify(attachment?.content)) as object, context);
    const remarks = Array.from(
      { length: context.eventCount },
      (_, index) => context.getEventAt(index).message,
    );
    expect(remarks).toEqual([]);
    // What the reader does not know it drops.
    expect(card.getItemCount()).toBe(attachment?.content.body.length);
    expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(28_000);
  });

  it('has what pages say in runs of text, where no Markdown is read', () => {
    const body = digestAsTeams(hostile, places).attachments[0]?.content.body ?? [];
    const blocks = body.filter(({ type }) => type === 'TextBlock');
    expect(JSON.stringify(blocks)).not.toContain('javascript:');
    expect(JSON.stringify(body)).toContain('[x](javascript:1)');
  });
});
