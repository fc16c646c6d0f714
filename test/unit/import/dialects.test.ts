import { describe, expect, it } from 'vitest';
import { readBody } from '../../../src/mdx/read.ts';
import { afterFields, bodyOf, importing } from '../../support/import-context.ts';

/** The page that a text becomes, beside a page called “Other”. */
function pageOf(text: string) {
  const page = importing({
    'page.md': `---\ntitle: Page\n---\n${text}`,
    'Other.md': '## Head\n\nWords. ^quote\n',
  }).get('page.md');
  const details = (kind: string) =>
    (page?.changes ?? []).filter((each) => each.kind === kind).map(({ detail }) => detail);
  return {
    body: afterFields(page?.text).trim(),
    summary: /\nsummary: (.*)/.exec(page?.text ?? '')?.[1],
    details,
  };
}

const other = '/guides/other/';

/** Elements that hold words, also such as are no part of HTML any more. */
const elements = [
  ...[
    'a',
    'abbr',
    'acronym',
    'address',
    'article',
    'aside',
    'audio',
    'b',
    'bdi',
    'bdo',
    'big',
    'blink',
    'blockquote',
  ],
  ...[
    'button',
    'canvas',
    'caption',
    'center',
    'cite',
    'code',
    'data',
    'datalist',
    'dd',
    'del',
    'details',
    'dfn',
    'dialog',
  ],
  ...[
    'dir',
    'div',
    'dl',
    'dt',
    'em',
    'fieldset',
    'figcaption',
    'figure',
    'font',
    'footer',
    'form',
    'h1',
    'h6',
    'header',
  ],
  ...[
    'hgroup',
    'i',
    'iframe',
    'ins',
    'kbd',
    'label',
    'legend',
    'li',
    'listing',
    'main',
    'map',
    'mark',
    'marquee',
    'math',
  ],
  ...[
    'menu',
    'meter',
    'nav',
    'nobr',
    'noembed',
    'noframes',
    'noscript',
    'object',
    'ol',
    'optgroup',
    'option',
    'output',
  ],
  ...[
    'p',
    'picture',
    'plaintext',
    'pre',
    'progress',
    'q',
    'rb',
    'rp',
    'rt',
    'ruby',
    's',
    'samp',
    'search',
    'section',
  ],
  ...[
    'select',
    'slot',
    'small',
    'span',
    'strike',
    'strong',
    'sub',
    'summary',
    'sup',
    'table',
    'tbody',
    'td',
    'template',
  ],
  ...[
    'textarea',
    'tfoot',
    'th',
    'thead',
    'time',
    'title',
    'tr',
    'tt',
    'u',
    'ul',
    'var',
    'video',
    'xmp',
    'svg',
    'x-own',
  ],
];

describe('46-import-marks-only: what consists of nothing but a mark is read', () => {
  it.each([
    ['a heading', '## [[Other]]', `## [Other](${other})`],
    [
      'bold, slanted and struck words',
      '**[[Other]]** *[[Other|x]]* ~~[[Other]]~~',
      `**[Other](${other})** *[x](${other})* ~~[Other](${other})~~`,
    ],
    [
      'cells',
      '| [[Other]] | [[Other\\|x]] |\n|--|--|\n| [[Other#Head]] | [[Other]] [[Other]] |',
      `| [Other](${other}) | [x](${other}) |\n| - | - |\n| [Other#Head](${other}#head) | [Other](${other}) [Other](${other}) |`,
    ],
    ['a picture in a cell', '| a |\n|--|\n| ![[pic.png]] |', '| a |\n| - |\n| Image: pic.png (`pic.png`) |'],
    [
      'a shortcode in a cell',
      '| a |\n|--|\n| {{< youtube abc >}} |',
      '| a |\n| - |\n| <https://www.youtube.com/watch?v=abc> |',
    ],
    [
      'a box in a cell keeps its title',
      '| a |\n|--|\n| <Note title="T">x</Note> |',
      '| a |\n| - |\n| **T**<br>x |',
    ],
    [
      'a quote, an item, a footnote',
      '> [[Other]]\n\n- [[Other]]\n\na[^1]\n\n[^1]: [[Other]]',
      `> [Other](${other})\n\n- [Other](${other})\n\na[^1]\n\n[^1]: [Other](${other})`,
    ],
  ])('%s', (_, source, body) => {
    expect(pageOf(source).body).toBe(body);
  });
});

