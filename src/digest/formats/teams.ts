/** A digest as a message for Teams: an Adaptive Card. Source: https://adaptivecards.io/explorer/ */
import type { Digest, DigestPart, Line } from '../model.ts';
import { addressIn, furtherPlaces, restIn, saidIn, subjectOf, titleOf, type Places } from '../words.ts';

interface OpenUrl {
  type: 'Action.OpenUrl';
  title?: string;
  url: string;
}

interface TextRun {
  type: 'TextRun';
  text: string;
  selectAction?: OpenUrl;
}

type Element =
  | {
      type: 'TextBlock';
      text: string;
      wrap: true;
      size?: 'Large' | 'Medium';
      weight: 'Bolder';
      style: 'heading';
    }
  | { type: 'RichTextBlock'; inlines: TextRun[] };

export interface TeamsMessage {
  type: 'message';
  attachments: {
    contentType: 'application/vnd.microsoft.card.adaptive';
    contentUrl: null;
    content: {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
      type: 'AdaptiveCard';
      version: '1.5';
      fallbackText: string;
      body: Element[];
      actions: OpenUrl[];
    };
  }[];
}

/** What a page says stands in runs of text, in which Teams reads no Markdown. */
export function digestAsTeams(digest: Digest, places: Places): TeamsMessage {
  const subject = subjectOf(digest);
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.5',
          fallbackText: subject,
          body: [
            heading(subject, 'Large'),
            ...digest.parts.flatMap((part) => elementsOf(part, places)),
            ...restOf(digest, places),
          ],
          actions: furtherPlaces(digest, places).map(({ label, address }) => ({
            type: 'Action.OpenUrl',
            title: label,
            url: address,
          })),
        },
      },
    ],
  };
}

function elementsOf(part: DigestPart, places: Places): Element[] {
  return [
    heading(part.title, 'Medium'),
    ...part.lines.map((line): Element => ({ type: 'RichTextBlock', inlines: runsOf(line, places) })),
  ];
}

function runsOf(line: Line, places: Places): TextRun[] {
  const url = addressIn(line, places);
  return [
    { type: 'TextRun', text: titleOf(line), selectAction: { type: 'Action.OpenUrl', url } },
    { type: 'TextRun', text: saidIn(line) },
  ];
}

function restOf(digest: Digest, places: Places): Element[] {
  const inlines = restIn(digest, places).map((each): TextRun => {
    if (typeof each === 'string') return { type: 'TextRun', text: each };
    return { type: 'TextRun', text: each.label, selectAction: { type: 'Action.OpenUrl', url: each.address } };
  });
  return inlines.length > 0 ? [{ type: 'RichTextBlock', inlines }] : [];
}

/** Headings are read as Markdown: what would mark something up is taken as it is. */
function heading(text: string, size: 'Large' | 'Medium'): Element {
  const plain = text.replace(/[\\`*_[\]()#~]/g, String.raw`\$&`);
  return { type: 'TextBlock', text: plain, wrap: true, size, weight: 'Bolder', style: 'heading' };
}
