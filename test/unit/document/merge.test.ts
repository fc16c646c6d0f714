import { describe, expect, it } from 'vitest';
import type { MergeChoice } from '../../../src/document/merge-conflict.ts';
import { merge } from '../../../src/document/merge.ts';
import { mergeLines } from '../../../src/document/merge-lines.ts';

/** A page of some fields and a body; lines end as given. */
function page(fields: string, body = 'One.\n\nTwo.\n\nThree.\n'): string {
  return `---\n${fields}---\n\n${body}`;
}

const fields = `title: Lead
# Shown in lists.
summary: Old summary
tags:
  - a
  - b
  - c
away:
  from: 2026-01-01
  until: 2026-02-01
level: 3
draft: true
`;

/** The fields with some lines changed. */
function but(...changes: [from: string | RegExp, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    const next = text.replace(from, to);
    if (next === text) throw new Error(`Nothing to change: ${String(from)}`);
    return next;
  }, fields);
}

interface Case {
  name: string;
  base: string;
  theirs: string;
  mine: string;
  format?: 'page' | 'record';
  choices?: MergeChoice[];
  text: string;
  conflicts?: Partial<Record<'kind' | 'name' | 'section' | 'base' | 'theirs' | 'mine', unknown>>[];
}

const clean: Case[] = [
  {
    name: 'nothing has changed',
    base: page(fields),
    theirs: page(fields),
    mine: page(fields),
    text: page(fields),
  },
  {
    name: 'only mine has changed: it is taken as it is, byte for byte',
    base: page(fields),
    theirs: page(fields),
    mine: page(but(['level: 3', 'level:   4  # odd'])),
    text: page(but(['level: 3', 'level:   4  # odd'])),
  },
  {
    name: 'only theirs has changed',
    base: page(fields),
    theirs: page(but(['level: 3', 'level: 4'])),
    mine: page(fields),
    text: page(but(['level: 3', 'level: 4'])),
  },
  {
    name: 'both have made the same change',
    base: page(fields),
    theirs: page(but(['level: 3', 'level: 4'])),
    mine: page(but(['level: 3', 'level: 4'])),
    text: page(but(['level: 3', 'level: 4'])),
  },
  {
    name: 'both have made the same change in other words of YAML: theirs stay',
    base: page(fields),
    theirs: page(but(['Old summary', "'New: one'"])),
    mine: page(but(['Old summary', '"New: one"'], ['level: 3', 'level: 4'])),
    text: page(but(['Old summary', "'New: one'"], ['level: 3', 'level: 4'])),
  },
  {
    name: 'two fields far apart',
    base: page(fields),
    theirs: page(but(['title: Lead', 'title: Prospect'])),
    mine: page(but(['level: 3', 'level: 4'])),
    text: page(but(['title: Lead', 'title: Prospect'], ['level: 3', 'level: 4'])),
  },
  {
    name: 'two fields next to each other',
    base: page(fields),
    theirs: page(but(['level: 3', 'level: 4'])),
    mine: page(but(['draft: true', 'draft: false'])),
    text: page(but(['level: 3', 'level: 4'], ['draft: true', 'draft: false'])),
  },
  {
    name: 'a field of mine and a comment of theirs',
    base: page(fields),
    theirs: page(but(['# Shown in lists.', '# Shown in lists and search.'])),
    mine: page(but(['Old summary', 'New summary'])),
    text: page(but(['# Shown in lists.', '# Shown in lists and search.'], ['Old summary', 'New summary'])),
  },
  {
    name: 'comments of both, apart from each other',
    base: page(fields),
    theirs: page(but(['# Shown in lists.', '# Theirs.'])),
    mine: page(but(['level: 3', 'level: 3 # mine'])),
    text: page(but(['# Shown in lists.', '# Theirs.'], ['level: 3', 'level: 3 # mine'])),
  },
  {
    name: 'their order of the fields stays',
    base: page('a: 1\nb: 2\nc: 3\n'),
    theirs: page('c: 3\nb: 2\na: 1\n'),
    mine: page('a: 1\nb: 5\nc: 3\n'),
    text: page('c: 3\nb: 5\na: 1\n'),
  },
  {
    name: 'a field that I add',
    base: page('a: 1\nb: 2\n'),
    theirs: page('a: 9\nb: 2\n'),
    mine: page('a: 1\nb: 2\nc: 3\n'),
    text: page('a: 9\nb: 2\nc: 3\n'),
  },
  {
    name: 'a field that I add between others stands where I have it',
    base: page('a: 1\nc: 2\n'),
    theirs: page('a: 1\nc: 9\n'),
    mine: page('a: 1\nb: 3\nc: 2\n'),
    text: page('a: 1\nb: 3\nc: 9\n'),
  },
  {
    name: 'different fields that both add',
    base: page('a: 1\n'),
    theirs: page('a: 1\nb: 2\n'),
    mine: page('a: 1\nc: 3\n'),
    text: page('a: 1\nc: 3\nb: 2\n'),
  },
  {
    name: 'a field that I remove',
    base: page('a: 1\nb: 2\nc: 3\n'),
    theirs: page('a: 9\nb: 2\nc: 3\n'),
    mine: page('a: 1\nb: 2\n'),
    text: page('a: 9\nb: 2\n'),
  },
  {
    name: 'a field that they remove stays away',
    base: page('a: 1\nb: 2\nc: 3\n'),
    theirs: page('b: 2\nc: 3\n'),
    mine: page('a: 1\nb: 2\nc: 4\n'),
    text: page('b: 2\nc: 4\n'),
  },
  {
    name: 'a field that both remove',
    base: page('a: 1\nb: 2\nc: 3\n'),
    theirs: page('a: 9\nc: 3\n'),
    mine: page('a: 1\nc: 8\n'),
    text: page('a: 9\nc: 8\n'),
  },
  {
    name: 'different parts of a group',
    base: page(fields),
    theirs: page(but(['from: 2026-01-01', 'from: 2026-01-05'])),
    mine: page(but(['until: 2026-02-01', 'until: 2026-02-09'])),
    text: page(but(['from: 2026-01-01', 'from: 2026-01-05'], ['until: 2026-02-01', 'until: 2026-02-09'])),
  },
  {
    name: 'groups in groups',
    base: page('a:\n  b:\n    c: 1\n    d: 2\n  e: 3\n'),
    theirs: page('a:\n  b:\n    c: 5\n    d: 2\n  e: 3\n'),
    mine: page('a:\n  b:\n    c: 1\n    d: 6\n  e: 7\n'),
    text: page('a:\n  b:\n    c: 5\n    d: 6\n  e: 7\n'),
  },
  {
    name: 'a group that both add with different parts',
    base: page('x: 1\n'),
    theirs: page('x: 1\ng:\n  a: 1\n'),
    mine: page('x: 1\ng:\n  b: 2\n'),
    text: page('x: 1\ng:\n  a: 1\n  b: 2\n'),
  },
  {
    name: 'items of a list of texts, apart from each other',
    base: page(fields),
    theirs: page(but(['  - a\n', '  - first\n  - a\n'])),
    mine: page(but(['  - c\n', '  - c\n  - last\n'])),
    text: page(but(['  - a\n', '  - first\n  - a\n'], ['  - c\n', '  - c\n  - last\n'])),
  },
  {
    name: 'an item they remove and one I change',
    base: page(fields),
    theirs: page(but(['  - a\n', ''])),
    mine: page(but(['  - c\n', '  - C\n'])),
    text: page(but(['  - a\n', ''], ['  - c\n', '  - C\n'])),
  },
  {
    name: 'the same item that both add',
    base: page(fields),
    theirs: page(but(['  - c\n', '  - c\n  - d\n'], ['level: 3', 'level: 4'])),
    mine: page(but(['  - c\n', '  - c\n  - d\n'])),
    text: page(but(['  - c\n', '  - c\n  - d\n'], ['level: 3', 'level: 4'])),
  },
  {
    name: 'paragraphs of the body, apart from each other',
    base: page(fields),
    theirs: page(fields, 'One!\n\nTwo.\n\nThree.\n'),
    mine: page(fields, 'One.\n\nTwo.\n\nThree!\n'),
    text: page(fields, 'One!\n\nTwo.\n\nThree!\n'),
  },
  {
    name: 'neighbouring paragraphs, with an empty line between them',
    base: page(fields),
    theirs: page(fields, 'One!\n\nTwo.\n\nThree.\n'),
    mine: page(fields, 'One.\n\nTwo!\n\nThree.\n'),
    text: page(fields, 'One!\n\nTwo!\n\nThree.\n'),
  },
  {
    name: 'a field of mine and the body of theirs',
    base: page(fields),
    theirs: page(fields, 'Other words.\n'),
    mine: page(but(['title: Lead', 'title: Prospect'])),
    text: page(but(['title: Lead', 'title: Prospect']), 'Other words.\n'),
  },
  {
    name: 'a paragraph I add at the end and one they add at the beginning',
    base: page(fields),
    theirs: page(fields, 'Zero.\n\nOne.\n\nTwo.\n\nThree.\n'),
    mine: page(fields, 'One.\n\nTwo.\n\nThree.\n\nFour.\n'),
    text: page(fields, 'Zero.\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n'),
  },
  {
    name: 'line ends are theirs',
    base: page(fields),
    theirs: page(but(['level: 3', 'level: 4'])).replaceAll('\n', '\r\n'),
    mine: page(fields, 'One.\n\nTwo.\n\nThree!\n'),
    text: page(but(['level: 3', 'level: 4']), 'One.\n\nTwo.\n\nThree!\n').replaceAll('\n', '\r\n'),
  },
  {
    name: 'a change of line ends alone is none of mine',
    base: page(fields),
    theirs: page(but(['level: 3', 'level: 4'])),
    mine: page(fields).replaceAll('\n', '\r\n'),
    text: page(but(['level: 3', 'level: 4'])),
  },
  {
    name: 'a change of line ends alone by them keeps my change',
    base: page(fields),
    theirs: page(fields).replaceAll('\n', '\r\n'),
    mine: page(but(['level: 3', 'level: 4'])),
    text: page(but(['level: 3', 'level: 4'])).replaceAll('\n', '\r\n'),
  },
  {
    name: 'a byte order mark of theirs stays',
    base: page(fields),
    theirs: `\ufeff${page(but(['level: 3', 'level: 4']))}`,
    mine: page(but(['title: Lead', 'title: L'])),
    text: `\ufeff${page(but(['level: 3', 'level: 4'], ['title: Lead', 'title: L']))}`,
  },
  {
    name: 'a body that I give a page without any',
    base: '---\ntitle: A\n---',
    theirs: '---\ntitle: B\n---',
    mine: '---\ntitle: A\n---\nText.\n',
    text: '---\ntitle: B\n---\nText.\n',
  },
  {
    name: 'a record',
    format: 'record',
    base: 'name: Ann\nteam: sales\nrole: Head\n',
    theirs: 'name: Ann\nteam: marketing\nrole: Head\n',
    mine: 'name: Anne\nteam: sales\nrole: Head\n',
    text: 'name: Anne\nteam: marketing\nrole: Head\n',
  },
  {
    name: 'fields that cannot be read, by line',
    base: page('title: Pricing: EMEA\nowner: ann\nx: 1\n'),
    theirs: page('title: Pricing: EMEA\nowner: ann\nx: 2\n'),
    mine: page('title: Pricing of EMEA\nowner: ann\nx: 1\n'),
    text: page('title: Pricing of EMEA\nowner: ann\nx: 2\n'),
  },
  {
    name: 'fields that refer to each other, by line',
    base: page('a: &x 1\nb: *x\nc: 1\nd: 2\n'),
    theirs: page('a: &x 5\nb: *x\nc: 1\nd: 2\n'),
    mine: page('a: &x 1\nb: *x\nc: 1\nd: 3\n'),
    text: page('a: &x 5\nb: *x\nc: 1\nd: 3\n'),
  },
  {
    name: 'a text without fields, by line',
    base: 'One.\n\nTwo.\n',
    theirs: 'One!\n\nTwo.\n',
    mine: 'One.\n\nTwo!\n',
    text: 'One!\n\nTwo!\n',
  },
  {
    name: 'names that every object has',
    base: page('constructor: 1\n__proto__: 2\nz: 3\n'),
    theirs: page('constructor: 5\n__proto__: 2\nz: 3\n'),
    mine: page('constructor: 1\n__proto__: 2\nz: 6\n'),
    text: page('constructor: 5\n__proto__: 2\nz: 6\n'),
  },
];