describe('47-import-jsx-after-letter: a tag may follow a letter', () => {
  it.each([
    ['<Accordion title="Q1">Answer one</Accordion>', '<Details summary="Q1">\n\nAnswer one\n\n</Details>'],
    ['<Tabs>\n  <TabItem value="a" label="Sales">Words</TabItem>\n</Tabs>', '**Sales**\n\nWords'],
    ['<Card title="C" href="https://x.example">Text</Card>', '[C](https://x.example)\n\nText'],
    ['A <Tooltip tip="x">word</Tooltip>, an<Tooltip tip="y">other</Tooltip>.', 'A word (x), another (y).'],
    ['<Note>Done</Note>', '<Callout kind="note">\n\nDone\n\n</Callout>'],
    ['An Array<String> is typed', 'An Array\\<String> is typed'],
  ])('%s', (source, body) => {
    expect(bodyOf(source)).toBe(body);
  });

  it('says what has no end', () => {
    expect(pageOf('An Array<String> is typed').details('tag-typed')).toEqual(['<String>']);
  });
});

describe('48-import-mkdocs: boxes end with their indentation', () => {
  it.each([
    [
      'a box',
      '!!! warning "Check twice"\n    Never.\n\n    - a\n    - b\n\n    ```\n    code\n    ```\n\nAfter.',
      '<Callout kind="warning" title="Check twice">\n\nNever.\n\n- a\n- b\n\n```\ncode\n```\n\n</Callout>\n\nAfter.',
    ],
    [
      'a box after an empty line',
      '!!! note\n\n\tText.\nAfter',
      '<Callout kind="note">\n\nText.\n\n</Callout>\n\nAfter',
    ],
    [
      'a kind of its own',
      '!!! pied-piper\n    Text',
      '<Callout kind="note" title="Pied piper">\n\nText\n\n</Callout>',
    ],
    [
      'a kind by another name',
      '!!! failure inline end\n    Text',
      '<Callout kind="danger" title="Failure">\n\nText\n\n</Callout>',
    ],
    ['a box without a blank', '!!!tip\n    Text', '<Callout kind="tip">\n\nText\n\n</Callout>'],
    [
      'a block',
      '/// warning | Check twice\nText\n\n/// details | More\n    open: true\n    type: tip\nb\n///\n///\n\nAfter',
      '<Callout kind="warning" title="Check twice">\n\nText\n\n<Details summary="More">\n\nb\n\n</Details>\n\n</Callout>\n\nAfter',
    ],
    [
      'sizes of images',
      '![a](https://x.example/i.png =500x250) ![b](https://x.example/j.png =50%x)',
      '[Image: a](https://x.example/i.png) [Image: b](https://x.example/j.png)',
    ],
    ['a fold', '??? tip "Open me"\n    Text', '<Details summary="Open me">\n\nText\n\n</Details>'],
    ['an open fold', '???+ note\n    Text', '<Details summary="Note">\n\nText\n\n</Details>'],
    [
      'tabs',
      '=== "Sales"\n\n    One.\n\n=== "Marketing"\n\n    Two.',
      '**Sales**\n\nOne.\n\n**Marketing**\n\nTwo.',
    ],
    [
      'boxes in boxes that end together',
      '!!! note\n    a\n\n    ??? tip "T"\n\n        b\nc',
      '<Callout kind="note">\n\na\n\n<Details summary="T">\n\nb\n\n</Details>\n\n</Callout>\n\nc',
    ],
    [
      'a box in a list',
      '1. a\n\n    !!! tip\n        b\n\n    c\n2. d',
      '1. a\n\n   <Callout kind="tip">\n\n   b\n\n   </Callout>\n\n   c\n2. d',
    ],
    ['keys', 'Press ++ctrl+c++ in C++ and D++.', 'Press `ctrl+c` in C++ and D++.'],
    [
      'abbreviations',
      '*[SLA]: Service level\n*[CRM]: Customers',
      '- **SLA**: Service level\n- **CRM**: Customers',
    ],
    ['a table of contents', '[TOC]\n\nText', 'Text'],
    ['another file', '--8<-- "Other.md"', `[Other.md](${other})`],
    ['a file that is not there', '--8<-- "snippets/x.md"', '`snippets/x.md`'],
    ['a file of the same name', '--8<-- "zzz/Other.md"', '`zzz/Other.md`'],
    ['a part of a file', '--8<-- "Other.md:first"', `[Other.md:first](${other})`],
    ['lines of a file', '--8<-- "Other.md:2:4"', `[Other.md:2:4](${other})`],
    ['a part of no file', '--8<-- "x.md:first"', 'x.md:first (`x.md`)'],
    ['a file of another site', '--8<-- "https://x.example/a.md"', '<https://x.example/a.md>'],
    ['an icon', ':material-check: Done', 'Done'],
    [
      'attributes',
      'A [b](https://x.example){ .button target=_blank } and *c*{.red}',
      'A [b](https://x.example) and *c*',
    ],
    ['blanks to fill in', 'Hi {first_name}, {{ .Name }} {x=1}', 'Hi {first_name}, {{ .Name }} {x=1}'],
  ])('%s', (_, source, body) => {
    expect(pageOf(source).body).toBe(body);
  });

  it('says which files are not there', () => {
    const { details } = pageOf('--8<-- "snippets/x.md"\n\n--8<-- "zzz/Other.md"\n\n--8<-- "Other.md"');
    expect(details('link-broken')).toEqual(['snippets/x.md', 'zzz/Other.md']);
  });

  it('names boxes of an unknown kind, and reads those that a class names', () => {
    expect(pageOf(':::custom Title\nText\n:::').details('tag-typed')).toContain(':::custom Title');
    expect(bodyOf('::: {.callout-note title="T"}\nText\n:::')).toBe(
      '<Callout kind="note" title="T">\n\nText\n\n</Callout>',
    );
  });

  it.each([
    ['::: code-group\n```js [a.js]\nx\n```\n:::\n\nEnd', '**a.js**\n\n```js\nx\n```\n\nEnd'],
    ['::: v-pre\nText\n:::', 'Text'],
    ['::: callout-tip\nText\n:::', '<Callout kind="tip">\n\nText\n\n</Callout>'],
    [
      ':::image type="content" source="a.png" alt-text="A chart":::\n\n:::note\nText\n:::',
      '![A chart](/media/g/a.png)\n\n<Callout kind="note">\n\nText\n\n</Callout>',
    ],
    [
      ':::image type="complex" source="a.png" alt-text="A chart":::\n  Words\n:::image-end:::',
      '![A chart](/media/g/a.png)\n\nWords',
    ],
    [':::row:::\n:::column span="2":::\nText\n:::column-end:::\n:::row-end:::', 'Text'],
  ])('reads what VitePress, Quarto and Microsoft put between colons: %j', (source, body) => {
    const page = importing({ 'page.md': `# Page\n\n${source}` }, { images: { 'a.png': 'g/a.png' } }).get(
      'page.md',
    );
    expect(afterFields(page?.text).trim()).toBe(body);
    expect(page?.changes.map(({ kind }) => kind)).not.toContain('tag-typed');
  });

  it.each([
    ['bash Auth0 CLI wrap lines', 'bash', 'Auth0 CLI'],
    [`js title="The 'a' file" {1,3} showLineNumbers`, 'js', "The 'a' file"],
    ['{.python title=t.py linenums="1"}', 'python', 't.py'],
    ['ts:src/a.ts', 'ts', 'src/a.ts'],
    ['rust,no_run', 'rust', ''],
    ['{r, echo=FALSE}', 'r', ''],
    ['tsx app/page.tsx highlight={5, 7-9} expandable', 'tsx', 'app/page.tsx'],
    ['js {1,3} /x/ "y" twoslash', 'js', ''],
  ])('puts the words behind a block’s language above it: %s', (info, language, caption) => {
    const page = pageOf(`\`\`\`${info}\nx\n\`\`\``);
    expect(page.body).toBe(`${caption && `**${caption}**\n\n`}\`\`\`${language}\nx\n\`\`\``);
    expect(page.details(caption ? 'component' : 'attributes')).toEqual([`\`\`\`${info}`]);
    expect(page.summary).toBe(undefined);
  });

  it.each([
    ['Term\n\n:   One\n\n    Two\n\nText', 'Term\n\n- One\n\n  Two\n\nText'],
    ['Term\n: One\n\n  Two\n\n: Three', 'Term\n\n- One\n\n  Two\n\n- Three'],
    ['Term\n\n: One\n: Two', 'Term\n\n- One\n- Two'],
    ['Term\n: One', 'Term\n: One'],
    ['| a |\n|---|\n| b |\n\n: Caption', '| a |\n| - |\n| b |\n\n: Caption'],
    [': One', ': One'],
    ['```\nTerm\n: One\n```', '```\nTerm\n: One\n```'],
  ])('makes items of definitions, and no code: %j', (source, body) => {
    expect(pageOf(source).body).toBe(body);
  });

  it.each([
    ['a {--old--} b', 'a ~~old~~ b'],
    ['a {++**new**++} b', 'a **new** b'],
    ['a {~~old~>new~~} b', 'a ~~old~~ new b'],
    ['a {==[[Other]]==} b', `a **[Other](${other})** b`],
    ['a {--no end b, `{--code--}`', 'a {--no end b, `{--code--}`'],
  ])('reads words that were suggested: %s', (source, body) => {
    expect(pageOf(source).body).toBe(body);
  });

  it('names what has no meaning here', () => {
    const { body, details } = pageOf('!!! note\nnothing in it\n\n{ .red }\n\n*[SLA]: Service');
    expect(body).toContain('!!! note\nnothing in it');
    expect(details('tag-typed')).toEqual(['!!! note']);
    expect(details('attributes')).toEqual(['{ .red }']);
  });

  it('says what the pages of Docsy, GitBook and others call by another name', () => {
    expect(bodyOf('{{% pageinfo color="warning" %}}\nText\n{{% /pageinfo %}}')).toBe(
      '<Callout kind="warning">\n\nText\n\n</Callout>',
    );
    expect(bodyOf('{{< panel header="**Head**" >}}\nText\n{{< /panel >}}')).toBe(
      '<Callout kind="note" title="Head">\n\nText\n\n</Callout>',
    );
    expect(
      bodyOf(
        '{{< cardpane >}}\n{{< card header="Head" footer="Foot" >}}\nText\n{{< /card >}}\n{{< /cardpane >}}',
      ),
    ).toBe('**Head**\n\nText\n\n(Foot)');
    expect(bodyOf('{% stepper %}\n{% step %}\n### A\nText\n{% endstep %}\n{% endstepper %}')).toBe(
      '<Steps>\n\n1. ### A\n\n   Text\n\n</Steps>',
    );
  });
});

