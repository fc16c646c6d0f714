import { hash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { plural } from '../../plain.ts';
import { isThisMachine, NotSentError } from './not-sent.ts';

export interface Mail {
  subject: string;
  text: string;
  html: string;
  /** What the list is called, and an id that programs sort by: letters, digits and hyphens. */
  list: { name: string; id: string };
  /** What it tells: the same facts are the same mail, also where it is sent once more. */
  facts: readonly string[];
}

export interface Post {
  /** The mail server as `smtps://user:password@host`; a secret. */
  server: string;
  from: string;
  /** One address, or several between commas. */
  to: string;
  timeoutMs: number;
}

/**
 * Sends a mail. Returns what is to be said of those who did not get it; empty where all did.
 *
 * Throws a {@link NotSentError} where the server took it for nobody.
 */
export async function sendByMail(mail: Mail, { server, from, to, timeoutMs }: Post): Promise<string[]> {
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (url === undefined || !/^smtps?:$/.test(url.protocol))
    throw new NotSentError('DIGEST_SMTP_URL is no address such as smtps://user:password@mail.example.com.');
  const host = hostOf(from);
  const transport = createTransport({
    url: server,
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
    // A password is never sent in the clear over a network.
    requireTLS: url.protocol === 'smtp:' && !isThisMachine(url.hostname),
  });
  const { subject, text, html, list, facts } = mail;
  try {
    const sent = await transport.sendMail({
      ...{ from, to, subject, text, html },
      messageId: `<${hash('sha256', `${to}\n${facts.join('\n')}`).slice(0, 32)}@${host}>`,
      headers: {
        'List-Id': `${list.name.replace(/[^\p{L}\p{N} -]/gu, '')} <${list.id}.${host}>`,
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        Precedence: 'list',
      },
    });
    const refused = sent.rejected.length;
    return refused > 0
      ? [`The mail server refused ${plural(refused, 'recipient')}; the others have it.`]
      : [];
  } catch (error) {
    throw new NotSentError(whyNot(error));
  } finally {
    transport.close();
  }
}

/** What a server says may hold names and addresses: its code has to do. */
function whyNot(error: unknown): string {
  const { code = 'no answer', responseCode } = error as { code?: string; responseCode?: number };
  const said = [code, ...(responseCode === undefined ? [] : [responseCode])].join(', ');
  if (code === 'ETIMEDOUT')
    return `The mail server did not answer in time (${said}); it may have gone out all the same.`;
  return `The mail server did not take it (${said}).`;
}

function hostOf(from: string): string {
  const host = /@([\w.-]+)>?\s*$/.exec(from)?.[1];
  if (host === undefined) throw new NotSentError('DIGEST_FROM is no mail address.');
  return host;
}