const conflicting: Case[] = [
  {
    name: 'the same field in two ways: mine until it is settled',
    base: page(fields),
    theirs: page(but(['Old summary', 'Theirs'])),
    mine: page(but(['Old summary', 'Mine'])),
    text: page(but(['Old summary', 'Mine'])),
    conflicts: [{ kind: 'field', name: 'summary', base: 'Old summary', theirs: 'Theirs', mine: 'Mine' }],
  },
  {
    name: 'the same field, settled for theirs',
    base: page(fields),
    theirs: page(but(['Old summary', 'Theirs'])),
    mine: page(but(['Old summary', 'Mine'])),
    choices: ['theirs'],
    text: page(but(['Old summary', 'Theirs'])),
    conflicts: [{ name: 'summary' }],
  },
  {
    name: 'the same field, settled for both',
    base: page(fields),
    theirs: page(but(['Old summary', 'Theirs is this.'])),
    mine: page(but(['Old summary', 'Mine is that.'])),
    choices: ['both'],
    text: page(but(['Old summary', 'Theirs is this. Mine is that.'])),
    conflicts: [{ name: 'summary' }],
  },
  {
    name: 'two days cannot stand together: both is mine',
    base: page(fields),
    theirs: page(but(['from: 2026-01-01', 'from: 2026-01-02'])),
    mine: page(but(['from: 2026-01-01', 'from: 2026-01-03'])),
    choices: ['both'],
    text: page(but(['from: 2026-01-01', 'from: 2026-01-03'])),
    conflicts: [{ name: 'away.from', base: '2026-01-01' }],
  },
  {
    name: 'a number, settled for theirs',
    base: page(fields),
    theirs: page(but(['level: 3', 'level: 4'])),
    mine: page(but(['level: 3', 'level: 5'])),
    choices: ['theirs'],
    text: page(but(['level: 3', 'level: 4'])),
    conflicts: [{ name: 'level', base: 3, theirs: 4, mine: 5 }],
  },
  {
    name: 'items that both add at the same place',
    base: page(fields),
    theirs: page(but(['  - c\n', '  - c\n  - theirs\n'])),
    mine: page(but(['  - c\n', '  - c\n  - mine\n'])),
    text: page(but(['  - c\n', '  - c\n  - mine\n'])),
    conflicts: [
      {
        name: 'tags',
        base: ['a', 'b', 'c'],
        theirs: ['a', 'b', 'c', 'theirs'],
        mine: ['a', 'b', 'c', 'mine'],
      },
    ],
  },
  {
    name: 'items that both add, settled for both',
    base: page(fields),
    theirs: page(but(['  - c\n', '  - c\n  - theirs\n'])),
    mine: page(but(['  - c\n', '  - c\n  - mine\n'])),
    choices: ['both'],
    text: page(but(['  - c\n', '  - c\n  - theirs\n  - mine\n'])),
    conflicts: [{ name: 'tags' }],
  },
  {
    name: 'a list of groups is one value',
    base: page('claims:\n  - say: a\n  - say: b\n'),
    theirs: page('claims:\n  - say: A\n  - say: b\n'),
    mine: page('claims:\n  - say: a\n  - say: B\n'),
    text: page('claims:\n  - say: a\n  - say: B\n'),
    conflicts: [{ kind: 'field', name: 'claims', theirs: [{ say: 'A' }, { say: 'b' }] }],
  },
  {
    name: 'a field they remove and I change',
    base: page('a: 1\nb: old words\n'),
    theirs: page('a: 1\n'),
    mine: page('a: 1\nb: new words\n'),
    text: page('a: 1\nb: new words\n'),
    conflicts: [{ name: 'b', theirs: undefined, mine: 'new words' }],
  },
  {
    name: 'a field I remove and they change, settled for theirs',
    base: page('a: 1\nb: old words\n'),
    theirs: page('a: 1\nb: new words\n'),
    mine: page('a: 1\n'),
    choices: ['theirs'],
    text: page('a: 1\nb: new words\n'),
    conflicts: [{ name: 'b', mine: undefined }],
  },
  {
    name: 'the same line of the body',
    base: page(fields),
    theirs: page(fields, 'One.\n\nTheirs.\n\nThree.\n'),
    mine: page(fields, 'One.\n\nMine.\n\nThree.\n'),
    text: page(fields, 'One.\n\nMine.\n\nThree.\n'),
    conflicts: [{ kind: 'lines', section: '', base: 'Two.', theirs: 'Theirs.', mine: 'Mine.' }],
  },
  {
    name: 'the same line of the body, known by the heading above it and not by what looks like one in code',
    base: page(fields, '# Start\n\n## Steps ##\n\n```\n# no\n```\n\nTwo.\n'),
    theirs: page(fields, '# Start\n\n## Steps ##\n\n```\n# no\n```\n\nTheirs.\n'),
    mine: page(fields, '# Start\n\n## Steps ##\n\n```\n# no\n```\n\nMine.\n'),
    text: page(fields, '# Start\n\n## Steps ##\n\n```\n# no\n```\n\nMine.\n'),
    conflicts: [{ kind: 'lines', section: 'Steps' }],
  },
  {
    name: 'the same line of the body, settled for both: two paragraphs',
    base: page(fields),
    theirs: page(fields, 'One.\n\nTheirs.\n\nThree.\n'),
    mine: page(fields, 'One.\n\nMine.\n\nThree.\n'),
    choices: ['both'],
    text: page(fields, 'One.\n\nTheirs.\n\nMine.\n\nThree.\n'),
    conflicts: [{ kind: 'lines' }],
  },
  {
    name: 'items of a list in the body, settled for both: one list',
    base: page(fields, '- a\n- b\n'),
    theirs: page(fields, '- a\n- B\n'),
    mine: page(fields, '- a\n- c\n'),
    choices: ['both'],
    text: page(fields, '- a\n- B\n- c\n'),
    conflicts: [{ kind: 'lines' }],
  },
  {
    name: 'neighbouring lines of the body, which nobody has seen together',
    base: page(fields, 'a\nb\nc\n'),
    theirs: page(fields, 'A\nb\nc\n'),
    mine: page(fields, 'a\nB\nc\n'),
    text: page(fields, 'a\nB\nc\n'),
    conflicts: [{ kind: 'lines', base: 'a\nb', theirs: 'A\nb', mine: 'a\nB' }],
  },
  {
    name: 'paragraphs both add at the end',
    base: page(fields, 'a\n'),
    theirs: page(fields, 'a\n\ntheirs\n'),
    mine: page(fields, 'a\n\nmine\n'),
    choices: ['theirs'],
    text: page(fields, 'a\n\ntheirs\n'),
    conflicts: [{ kind: 'lines' }],
  },
  {
    name: 'a passage they delete and I change',
    base: page(fields),
    theirs: page(fields, 'One.\n\nThree.\n'),
    mine: page(fields, 'One.\n\nTwo, really.\n\nThree.\n'),
    text: page(fields, 'One.\n\nTwo, really.\n\nThree.\n'),
    conflicts: [{ kind: 'lines', mine: expect.stringContaining('Two, really.') as string }],
  },
  {
    name: 'fields first, in their order, then the body; each settled by itself',
    base: page('a: 1\nb: 2\n', 'x\n'),
    theirs: page('b: 20\na: 10\n', 'theirs\n'),
    mine: page('a: 100\nb: 200\n', 'mine\n'),
    choices: ['theirs', 'mine', 'theirs'],
    text: page('b: 20\na: 100\n', 'theirs\n'),
    conflicts: [{ name: 'b' }, { name: 'a' }, { kind: 'lines' }],
  },
  {
    name: 'a conflict beside a change that is none',
    base: page(fields),
    theirs: page(but(['Old summary', 'Theirs'], ['level: 3', 'level: 4'])),
    mine: page(but(['Old summary', 'Mine'], ['title: Lead', 'title: L'])),
    text: page(but(['Old summary', 'Mine'], ['level: 3', 'level: 4'], ['title: Lead', 'title: L'])),
    conflicts: [{ name: 'summary' }],
  },
  {
    name: 'a page they have deleted',
    base: page(fields),
    theirs: '',
    mine: page(but(['level: 3', 'level: 4'])),
    text: page(but(['level: 3', 'level: 4'])),
    conflicts: [{ kind: 'file', section: '', theirs: '' }],
  },
  {
    name: 'a page they have deleted, settled for theirs',
    base: page(fields),
    theirs: '',
    mine: page(but(['level: 3', 'level: 4'])),
    choices: ['theirs'],
    text: '',
    conflicts: [{ theirs: '' }],
  },
  {
    name: 'a page that both have made, with the same name',
    base: '',
    theirs: page('title: A\n', 'same\n'),
    mine: page('title: B\n', 'same\n'),
    choices: ['theirs'],
    text: page('title: A\n', 'same\n'),
    conflicts: [{ kind: 'field', name: 'title', base: undefined, theirs: 'A', mine: 'B' }],
  },
  {
    name: 'fields that cannot be read, changed on the same line',
    base: page('title: Pricing: EMEA\n'),
    theirs: page('title: Pricing: APAC\n'),
    mine: page('title: Pricing: US\n'),
    text: page('title: Pricing: US\n'),
    conflicts: [{ kind: 'lines', base: 'title: Pricing: EMEA' }],
  },
];