describe('shortcodes of Hugo', () => {
  it.each([
    ['{{< tab "MacOS" >}}\nText\n{{< /tab >}}', '**MacOS**\n\nText'],
    ['{{< details "T" open >}}\nText\n{{< /details >}}', '<Details summary="T">\n\nText\n\n</Details>'],
    ['{{% expand "T" %}}\nText\n{{% /expand %}}', '<Details summary="T">\n\nText\n\n</Details>'],
    [
      '{{% notice warning "T" %}}\nText\n{{% /notice %}}',
      '<Callout kind="warning" title="T">\n\nText\n\n</Callout>',
    ],
    ['{{< hint info >}}\nText\n{{< /hint >}}', '<Callout kind="note">\n\nText\n\n</Callout>'],
    ['{{< alert "circle-info" >}}\nText\n{{< /alert >}}', '<Callout kind="note">\n\nText\n\n</Callout>'],
    [
      '{{< alert "Take care" >}}\nText\n{{< /alert >}}',
      '<Callout kind="note" title="Take care">\n\nText\n\n</Callout>',
    ],
    ['{{< button "https://x.example/" "Words" >}}', '[Words](https://x.example/)'],
    ['{{< button "Words" "https://x.example/" >}}', '[Words](https://x.example/)'],
    ['{{< button "https://x.example/" >}}Words{{< /button >}}', '[Words](https://x.example/)'],
  ])('keep what only its place names: %s', (source, body) => {
    expect(bodyOf(source)).toBe(body);
  });
});

