import { describe, expect, it } from 'vitest';
import { heardByMail } from '../../../src/import/heard.ts';
import { wordsOfMail } from '../../../src/import/mail.ts';

/** What somebody heard, in a line that is longer than mails have, with signs that they do not. */
const words = `Der Zaun in Gräfenhain kostet 79 € „am Tor“ = 3 % mehr, ${'sagt man, '.repeat(12)}seit März.`;
const note = [
  'id: "k3f9a2xq"',
  `text: ${JSON.stringify(`${words}\n\nOnce more: 100 % – ok?`)}`,
  'by: "marcus-oyelaran"',
  'on: "2026-11-23"',
  'kind: "competitor"',
];
const taken = [
  {
    file: 'field-notes/2026-11-23-marcus-oyelaran-k3f9a2xq.yaml',
    text: `text: |-\n  ${words}\n\n  Once more: 100 % – ok?\nby: marcus-oyelaran\non: 2026-11-23\nkind: competitor\n`,
  },
];

const crlf = '\r\n';
const mail = (headers: string[], body: string) =>
  [
    'From: Marcus <marcus@example.com>',
    'Subject: =?utf-8?Q?Field_note_=C3=BC?=',
    'MIME-Version: 1.0',
    ...headers,
    '',
    body,
  ].join(crlf);

/** As mail programs write it: lines of at most 76 signs, ended by a sign where they go on. */
function quoted(text: string): string {
  const bytes = [...Buffer.from(text)];
  const sign = (byte: number) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  const lines: string[] = [''];
  for (const byte of bytes) {
    if (byte === 10) lines.push('');
    else if (byte !== 13) {
      const next = byte === 61 || byte > 126 ? sign(byte) : String.fromCharCode(byte);
      if ((lines.at(-1) ?? '').length + next.length > 75) {
        lines[lines.length - 1] += '=';
        lines.push('');
      }
      lines[lines.length - 1] += next;
    }
  }
  return lines.join(crlf);
}

const base64 = (text: string) =>
  (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join(crlf);
const plain = note.join(crlf);
const escaped = note.map((line) => line.replaceAll('&', '&amp;').replaceAll('"', '&quot;'));
const utf8 = 'Content-Type: text/plain; charset="utf-8"';
const asQuoted = 'Content-Transfer-Encoding: quoted-printable';
const asBase64 = 'Content-Transfer-Encoding: base64';
const html = 'Content-Type: text/html; charset=utf-8';

/** As Mozilla and Apple do: lines are broken at words, and a space at the end says so. */
const flowed = plain.replace(/(.{40,70}) /g, `$1 ${crlf}`);

const parts = (...each: string[]) => ['', ...each.map((part) => part + crlf), '--'].join('--edge');

describe('a note in a mail that was saved', () => {
  it.each([
    ['as it is', mail([utf8, 'Content-Transfer-Encoding: 8bit'], plain)],
    [
      'in lines that are broken by signs',
      mail([utf8, asQuoted], quoted(`Hello,${crlf}${crlf}${plain}${crlf}`)),
    ],
    [
      'in Base64',
      mail([utf8, asBase64], base64(`${plain}${crlf}${crlf}-- ${crlf}Sent from my phone${crlf}`)),
    ],
    ['in lines that flow', mail([`${utf8}; format=flowed`], flowed)],
    [
      'in two forms',
      mail(
        ['Content-Type: multipart/alternative; boundary="edge"'],
        parts(
          [``, utf8, asQuoted, '', quoted(plain)].join(crlf),
          [``, html, asBase64, '', base64('<p>Something else</p>')].join(crlf),
        ),
      ),
    ],
    [
      'in HTML alone, a line each',
      mail([html, asQuoted], quoted(escaped.map((line) => `<div>${line}</div>${crlf}`).join(''))),
    ],
    [
      'in HTML alone, with breaks and more behind it',
      mail(
        [html, asBase64],
        base64(`<html><body><p>Hello</p>${escaped.join('<br>\n')}<br><br>Bye</body></html>`),
      ),
    ],
    [
      'in HTML alone, with paragraphs and empty ones',
      mail(
        [html],
        Buffer.from(
          `<p>Hi</p><p>&nbsp;</p>${escaped.map((each) => `<p><span>${each}</span></p>`).join(crlf)}<p>&nbsp;</p><p>Bye</p>`,
        ).toString('utf8'),
      ),
    ],
  ])('is taken %s', async (_, saved) => {
    expect(heardByMail(await wordsOfMail(Buffer.from(saved)))).toEqual(taken);
  });

  it('is in the letters that the mail says', async () => {
    const latin = mail(['Content-Type: text/plain; charset=iso-8859-1'], plain.replace(/€ „am Tor“|–/g, 'ü'));
    const [found] = heardByMail(await wordsOfMail(Buffer.from(latin, 'latin1')));
    expect(found).toMatchObject({ text: expect.stringContaining('Der Zaun in Gräfenhain kostet 79 ü') });
  });

  it('is not there where there is nothing', async () => {
    expect(await wordsOfMail(Buffer.from(''))).toBe('');
    expect(heardByMail(await wordsOfMail(Buffer.from(mail([utf8], 'Hello'))))).toEqual([]);
  });
});
