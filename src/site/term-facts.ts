/** What is to be known of a term where it is used: its definition, its stage, and whether the teams agree on it. */
import lexicon from '../collections/lexicon.ts';
import { agreedData } from '../wiki/agreed.ts';
import type { Entry } from '../wiki/entry.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { termStanding, termStatus } from './agreement.ts';
import { plainText } from './view.ts';

export interface TermFacts {
  definition: string;
  /** The name of its stage of the funnel. */
  stage: string | undefined;
  standing: string;
}

/** The facts of a term; `undefined` where its fields are unfit. */
export function termFacts(wiki: Wiki, entry: Entry): TermFacts | undefined {
  const term = agreedData(entry, lexicon);
  if (term === undefined) return undefined;
  const { teams, stages } = wiki.settings;
  const { status, how } = termStanding(entry, teams);
  const standing = [status, how].filter(Boolean).join(termStatus(entry, teams) === 'agreed' ? ' ' : ': ');
  return {
    definition: plainText(term.definition, wiki),
    stage: stages.find(({ id }) => id === term.stage)?.name,
    standing,
  };
}

/**
 * A style sheet that says what terms mean, for printing: pages list the terms that they link, and this sheet fills in the
 * rest. A definition that changes thus changes this one file, and no page that uses its word.
 */
export function termNotes(wiki: Wiki): string {
  const terms = wiki.entries.filter(({ collection }) => collection === lexicon.id);
  return terms
    .flatMap((term) => {
      const facts = termFacts(wiki, term);
      if (facts === undefined) return [];
      const { definition, stage, standing } = facts;
      const words = [definition, stage && `Stage: ${stage}.`, `${standing}.`].filter(Boolean).join(' ');
      return [`[data-term=${quoted(term.id)}]::after{content:${quoted(`: ${words}`)}}\n`];
    })
    .join('');
}

/** As a string in CSS. */
function quoted(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ');
  return `"${oneLine.replace(/["\\\p{Cc}]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}