describe('49-import-obsidian-comment: what authors wrote for themselves stays hidden', () => {
  it.each([
    ['in a sentence', 'Text %%secret%% goes on.', 'Text <!-- secret --> goes on.'],
    ['between lines', '%%\nsecret\n\nmore\n%%\n\nText', '<!-- secret\nmore -->\n\nText'],
    ['in a list', '- a\n  %%\n  secret\n\n  more\n  %%\n- b', '- a\n\n  <!-- secret\n    more -->\n\n- b'],
    ['in a cell', '| a |\n|--|\n| x %%secret%% |', '| a |\n| - |\n| x <!-- secret --> |'],
    ['in a heading', '## Head %%secret%%', '## Head <!-- secret -->'],
    ['without an end', 'Text.\n\n%%\nsecret', 'Text.\n\n<!-- secret -->'],
    ['with the end of a comment in it', '%% a --> b %%', '<!-- a - -> b -->'],
    ['of MDX', 'a {/* secret */} b', 'a <!-- secret --> b'],
    ['of Liquid', '{% comment %}secret{% endcomment %} b', '<!-- secret --> b'],
    ['of Liquid with a note', '{% comment "a" %}secret{% endcomment %} b', '<!-- secret --> b'],
    ['of CriticMarkup', 'a {>> secret <<} b', 'a <!-- secret --> b'],
    ['of Liquid in one tag', 'a {%- # secret -%} b', 'a <!-- secret --> b'],
    ['of Handlebars', 'a {{!-- secret --}} b', 'a <!-- secret --> b'],
    ['of Handlebars in short', 'a {{! secret }} b {{~!secret~}}', 'a <!-- secret --> b <!-- secret -->'],
    ['of ERB', 'a <%# secret %> b', 'a <!-- secret --> b'],
    ['of HTML that is hidden', 'a <span hidden>secret</span> b', 'a <!-- secret --> b'],
    [
      'of HTML that is not displayed',
      '<div style="display: none">\n\n# secret\n\nmore\n\n</div>\n\na',
      '<!-- secret\nmore -->\n\na',
    ],
    ['of a template', 'a <template><b>secret</b></template> b', 'a <!-- secret --> b'],
    ['inside HTML that is hidden', 'a <i hidden>secret <!-- more --></i>', 'a <!-- secret \n more -->'],
    ['but not of a slot', '<template v-slot:a>Text</template> <i hidden>secret</i>', 'Text <!-- secret -->'],
    ['of Pandoc', '::: {.notes}\nsecret\n:::\n\na', '<!-- secret -->\n\na'],
    [
      'of Quarto with a box in it',
      '::: {.content-hidden when-format="html"}\nsecret\n\n::: {.callout-note}\nmore\n:::\n:::\n\na',
      '<!-- secret\n::: {.callout-note}\nmore\n::: -->\n\na',
    ],
    ['of Quarto by its class', '::: {.hidden}\nsecret\n:::\n\na', '<!-- secret -->\n\na'],
    ['of Kramdown over lines', '{::comment}\nsecret\n\nmore\n{:/comment}\n\na', '<!-- secret\nmore -->\n\na'],
    ['of Hugo', '{{/* secret */}} b', '<!-- secret --> b'],
    ['of Jinja', '{# secret #} b', '<!-- secret --> b'],
    ['of Jinja over lines', 'a {#\n  secret\n#} b', 'a <!-- secret --> b'],
    ['of HTML over empty lines', 'a <!-- secret\n\nmore --> b', 'a <!-- secret\nmore --> b'],
    ['of HTML without an end', 'a\n\n<!-- secret\n\nmore', 'a\n\n<!-- secret\nmore -->'],
    ['of HTML in code', '<pre>a <!-- secret -->b</pre>', '```\na b\n```'],
    [
      'as a link',
      '[//]: # (secret)\n[//]: # (more)\n[comment]: <> (third)\n\na',
      '<!-- secret -->\n\n<!-- more -->\n\n<!-- third -->\n\na',
    ],
  ])('%s', (_, source, body) => {
    const page = pageOf(source);
    expect(page.body).toBe(body);
    expect(page.details('comment').length).toBeGreaterThan(0);
    expect(page.summary ?? '').not.toContain('secret');
    expect(JSON.stringify(readBody(page.body).nodes)).not.toContain('secret');
  });

  it('leaves two signs that mean something else', () => {
    expect(bodyOf('50%% sure, 100%% off\n\n`%%a%%`\n\n```\n%% b %%\n```')).toBe(
      '50%% sure, 100%% off\n\n`%%a%%`\n\n```\n%% b %%\n```',
    );
  });

  it('takes no comment into the title', () => {
    const page = importing({ 'a.md': '# Head %%secret%%\n\nText' }).get('a.md');
    expect(page?.text).toContain('title: Head\n');
  });

  it('reads highlights, names of paragraphs, boxes and embedded pages', () => {
    const { body, details } = pageOf(
      '==a **b**== 1 == 1, [[Other#^quote|c]] ![[Other]] ^d-1\n\n> [!tip]- Title **e**\n> Text\n\n> [!custom]\n> More',
    );
    expect(body).toBe(
      `**a b** 1 == 1, [c](${other}#head) [Other](${other})\n\n<Details summary="Title e">\n\nText\n\n</Details>\n\n<Callout kind="note" title="Custom">\n\nMore\n\n</Callout>`,
    );
    expect(details('embed')).toEqual(['![[Other]]']);
    expect(details('component')).toEqual(['==…==', '[!tip]', '[!custom]']);
  });
});