describe('merging', () => {
  it.each(clean)('$name', ({ base, theirs, mine, format = 'page', text }) => {
    expect(merge({ base, theirs, mine }, format)).toEqual({ text, conflicts: [] });
  });

  it.each(conflicting)(
    'asks about $name',
    ({ base, theirs, mine, format = 'page', choices, text, conflicts }) => {
      const merged = merge({ base, theirs, mine }, format, choices);
      expect(merged.conflicts).toMatchObject(conflicts ?? []);
      expect(merged.conflicts).toHaveLength(conflicts?.length ?? 0);
      expect(merged.text).toBe(text);
      // Choices never change what there is to choose.
      for (const choice of ['mine', 'theirs', 'both'] as const)
        expect(merge({ base, theirs, mine }, format, [choice, choice, choice]).conflicts).toEqual(
          merged.conflicts,
        );
    },
  );

  it('gives up comparing what would take for ever, and loses nothing of it', () => {
    const many = '\n'.repeat(200_000);
    const pieces = mergeLines(`a${many}b${many}c`, `A${many}${many}C`, `x${many}y${many}z`);
    expect(pieces).toHaveLength(1);
    expect(pieces[0]).toMatchObject({ mine: expect.arrayContaining(['x', 'y', 'z']) as string[] });
  });

  it('does not fall over fields nested without end', () => {
    const deep = (text: string) => page(`a: ${'['.repeat(20_000)}${text}${']'.repeat(20_000)}\n`);
    expect(merge({ base: deep('1'), theirs: deep('2'), mine: deep('3') }, 'page').conflicts).toHaveLength(1);
  });
});
