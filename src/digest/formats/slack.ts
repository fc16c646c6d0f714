/** A digest as a message for Slack. Source: https://docs.slack.dev/reference/block-kit/blocks/ */
import type { ContextBlock, HeaderBlock, SectionBlock } from '@slack/types';
import type { Digest, DigestPart, Line } from '../model.ts';
import { addressIn, furtherPlaces, restIn, saidIn, subjectOf, titleOf, type Places } from '../words.ts';

export interface SlackMessage {
  /** What a notification shows. */
  text: string;
  blocks: (HeaderBlock | SectionBlock | ContextBlock)[];
}

/** What Slack takes of each. */
const most = { header: 150, section: 3000 } as const;

export function digestAsSlack(digest: Digest, places: Places): SlackMessage {
  const subject = subjectOf(digest);
  const further = furtherPlaces(digest, places).map(({ label, address }) => linkTo(address, label));
  const rest = restIn(digest, places)
    .map((each) => (typeof each === 'string' ? escaped(each) : linkTo(each.address, each.label)))
    .join('');
  return {
    text: escaped(subject),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: subject.slice(0, most.header), emoji: false } },
      ...digest.parts.flatMap((part) => sectionsOf(part, places)),
      ...(rest ? [section(rest)] : []),
      { type: 'context', elements: [{ type: 'mrkdwn', text: further.join(' · '), verbatim: true }] },
    ],
  };
}

/** As many sections as it takes: a text that is too long would not be shown at all. */
function sectionsOf(part: DigestPart, places: Places): SectionBlock[] {
  const texts: string[] = [`*${escaped(part.title)}*`];
  for (const line of part.lines) {
    const said = `• ${lineText(line, places)}`;
    const last = texts.at(-1) ?? '';
    if (last.length + said.length < most.section) texts.splice(-1, 1, `${last}\n${said}`);
    else texts.push(said);
  }
  return texts.map(section);
}

/** Whatever a page is called calls nobody: only our own links are marked up. */
function section(text: string): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}

function lineText(line: Line, places: Places): string {
  return `${linkTo(addressIn(line, places), titleOf(line))}${escaped(saidIn(line))}`;
}

function linkTo(address: string, label: string): string {
  return `<${address.replace(/[|<>]/g, encodeURIComponent)}|${escaped(label).replaceAll('|', '¦')}>`;
}

/** Signs of Slack's that make bold, code or struck words are kept from doing so by an empty sign beside them. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, '\u200b$&\u200b');
}