describe('62-scale-import-heading-attributes: attributes go, their names still lead there', () => {
  it.each([
    ['[a](#red)\n\n## RED{.text-danger #red}', '[a](#red)\n\n## RED'],
    ['[a](#x)\n\n## Green {.text-success #x}', '[a](#green)\n\n## Green'],
    ['[a](#x)\n\nGreen {: #x .y}\n-----', '[a](#green)\n\n## Green'],
    ['[a](#x)\n\n## Green\n{: #x}\n\nText', '[a](#green)\n\n## Green\n\nText'],
    ['## Green {-}', '## Green'],
    ['## Green {width=3}', '## Green'],
    ['## Write {name}', '## Write {name}'],
  ])('%s', (source, body) => {
    expect(bodyOf(source)).toBe(body);
  });
});

describe('61-scale-import-select: what can be chosen stays', () => {
  it.each([
    [
      'Pick <select><option value="at">Austria</option><option>Belgium</option></select> now.',
      'Pick Austria, Belgium now.',
    ],
    [
      '<select><optgroup label="East"><option value="at">Austria **a**</option></optgroup></select>',
      'East, Austria a',
    ],
    [
      '<select>\n\n<option>Austria</option>\n\n<option>Belgium</option>\n\n</select>\n<dialog>Text</dialog>',
      'Austria, Belgium\n\nText',
    ],
    ['<input list="x"><datalist id="x"><option>Austria</option></datalist>', 'Austria'],
    [
      '<select><option label="Austria" value="at"></option><option value="Belgium"/></select>',
      'Austria, Belgium',
    ],
    ['<datalist><option value="Austria"><option value="Belgium"></datalist>', 'Austria, Belgium'],
    [
      'On <time datetime="2026-01-31"></time>, <time datetime="2026-02-01">then</time>',
      'On 2026-01-31, then',
    ],
    [
      '<dfn title="one">a</dfn> <acronym title="two">b</acronym> <a title="three">c</a>',
      'a (one) b (two) c (three)',
    ],
    [
      '[a](gone.md "one") ![b](gone.png "two") ![c](https://x.example/c.png "c")',
      'a (one) (`gone.md`) Image: b (two) (`gone.png`) [Image: c](https://x.example/c.png)',
    ],
    ['[a](https://x.example "one")', '[a](https://x.example "one")'],
    ['<button>Go</button><button>Stop</button>', 'Go Stop'],
    ['<menu><li>Open</li></menu>', '- Open'],
  ])('%s', (source, body) => {
    expect(bodyOf(source)).toBe(body);
  });

  it.each(elements)('<%s> keeps its words', (name) => {
    const { body, details } = pageOf(`<${name} title="hint">before <b>words</b> after</${name}>`);
    const said = [body, ...details('code-kept')].join(' ');
    for (const word of ['before', 'words', 'after']) expect(said).toContain(word);
  });
});

