import { describe, expect, it } from 'vitest';
import { readBody } from '../../../src/mdx/read.ts';
import { bodyOf } from '../../support/import-context.ts';

/** What people have, and what it becomes. */
const cases: Record<string, [source: string, body: string]> = {
  'plain Markdown stays': ['A *b* **c** `d`\n\n- e\n- f\n', 'A *b* **c** `d`\n\n- e\n- f'],
  'a table stays': ['| a | b |\n| - | - |\n| 1 | 2 |', '| a | b |\n| - | - |\n| 1 | 2 |'],
  '01-tilde-range: one tilde strikes nothing out': [
    'It takes 5~10 days and 20~30 people, H~2~O, ~~gone~~.',
    'It takes 5\\~10 days and 20\\~30 people, H\\~2\\~O, ~~gone~~.',
  ],
  '02-cjk-emphasis: bold stays where it was': [
    '他说**“签约”**就是。**「営業」**の',
    '他说**“签约”**就是。**「営業」**の',
  ],
  'tasks and footnotes stay': ['- [ ] a[^1]\n- [x] b\n\n[^1]: Note.', '- [ ] a[^1]\n- [x] b\n\n[^1]: Note.'],
  'the first heading is the title already': ['# Page\n\nText.', 'Text.'],
  'another first heading stays': ['# Other\n\nText.', '# Other\n\nText.'],
  'HTML within a line': ['a <b>b</b> <i>c</i> <code>d</code><br>e', 'a **b** *c* `d`\\\ne'],
  'an HTML link': [
    'See <a href="https://x.example/a" target="_blank">this</a>.',
    'See [this](https://x.example/a).',
  ],
  'Markdown within an HTML block': [
    '<div align="center">\n\n## Head\n\nText **b**\n\n</div>',
    '## Head\n\nText **b**',
  ],
  'Markdown typed straight between tags': [
    '<div>\nA **b** [c](https://x.example)\n</div>',
    'A **b** [c](https://x.example)',
  ],
  'a table without a head': [
    '<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>',
    '| a | b |\n| - | - |\n| 1 | 2 |',
  ],
  'blocks in a cell': [
    '<table><tr><th>a</th></tr><tr><td>x<p>y<ul><li>z</li></ul></td></tr></table>',
    '| a |\n| - |\n| x<br>y<br>• z |',
  ],
  'a table in a table': [
    '<table><tr><th>a</th></tr><tr><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>',
    '| a |\n| - |\n| b – c |',
  ],
  'folded text': [
    '<details>\n<summary>More &amp; more</summary>\n\nText\n\n</details>',
    '<Details summary="More &amp; more">\n\nText\n\n</Details>',
  ],
  'folded text that ends in a paragraph': [
    '<details><summary>S</summary>\n\nText </details>',
    '<Details summary="S">\n\nText\n\n</Details>',
  ],
  'a blank to fill in': [
    'Hello <name>, this is <your company>.',
    'Hello \\<name>, this is \\<your company>.',
  ],
  'less than': ['Answer in <5 minutes {first_name}', 'Answer in <5 minutes {first_name}'],
  'a comment stays hidden': ['a <!-- b --> c', 'a <!-- b --> c'],
  'a comment of MDX': ['{/* b */}\n\nc', '<!-- b -->\n\nc'],
  'a frame becomes a link, and what follows stays': [
    '<iframe src="https://x.example/v" title="Tour" />\n\nAfter',
    '[Embedded page: Tour](https://x.example/v)\n\nAfter',
  ],
  'scripts go to the end': [
    'a\n\n<script>alert(1)</script>',
    'a\n\n<Details summary="From the imported page">\n\n```html\n<script>alert(1)</script>\n```\n\n</Details>',
  ],
  'imports go to the end': [
    "import X from './x'\n\nText",
    'Text\n\n<Details summary="From the imported page">\n\n```js\nimport X from \'./x\'\n```\n\n</Details>',
  ],
  'code is left alone': [
    '```\n<Note>{% hint %}[[x]]</Note>\n```\n\n`<b>[[y]]</b>`',
    '```\n<Note>{% hint %}[[x]]</Note>\n```\n\n`<b>[[y]]</b>`',
  ],
  'a hint of GitBook': [
    '{% hint style="warning" %}\nCareful **now**.\n{% endhint %}\nAfter',
    '<Callout kind="warning">\n\nCareful **now**.\n\n</Callout>\n\nAfter',
  ],
  'a shortcode of Hugo': ['{{< note >}}\nText\n{{< /note >}}', '<Callout kind="note">\n\nText\n\n</Callout>'],
  'a directive of Docusaurus': [
    ':::tip Do this\n\nText\n\n:::',
    '<Callout kind="tip" title="Do this">\n\nText\n\n</Callout>',
  ],
  'an alert of GitHub': ['> [!WARNING]\n> Text', '<Callout kind="warning">\n\nText\n\n</Callout>'],
  'an alert that is to be seen as typed': ['> \\[!NOTE]\n> Text', '> \\[!NOTE]\n> Text'],
  'a box of MDX, indented': [
    '<Note>\n    Text\n\n    - a\n</Note>',
    '<Callout kind="note">\n\nText\n\n- a\n\n</Callout>',
  ],
  'a box in a list': [
    '- a\n\n  <Warning>\n    b\n  </Warning>\n- c',
    '- a\n\n  <Callout kind="warning">\n\n  b\n\n  </Callout>\n\n- c',
  ],
  steps: [
    '<Steps>\n  <Step title="One">\n    Do it.\n  </Step>\n  <Step title="Two">\n    Again.\n  </Step>\n</Steps>',
    '<Steps>\n\n1. **One**\n\n   Do it.\n\n2. **Two**\n\n   Again.\n\n</Steps>',
  ],
  tabs: ['<Tabs>\n<Tab title="A">\nText\n</Tab>\n</Tabs>', '**A**\n\nText'],
  'a component of our own': [
    '<Callout kind="tip">\n\nText\n\n</Callout>',
    '<Callout kind="tip">\n\nText\n\n</Callout>',
  ],
  'an unknown component that says something': [
    '<Chart data={[1, 2]} kind="bar" />',
    '`<Chart data={[1, 2]} kind="bar" />`',
  ],
  'a component within a line of HTML': [
    '<small>\n    We are <Total /> in <Countries /> countries.\n</small>',
    'We are `<Total />` in `<Countries />` countries.',
  ],
  'an unknown component that only arranges': ['<Frame>\n\nText\n\n</Frame>', 'Text'],
  'an expression is shown as typed': ['{process.env.SECRET} and {1 + 1}', '{process.env.SECRET} and {1 + 1}'],
  'an unclosed shortcode is shown as typed': [
    '{% hint style="info" %}\nText',
    '{% hint style="info" %}\nText',
  ],
  'http becomes https': [
    '[a](http://x.example) and http://y.example',
    '[a](https://x.example) and <https://y.example>',
  ],
  'an address that is not allowed': ['[a](javascript:alert(1))', 'a (`javascript:alert(1)`)'],
  'an image of another site': ['![Logo](http://x.example/a.png)', '[Image: Logo](https://x.example/a.png)'],
  'an image that is not there': ['![Logo](a.png)', 'Image: Logo (`a.png`)'],
  'a wikilink to nothing': ['[[Nowhere|that]] and [[]]', 'that and \\[\\[]]'],
  'reference links': ['[a][1]\n\n[1]: https://x.example', '[a](https://x.example)'],
};

