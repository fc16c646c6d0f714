import { describe, expect, it } from 'vitest';
import { gpsNote, pngChunk, pngOf } from '../../support/pictures.ts';
import { afterFields, importing } from '../../support/import-context.ts';

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const url = `data:image/png;base64,${png}`;
const asImage = (bytes: Buffer, type = 'image/png') => `data:${type};base64,${bytes.toString('base64')}`;
const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(3_000_000, 7)]);

function pageOf(text: string) {
  const page = importing({ 'a.md': `---\ntitle: A\nsummary: B.\n---\n${text}` }).get('a.md');
  const details = (kind: string) =>
    (page?.changes ?? []).filter((each) => each.kind === kind).map(({ detail }) => detail);
  return { body: afterFields(page?.text).trim(), files: page?.embedded ?? [], details, page };
}

describe('50-import-base64-image: a picture inside the text becomes a file', () => {
  it.each([
    [
      'by reference',
      `![Big picture][image1] a\n\n[image1]: <${url}>`,
      /^!\[Big picture\]\(\/media\/guides\/team-handbook\/big-picture-[\da-f]{12}\.png\) a$/,
    ],
    ['without words', `![](${url})`, /^!\[\]\(\/media\/guides\/team-handbook\/image-[\da-f]{12}\.png\)$/],
    [
      'of HTML, over lines',
      `<img alt="C" src="data:image/png;base64,${png.slice(0, 60)}\n${png.slice(60)}">`,
      /^!\[C\]\(\/media\/.*\.png\)$/,
    ],
    ['in a link', `[look](${url})`, /^\[look\]\(\/media\/.*\.png\)$/],
    ['in a cell', `| a |\n|--|\n| ![](${url}) |`, /\| !\[\]\(\/media\/.*\.png\) \|$/],
  ])('%s', (_, text, body) => {
    const page = pageOf(text);
    expect(page.body).toMatch(body);
    expect(page.files.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toEqual([png]);
    expect(page.details('image-embedded')).toEqual(page.files.map(({ name }) => name));
  });

  it('says nothing of where it was taken', () => {
    const noted = pngOf(9, 9, undefined, [pngChunk('tEXt', Buffer.from(`Comment\0${gpsNote}`))]);
    const { files } = pageOf(`![](${asImage(noted)})`);
    expect(files.map(({ bytes }) => pngOf(9, 9).equals(bytes))).toEqual([true]);
  });

  it('goes by what it is, not by what it calls itself, however large', () => {
    const { body, files, details } = pageOf(`![](${asImage(jpeg)}) ![](${asImage(jpeg)})`);
    expect(body).toMatch(/^!\[\]\((\/media\/.*\.jpg)\) !\[\]\(\1\)$/);
    expect(files).toHaveLength(1);
    expect(details('not-converted')).toEqual([]);
  });

  it.each([
    ['damaged', `![A](${asImage(Buffer.from('nothing at all'))})`, 'Image: A (`data:image/png`)'],
    [
      'of another type',
      `![A](${asImage(Buffer.from('<svg/>'), 'image/svg+xml')})`,
      'Image: A (`data:image/svg+xml`)',
    ],
    ['no base64', '![A](data:image/svg+xml,%3Csvg%3E)', 'Image: A (`data:image/svg+xml`)'],
    [
      'too large',
      `![A](${asImage(Buffer.concat([jpeg.subarray(0, 4), Buffer.alloc(14 * 1024 * 1024)]))})`,
      'Image: A (`data:image/png`)',
    ],
    ['without words', `![](${asImage(Buffer.from('x'))})`, 'Image: without description (`data:image/png`)'],
  ])('%s, it becomes its description', (_, text, body) => {
    const page = pageOf(text);
    expect(page.body).toBe(body);
    expect(page.files).toEqual([]);
    expect(page.details('image-unfit')).toHaveLength(1);
  });

  it.each([
    ['code', (data: string) => `\`${data}\``],
    ['words', (data: string) => data],
    ['an address that no link uses', (data: string) => `A\n\n[x]: <${data}>`],
    ['styles', (data: string) => `<style>a { background: url(${data}) }</style>`],
  ])('cuts short what nobody can read: %s', (_, write) => {
    const { body, details, page } = pageOf(write(asImage(jpeg)));
    expect(body.length).toBeLessThan(500);
    expect(body).toContain('data:image/png;base64,/9j/');
    expect(details('data-cut')).toEqual(['4000008 characters']);
    expect(JSON.stringify(page?.changes).length).toBeLessThan(1000);
  });

  it('leaves short data in code as it is', () => {
    expect(pageOf(`\`${url}\``).body).toBe(`\`${url}\``);
  });
});