describe('words in attributes', () => {
  it.each([
    ['<optgroup label="East wing">a</optgroup>', '<optgroup> East wing'],
    ['<select><option label="Austria">at</option></select>', '<option> Austria'],
    ['<input value="a" placeholder="Your name">', '<input> Your name'],
    ['A <span title="Not the other">one</span>', '<span> Not the other'],
    ['A <span title="No">Note</span>', '<span> No'],
    ['<embed title="A plan">', '<embed> A plan'],
    ['<video src="https://x.example/a.mp4"><track label="English"></video>', '<track> English'],
    ['| A |\n|--|\n| <b title="Bold words">a</b> |', '<b> Bold words'],
    ['- a <b title="Bold words">a</b>', '<b> Bold words'],
    ['<pre>a <b title="Bold words">b</b></pre>', '<b> Bold words'],
    ['<div hidden title="Hidden words">a</div>', '<div> Hidden words'],
    ['<textarea placeholder="Type here"></textarea>', '<pre> Type here'],
    ['<input type="image" alt="Send it">', '<input> Send it'],
    ['<td title="One {{< note >}}">a</td>', '<td> One {{< note >}}'],
  ])('are named where they are not on the page: %s', (source, label) => {
    expect(pageOf(source).details('label')).toEqual([label]);
  });

  it.each([
    '<abbr title="One two">a</abbr>',
    '<a href="https://x.example" title="One two">a</a>',
    '<img src="https://x.example/a.png" alt="One two">',
    '<iframe src="https://x.example" title="One two"></iframe>',
    '<input placeholder="One two">',
    '<select><optgroup label="One two"><option>a</option></optgroup></select>',
    '<span title="One two">One *two*</span>',
  ])('are not named where they are on the page: %s', (source) => {
    const { body, details } = pageOf(source);
    expect(body).toMatch(/One \*?two/);
    expect(details('label')).toEqual([]);
  });
});

