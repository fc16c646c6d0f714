import type { Day } from '../freshness/day.ts';
import type { Reason } from '../freshness/review.ts';
import type { Silence } from '../freshness/silence.ts';
import type { Untold } from '../git/untold.ts';
import type { NameIn } from '../names-in.ts';
import type { YamlSlip } from './yaml-slips.ts';

/** What was found, by the kind of problem: `wording.ts` makes the sentences of it, fixes and comparisons read it. */
export interface Details {
  'file-unreadable': { why: 'too-slow' | 'not-text' | 'refused' };
  /** `ending` is what a file of its collection ends in, `meant` the folder that was probably meant. */
  'file-ignored': { found: string; ending?: string | undefined; meant?: string | undefined };
  'file-too-large': { found: number; most: number };
  'file-too-slow': { seconds: number; to: 'read' | 'check' };
  'file-name': { found: string; address: string };
  /** `address` is that which the site has itself, `instead` where the file is published. */
  'address-own': { address: string; instead: string };
  /** The file that wants the same address; `instead` is where this one is published. */
  'id-duplicate': { other: string; address: string; instead?: string };
  /** `sign` hides the line that opens them. */
  'frontmatter-missing': { sign?: string | undefined };
  'frontmatter-unclosed': Nothing;
  'frontmatter-language': { found: string };
  'conflict-marks': { found: string };
  /** The line, and what the parser says of it where nothing better is known. */
  'yaml-syntax':
    | { slip: YamlSlip | 'other'; found: string; reason: string }
    | { slip: 'invisible'; sign: string; found: string }
    | { slip: 'unread' }
    | { slip: 'no-fields' };
  /** `name` is `undefined` for an item of a list; `found` is empty where nothing is left of the value. */
  'yaml-comment': { name: string | undefined; found: string };
  'yaml-sign': { name: string | undefined; found: string };
  /** `found` is what holds the sign, without it. */
  'invisible-sign': { sign: string; where: 'name' | 'value' | 'text'; found: string };
  /** The whole name with those of the groups around it, and what has no such field. */
  'field-unknown': { name: string; of: string; meant: string | undefined };
  'field-missing': { hint: string | undefined };
  /** `isComment`: it is empty because all of it is read as a comment. */
  'field-invalid': { found: Found; expected: Expected; hint?: string | undefined; isComment?: true };
  'draft-incomplete': { hint: string | undefined };
  'template-text': { found: string };
  'template-draft': { found: string };
  'date-invalid': { found: Found; tag?: string; attribute?: string };
  /** `other` is the day that it may not lie before, and `than` what says that. */
  'day-order': { day: Day; other: Day; than: string } & OfAttribute;
  'day-future': { day: Day; today: Day } & OfAttribute;
  'away-uncovered': { name: string; from: Day; until: Day };
  'review-future': { reviewed: Day; today: Day };
  /** The day, still to come, by which somebody is to. */
  'review-missing': { by?: Day | undefined };
  'review-overdue': Because<'past-due'>;
  'claim-expired': Because<'claim-expired'>;
  'page-over': Because<'ended'>;
  'review-edited': Because<'edited-since'>;
  'review-recheck': Because<'recheck'>;
  'review-stranger': { by: string };
  /**
   * `instead` is who could have signed on that day; nobody where nobody leads the team. `also` is another team for which
   * the same person has signed.
   */
  'signature-not-lead': {
    by: string;
    team: string;
    on: Day;
    instead?: string;
    also?: string;
    /** The day on which the present lead became that, where it lies after the signature. */
    leadSince?: Day | undefined;
  };
  'signature-unbound': { team: string; by: string; on: Day };
  'review-bulk': { by: string | undefined; titles: readonly string[] };
  'history-unknown': { of: 'review' | 'page' | 'basis' | 'reviews' | 'wiki'; because: NoPast };
  'relation-missing': Missing;
  /** `by` is a link or a component of the text; a field names the draft where there is none. */
  'draft-named': { target: string; by?: 'link' | 'Term' | 'Number' | 'Entry' };
  'owner-unknown': Missing & { is?: 'unnamed' | 'unread' | 'nobody' };
  /** Without a reason: the page falls to nobody else either. */
  'owner-left': Partial<Because<'owner-left'>>;
  'owner-away': Because<'owner-away'>;
  /** `text` is what is to be done, and `name` who is to do it. */
  'task-overdue': { text: string; name: string; by: Day };
  'task-nobody': { text: string; name: string; left: Day };
  'task-in-text': { text: string; name: string };
  /** `text` is what was decided, `title` the page that was to change. */
  'decision-page-unchanged': { text: string; title: string; on: Day };
  /** `name` is whom it falls to, where that is somebody. */
  'note-waiting': { by: Day; name: string | undefined };
  'note-nowhere': { name: string | undefined };
  'note-names-someone': NameIn;
  /** `on` is the day it was heard, `ended` that of its end. */
  'note-ended-early': { ended: Day; on: Day };
  'note-ended-twice': { into: string; because: string };
  'guide-drifting': { times: number };
  /** `expected` is the day that follows from the meetings before. */
  'meeting-next-missing': { expected: Day };
  'team-unknown': Missing & { stage?: string };
  'stage-unknown': Missing;
  'settings-missing': Nothing;
  'settings-id': { found: string };
  'settings-name': { found: string; of: 'team' | 'stage' };
  'component-unknown': { tag: string; meant: string | undefined };
  'component-attribute': { tag: string } & AttributeSlip;
  'component-unclosed': { tag: string; lacks: 'opening' | 'closing' };
  'component-place': { tag: string; isInLink: boolean };
  /** `tag` is `undefined` where it only looks like one. */
  html: { tag: string | undefined };
  'comment-hidden': Nothing;
  'code-line': Nothing;
  /** What another tool would have understood. */
  'foreign-markup': { found: string };
  /** Words between marks that readers see, or marks that were meant as signs and that nobody sees. */
  emphasis: { is: 'shown' | 'taken'; found: string };
  /** Words behind the signs that open a block of code, or such signs that nothing closes. */
  'code-fence': { is: 'words' | 'unclosed'; found: string };
  'list-number': { found: string; shown: string };
  'heading-underlined': { found: string };
  /** GitHub's name of the box. */
  alert: { name: string };
  'text-placeholder': { found: string };
  'url-unsafe': { isHttp: true } | { isHttp: false; target: string };
  /** `page` is the title of the page that has no such heading, empty for the page itself; without one there is no page. */
  'link-broken': { target: string; page?: string; meant?: string | undefined };
  'link-moved': { target: string; address: string };
  /** The period, the day by which its reading was to be there, and who brings it. */
  'number-reading-owed': { period: string; by: Day; readBy: string };
  /** Without a number that it rests on: nothing is named that the team does to move it. */
  'number-not-controlled': { restsOn?: string; owedBy?: string };
  'number-then-unowed': { kind: 'outcome' | 'capacity' };
  'number-owed-by-nobody': Nothing;
  'number-period': { period: string } & ({ is: 'twice' | 'future' } | { is: 'other'; every: string });
  'number-minimum': { minimum: number; target: number; better: 'more' | 'less' };
  /** The figures as they stand there, and the number that has them. */
  'number-typed': { found: string; title: string; number: string };
  'asset-use-missing': Nothing;
  /** In how many calls it was tried. */
  'asset-untried': { calls: number };
  'asset-permission-missing': Nothing;
  'asset-no-because': { of: 'voice' | 'decision' };
  /** The last day for answers, and the teams that have given none. */
  'asset-undecided': { by: Day; silent: readonly Silence[] };
  /** The last day for answers, and the teams whose silence is no yes. */
  'asset-not-asked': { by: Day; silent: readonly Silence[] };
  /** The last day on which it could have been out, by itself or by the customer's permission. */
  'asset-not-out': { last: Day; by: 'itself' | 'permission' };
  /** For how many days nobody has used it. */
  'asset-resting': { days: number };
  /** When something was published there last. */
  'channel-silent': { last: Day | undefined };
  'asset-over-uncounted': { ended: Day };
  /** What the page leads to, what it is in a word, since when, and what is used in its place. */
  'asset-gone-linked': { title: string; is: string; from: Day; instead?: string | undefined };
  'word-deprecated': { found: string; say: string };
  'image-unsafe': { target: string };
  'image-missing': { target: string };
  /** Without a number: the parser gave up. */
  'nesting-too-deep': { of?: 'levels' | 'components'; most?: number };
}

