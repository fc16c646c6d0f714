import { describe, expect, it } from 'vitest';
import { mediaName, slug } from '../../../src/import/names.ts';
import { afterFields, importing } from '../../support/import-context.ts';

const [one, two] = ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210'];

function titlesOf(files: ReturnType<typeof importing>) {
  return [...files.values()].map(({ text }) => /^title: (.*)$/m.exec(text ?? '')?.[1]);
}

describe('25-cjk-file-import: addresses are in the letters of the name', () => {
  it.each([
    ['销售手册', '销售手册'],
    ['Договоры и Счёт', 'договоры-и-счёт'],
    ['ราคาที่ดี', 'ราคาที่ดี'],
    ['がっこう'.normalize('NFD'), 'がっこう'],
    ['한국어'.normalize('NFD'), '한국어'],
    ['हिन्दी', 'हिन्दी'],
    ['דף הבית', 'דף-הבית'],
    ['Ｓａｌｅｓ 2024年', 'sales-2024年'],
    ['Crème Brûlée'.normalize('NFD'), 'creme-brulee'],
    ['İstanbul', 'istanbul'],
    ['🚀', 'page'],
    ['𠮷'.repeat(60), '𠮷'.repeat(40)],
    ['x'.repeat(79) + '𠮷', 'x'.repeat(79)],
  ])('%s', (name, address) => {
    expect(slug(name)).toBe(address);
    expect(Buffer.byteLength(`${slug(name)}-10.mdx`)).toBeLessThan(256);
  });

  it('links lead there, however they and the name are written', () => {
    const files = {
      '销售手册.md': '[a](报价.md) [b](%E6%8A%A5%E4%BB%B7.md) [[报价]]',
      '报价.md': '',
      [`${'ガイド'.normalize('NFD')}.md`]: '[c](ガイド.md)',
    };
    const found = importing(files);
    expect([...found.values()].map(({ file }) => file)).toEqual([
      'guides/销售手册.mdx',
      'guides/报价.mdx',
      'guides/ガイド.mdx',
    ]);
    expect(afterFields(found.get('销售手册.md')?.text).trim()).toBe(
      '[a](/guides/报价/) [b](/guides/报价/) [报价](/guides/报价/)',
    );
    expect(afterFields([...found.values()][2]?.text).trim()).toBe('[c](/guides/ガイド/)');
  });

  it('finds pictures whose names are taken apart', () => {
    const picture = `${'ガ'.normalize('NFD')}.png`;
    const page = importing({ 'a.md': '![x](ガ.png)' }, { images: { [picture]: 'x/ga.png' } }).get('a.md');
    expect(afterFields(page?.text).trim()).toBe('![x](/media/x/ga.png)');
    expect(page?.images).toEqual([picture]);
  });
});

describe('45-import-hidden-assets: pages show pictures of hidden folders', () => {
  const images = {
    '.gitbook/assets/a (1).png': 'x/gitbook/a.png',
    '.attachments/b.png': 'x/attachments/b.png',
    '.trash/c.png': 'x/trash/c.png',
  };

  it('that they refer to', () => {
    const text =
      '<figure><img src=".gitbook/assets/a (1).png" alt="A"></figure>\n\n![B](/.attachments/b.png) ![](<.gitbook/assets/a (1).png>)';
    const page = importing({ 'page.md': text }, { images }).get('page.md');
    expect(afterFields(page?.text).trim()).toBe(
      '![A](/media/x/gitbook/a.png)\n\n![B](/media/x/attachments/b.png) ![](/media/x/gitbook/a.png)',
    );
    expect(page?.changes.filter(({ kind }) => kind === 'image-missing')).toEqual([]);
  });

  it('but not those that only have the same name', () => {
    const page = importing({ 'page.md': '![[c.png]] ![c](/c.png)' }, { images }).get('page.md');
    expect(page?.images).toEqual([]);
  });

  it('gives them an address that may be shown', () => {
    expect(mediaName('.gitbook/assets/a (1).png', 'guides/x')).toBe('guides/x/gitbook/assets/a-1.png');
  });
});

describe('53-import-notion, 64-scale-import-notion-hash: no digits that mean nothing', () => {
  const files = {
    [`Lead Handoff ${one}.md`]: `# Lead Handoff\n\nOwner: Ada\nStatus: In progress\n\n[s](Scoring%20${two}.md) ![u](Lead%20Handoff%20${one}/Untitled%201.png) [[Scoring]]\n\nHow a lead goes over to sales.`,
    [`Lead Handoff ${one}/Step ${two}.md`]: '',
    [`Lead Handoff ${two}.md`]: 'Another one.',
    [`Lead Handoff ${two}/Step ${one}.md`]: `[up](../Lead%20Handoff%20${two}.md)`,
    [`Scoring ${two}.md`]: '<aside>\n💡 Call **now**.\n\n</aside>\n\n<aside>\n⚠️ Careful.\n</aside>',
    [`Export-01234567-89ab-cdef-0123-456789abcdef/a.md`]: '',
    [`${one}.md`]: '',
  };
  const found = importing(files, { images: { [`Lead Handoff ${one}/Untitled 1.png`]: 'x/untitled-1.png' } });

  it('in addresses, which stay different', () => {
    expect([...found.values()].map(({ id }) => id)).toEqual([
      'lead-handoff',
      'lead-handoff/step',
      'lead-handoff-2',
      'lead-handoff-2/step',
      'scoring',
      'export/a',
      one,
    ]);
    expect(found.get(`Lead Handoff ${two}.md`)?.changes).toContainEqual({
      kind: 'address-numbered',
      detail: '/guides/lead-handoff-2/',
    });
    expect(mediaName(`Lead Handoff ${one}/A ${two}.png`, 'guides')).toBe('guides/lead-handoff/a.png');
  });

  it('in titles', () => {
    expect(titlesOf(found).slice(0, 5)).toEqual(['Lead Handoff', 'Step', 'Lead Handoff', 'Step', 'Scoring']);
  });

  it('keeps links and pictures, makes boxes, and takes no properties for a summary', () => {
    const page = found.get(`Lead Handoff ${one}.md`);
    expect(afterFields(page?.text)).toContain(
      '[s](/guides/scoring/) ![u](/media/x/untitled-1.png) [Scoring](/guides/scoring/)',
    );
    expect(page?.text).toContain('summary: How a lead goes over to sales.');
    expect(afterFields(found.get(`Lead Handoff ${two}/Step ${one}.md`)?.text)).toContain(
      '[up](/guides/lead-handoff-2/)',
    );
    expect(afterFields(found.get(`Scoring ${two}.md`)?.text).trim()).toBe(
      '<Callout kind="tip">\n\n💡 Call **now**.\n\n</Callout>\n\n<Callout kind="warning">\n\n⚠️ Careful.\n\n</Callout>',
    );
  });
});

describe('60-scale-import-root-link: a folder’s own address leads to its page', () => {
  it.each([
    ['/Team%20Handbook/', '/guides/team-handbook/'],
    ['/team handbook', '/guides/team-handbook/'],
    ['/content/Team%20Handbook/#a', '/guides/team-handbook/#a'],
    ['/content/Team%20Handbook/b/', '/guides/b/'],
    ['/Team%20Handbook/b', '/guides/b/'],
    ['/', '/guides/team-handbook/'],
    ['../', '/guides/team-handbook/'],
  ])('%s', (url, address) => {
    const files = { '_index.md': '# Root\n\n## A', 'b/_index.md': `[x](<${url}>)`, 'c/b.md': '' };
    expect(afterFields(importing(files).get('b/_index.md')?.text).trim()).toBe(`[x](${address})`);
  });
});