describe('styles and scripts in a sentence', () => {
  const style = '<style>.styleword{color:red}</style>';
  const script = '<script>if (a < 1) say("scriptword")</script>';
  it.each([
    ['a style', `Text ${style} more.`, [style]],
    ['a script', `Text ${script} more.`, [script]],
    ['one in a cell', `| A | B |\n|--|--|\n| a ${style} | ${script} |`, [style, script]],
    ['one in an item', `- a ${style}\n- b\n\n  c ${script} d`, [style, script]],
    ['one in a heading', `## a ${style}`, [style]],
    ['one with Markdown', 'a <style>b **c** {`d`}</style> e', ['b **c** {`d`}']],
    [
      'one with tags',
      'a <script>b = "<p>c</p><d>"; // <!-- e --></script> f',
      ['b = "<p>c</p><d>"; // <!-- e -->'],
    ],
    [
      'one with shortcodes',
      'a <script>b("{{< note >}}c{{< /note >}}", [[d|e]])</script> f',
      ['{{< note >}}c{{< /note >}}', '[[d|e]]'],
    ],
    [
      'one in a drawing',
      `a <svg><style>.b{}</style><foreignObject>${style}</foreignObject></svg> c`,
      ['.b{}', style],
    ],
    ['one with a shortcode in its tag', 'a <svg class="{{< b >}}"><path/></svg> c', ['{{']],
    ['one in code', `<pre>a ${style}</pre>`, ['.styleword{color:red}']],
    ['one that is hidden', `<div hidden>a ${style}</div>`, ['.styleword{color:red}']],
    ['one without an end', '<div>a <style>.b{} **c** </div>\n\nd', ['.b{}', 'c', 'd']],
  ])('are kept at the end of the page: %s', (_, source, words) => {
    const { body } = pageOf(source);
    for (const each of words) expect(body).toContain(each);
    expect(body).not.toMatch(/x-(?:node|piece)|[\ufdd0-\ufdef]/);
  });
});