/** Ids are permanent: pipelines and people search for them. */
export type ProblemId = keyof Details;

type Nothing = unknown;

/** The attribute of a component that says it; a field does where there is none. */
interface OfAttribute {
  tag?: string;
  attribute?: string;
}

/** Why git does not know a past: it tells nothing of the folder, or of what is older or newer than its commits. */
export type NoPast = Untold | 'shallow' | 'uncommitted';

interface Because<Id extends Reason['id']> {
  reason: Extract<Reason, { id: Id }>;
}

/** Something that is named and does not exist. */
interface Missing {
  target: string;
  /** What it should be: a person, a term. */
  what: string;
  meant?: string | undefined;
  /** The component that names it; a field does where there is none. */
  tag?: string;
}

/** A value of YAML: its type as JavaScript calls it, but for `null` and `array`, and the first of its characters. */
export interface Found {
  type: string;
  text: string;
}

export type Expected =
  | { kind: 'type'; type: string }
  | { kind: 'options'; options: readonly string[] }
  | { kind: 'filled' }
  | { kind: 'with'; field: NeededField }
  | { kind: 'time-zone' }
  /** In the words of the field’s own declaration, or of zod. */
  | { kind: 'rule' | 'other'; rule: string };

/** A field that another one asks for. */
export type NeededField = 'reviewNeverBecause' | 'reviewFor' | 'reviewed';

type AttributeSlip =
  | { slip: 'unreadable' }
  | { slip: 'twice' | 'curly' | 'braces' | 'unquoted' | 'missing'; attribute: string }
  | { slip: 'unknown'; attribute: string; options: readonly string[] }
  | { slip: 'value'; attribute: string; found: string; options: readonly string[] };