describe('what people have becomes Markdown and the wiki’s own components', () => {
  it.each(Object.entries(cases))('%s', (_, [source, body]) => {
    expect(bodyOf(source)).toBe(body);
  });

  it('leaves nothing that the check would call wrong or doubtful', () => {
    const faults = Object.values(cases).flatMap(([source]) =>
      readBody(bodyOf(source)).faults.map((fault) => fault.id),
    );
    // A box that never ends stays as it was typed, which readers see.
    expect(faults.filter((id) => id !== 'comment-hidden')).toEqual(['foreign-markup']);
  });

  it.each([
    ['tags that are never closed', '<div><p><b>'.repeat(3000)],
    ['quotes in quotes', '> '.repeat(3000)],
    ['brackets', '[['.repeat(20_000)],
    ['backticks', '` `` '.repeat(10_000)],
    ['braces', '<A b={'.repeat(5000)],
    ['shortcodes', '{% hint %}'.repeat(5000)],
    ['comments that are never ended', '%%x {/* {{/* {% comment %} {# '.repeat(1000)],
    ['words of XML that are never ended', '<![CDATA[ <ac:link> '.repeat(1000)],
    ['imports', 'import x\n'.repeat(50_000)],
    ['boxes', '!!! note\n'.repeat(5000)],
    [
      'boxes in boxes',
      Array.from({ length: 100 }, (_, depth) => ' '.repeat(depth * 4) + '!!! note').join('\n') +
        `\n${' '.repeat(400)}x`,
    ],
    ['lists of attributes', '*a*{.b '.repeat(5000)],
    ['highlights', '==a '.repeat(5000)],
    ['data', 'data:;base64,A '.repeat(5000)],
    ['fields in quotes', `---\n${'a: "\n'.repeat(5000)}---\n`],
  ])(
    'comes to an end: %s',
    (_, text) => {
      const begin = process.cpuUsage();
      bodyOf(text);
      // Of the processor's time, not of the clock's: the machine may be busy with something else.
      const { user, system } = process.cpuUsage(begin);
      expect((user + system) / 1e6).toBeLessThan(10);
    },
    120_000,
  );
});