describe('55-import-confluence-link: what Confluence keeps is read', () => {
  const macro = (name: string, inner: string) =>
    `<ac:structured-macro ac:name="${name}">${inner}</ac:structured-macro>`;
  const parameter = (name: string, value: string) =>
    `<ac:parameter ac:name="${name}">${value}</ac:parameter>`;

  it.each([
    [
      'a link',
      '<p>See <ac:link><ri:page ri:content-title="Other" /><ac:plain-text-link-body><![CDATA[these <words>]]></ac:plain-text-link-body></ac:link>.</p>',
      `See [these \\<words>](${other}).`,
    ],
    [
      'a link without words',
      'See <ac:link ac:anchor="Head"><ri:page ri:content-title="Other"/></ac:link>.',
      `See [Other](${other}#head).`,
    ],
    [
      'a link to nothing',
      '<ac:link><ri:page ri:content-title="Gone"/><ac:link-body>said <b>so</b></ac:link-body></ac:link>',
      'said **so**',
    ],
    ['a person', '<ac:link><ri:user ri:username="ada"/></ac:link>', 'ada'],
    [
      'tasks',
      '<ac:task-list><ac:task><ac:task-status>complete</ac:task-status><ac:task-body>Done</ac:task-body></ac:task><ac:task><ac:task-status>incomplete</ac:task-status><ac:task-body><span>Open</span></ac:task-body></ac:task></ac:task-list>',
      '- [x] Done\n- [ ] Open',
    ],
    [
      'a box',
      macro('info', `${parameter('title', 'Head')}<ac:rich-text-body><p>Words</p></ac:rich-text-body>`),
      '<Callout kind="note" title="Head">\n\nWords\n\n</Callout>',
    ],
    [
      'a fold over lines',
      `${macro('expand', '\n<ac:rich-text-body>\n\n<p>Words</p>\n\n</ac:rich-text-body>\n')}`,
      '<Details summary="More">\n\nWords\n\n</Details>',
    ],
    [
      'code',
      macro(
        'code',
        `${parameter('language', 'js')}<ac:plain-text-body><![CDATA[if (a < b) {\n  **c** && d;\n}]]></ac:plain-text-body>`,
      ),
      '```js\nif (a < b) {\n  **c** && d;\n}\n```',
    ],
    ['a status', `It is ${macro('status', parameter('title', 'DONE'))}.`, 'It is DONE.'],
    ['what has no meaning here', macro('jira', parameter('key', 'ABC-1')), '(jira: ABC-1)'],
    [
      'a picture',
      '<ac:image ac:alt="A"><ri:attachment ri:filename="a.png"/></ac:image>',
      'Image: A (`a.png`)',
    ],
    ['a sign', 'Yes <ac:emoticon ac:name="tick" ac:emoji-fallback="✅"/>', 'Yes ✅'],
    [
      'marked words',
      'Some <ac:inline-comment-marker ac:ref="1">words</ac:inline-comment-marker> here',
      'Some words here',
    ],
    ['words for those who fill in', 'A <ac:placeholder>secret</ac:placeholder> b', 'A <!-- secret --> b'],
    ['code that shows it', '`<ac:link>` <![CDATA[a]]>', '`<ac:link>` a'],
    ['an end that is missing', 'A <![CDATA[b and <ac:link> c', 'A \\<!\\[CDATA\\[b and  c'],
  ])('%s', (_, source, body) => {
    expect(pageOf(source).body).toBe(body);
  });

  it('takes no tag for an address', () => {
    expect(pageOf('<ac:task-list><ac:task>a</ac:task></ac:task-list>').details('link-unsafe')).toEqual([]);
  });
});

describe('01-tilde-range: asterisks between figures', () => {
  it.each([
    ['A crate of 10*20*30 cm.', '10\\*20\\*30', '10*20*30'],
    ['A crate of 1.5**2,5**3 cm.', '1.5\\*\\*2,5\\*\\*3', '1.5**2,5**3'],
  ])('stay: %s', (source, written, read) => {
    const { body, summary } = pageOf(source);
    expect(body).toBe(`A crate of ${written} cm.`);
    expect(summary).toBe(`A crate of ${read} cm.`);
  });

  it('but slanted words stay slanted', () => {
    expect(pageOf('in *20* of 30, a*20*b').body).toBe('in *20* of 30, a*20*b');
  });
});

describe('words that were lost or joined on the way', () => {
  it.each([
    [
      'code without an end',
      '<div><code>a\n\n</div>\n\nb **c** [d](https://x.example)\n\n- e',
      'b **c** [d](https://x.example)\n\n- e',
    ],
    ['blanks at the end of bold words', 'A <strong>b: </strong>C,<em> d</em>e', 'A **b:** C, *d*e'],
    [
      'a quotation that begins with a link',
      '> [!NOTE] [a](https://x.example) b\n> c',
      '<Callout kind="note">\n\n[a](https://x.example) b\nc\n\n</Callout>',
    ],
  ])('%s', (_, source, body) => {
    expect(pageOf(source).body).toContain(body);
  });

  it('are said', () => {
    const page = importing({
      'a.md':
        '---\n# made by a machine\ntitle: T\nversion: 3\n---\n<%= current_page.data.version %> [a][b]\n\n[b]: https://x.example',
    }).get('a.md');
    const said = page?.changes.map(({ kind, detail }) => `${kind}: ${detail}`);
    expect(said).toContain('field-comment: # made by a machine');
    expect(said).toContain('field-shown: <%= current_page.data.version %>');
    expect(said).toContain('reference: [b]');
  });
});
