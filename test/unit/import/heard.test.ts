import { describe, expect, it } from 'vitest';
import { heardByMail } from '../../../src/import/heard.ts';

const note = `id: "k3f9a2xq"
text: "Pitledger offered £79.\\nFor the first year only, and we have seen it on their screen."
by: "marcus-oyelaran"
on: "2026-11-23"
page: "competitors/pitledger"
kind: "competitor"
exact: true`;
const taken = {
  file: 'field-notes/2026-11-23-marcus-oyelaran-k3f9a2xq.yaml',
  text: `text: |-
  Pitledger offered £79.
  For the first year only, and we have seen it on their screen.
by: marcus-oyelaran
on: 2026-11-23
page: competitors/pitledger
kind: competitor
exact: true
`,
};

describe('a note that came by mail', () => {
  it.each([
    ['as it was written', note],
    [
      'with words around it',
      `Hello,\r\n\r\n${note.replaceAll('\n', '\r\n')}\r\n\r\n-- \r\nSent from my phone\r\n`,
    ],
    ['in lines that a mail program broke', note.replace('only, and we', 'only,\nand we')],
    ['quoted in an answer', note.replace(/^/gm, '> ')],
  ])('is taken in %s', (_, mail) => {
    expect(heardByMail(mail)).toEqual([taken]);
  });

  it('is one of many', () => {
    const second = note.replace('k3f9a2xq', 'aaaaaaaa');
    expect(heardByMail(`${note}\n\n${second}`)).toHaveLength(2);
    expect(heardByMail('Nothing of the kind.\n\nby: me')).toEqual([]);
  });

  it.each([
    ['without a day', note.replace(/on: .*\n/, '')],
    ['with a path for an id', note.replace('k3f9a2xq', '../../wiki')],
    ['with a path for a person', note.replace('marcus-oyelaran', '../marcus')],
    [
      'with a field that there is not',
      note.replace('exact: true', 'exact: true\nfolded: {}').replace('folded', 'where'),
    ],
  ])('is not taken %s', (_, mail) => {
    expect(heardByMail(mail)).toEqual([{ why: expect.any(String) }]);
  });

  it.each([
    [
      'in curly quotation marks',
      note.replace('"k3f9a2xq"', '“k3f9a2xq”'),
      'The note that begins with id: “k3f9a2xq” cannot be taken in. The line “id” is "“k3f9a2xq”"; expected: eight small letters and digits. Curly quotation marks stand where straight ones (") did.',
    ],
    [
      'without a day',
      note.replace(/on: .*\n/, ''),
      'The line “on” is missing; expected: a day, such as 2026-11-23.',
    ],
    [
      'with a kind that there is not',
      note.replace('kind: "competitor"', 'kind: "gossip"'),
      'The line “kind” is "gossip"; expected: one of the kinds of notes.',
    ],
    ['in lines that are none', note.replace('"k3f9a2xq"', '"k3f9a2xq'), 'Its lines cannot be told apart.'],
  ])('says in words why not, and what to do: %s', (_, mail, said) => {
    const [found] = heardByMail(mail);
    const why = found && 'why' in found ? found.why : '';
    expect(why).toContain(said);
    expect(why).toMatch(
      / Ask whoever sent it to send it again as it was, or write its words into a new note by hand\.$/,
    );
    expect(why).not.toMatch(/pattern|Invalid|✖|\n/);
  });
});
