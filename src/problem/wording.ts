/** Problems as sentences. Nothing reads these back: what has to be known of a problem is in its details. */
import { periodInWords } from '../freshness/period.ts';
import { missedInWords } from '../freshness/asset-words.ts';
import { silenceToCome } from '../freshness/silence.ts';
import { dayInWords } from '../freshness/words.ts';
import { reasonInWords } from '../freshness/reason-words.ts';
import { kindsOfName } from '../names-in.ts';
import { capital, plural } from '../plain.ts';
import { attributeInWords } from './attributes.ts';
import { catalogue } from './catalogue.ts';
import type { Found, NeededField, NoPast, ProblemId } from './details.ts';
import { labelOf } from './labels.ts';
import { namesIn, type Problem } from './problem.ts';
import { nameOfSign, withMistakenSigns, withNamedSigns } from './signs.ts';
import { yamlSlips } from './yaml-slips.ts';

/** Who is told: someone who has the file before them, or the form of its fields. */
export type Where = 'file' | 'form';

export interface Words {
  /** What was found and what was expected, in one sentence. */
  message: string;
  /** What the editor should do, in plain words. */
  fix: string;
  /** The field that the message begins with, as it is called there. */
  subject?: string;
}

/** What is wrong, and what to do about it. */
export function problemInWords<Id extends ProblemId>(problem: Problem<Id>, where: Where = 'file'): Words {
  const made = sayings[problem.id](problem, where);
  const saying = typeof made === 'string' ? { says: made } : made;
  const fix = withNamedSigns(saying.fix ?? catalogue[problem.id].fix);
  if ('says' in saying) return { message: withNamedSigns(saying.says), fix };
  const subject = withNamedSigns(nameOf(problem, where));
  return { message: `${subject} ${withNamedSigns(saying.ofField)}.`, fix, subject };
}

/** The same in one piece. */
export function problemInOne(problem: Problem, where?: Where): string {
  const { message, fix } = problemInWords(problem, where);
  return `${message} ${fix}`;
}

/** A whole sentence, or how one about the field goes on. Without a fix, that of the catalogue holds. */
type Saying =
  string | { says: string; fix?: string | undefined } | { ofField: string; fix?: string | undefined };

const sayings: { [Id in ProblemId]: (problem: Problem<Id>, where: Where) => Saying } = {
  'file-unreadable': ({ why }) => `The file cannot be read: ${unreadable[why]}.`,
  'file-ignored': ({ found, ending, meant }) =>
    ending === undefined
      ? `“${found}” is in the folder of no collection.${meant === undefined ? '' : ` Is “${meant}” meant?`}`
      : `“${found}” does not end in “${ending}”, as a file in its folder does.`,
  'file-too-large': ({ found, most }) => `The page holds ${found} characters; ${most} are allowed.`,
  'file-too-slow': ({ seconds, to }) =>
    to === 'read'
      ? `The page takes over ${seconds} seconds to read, and is shown as plain text.`
      : `The text takes over ${seconds} seconds to check.`,
  'file-name': ({ found, address }) => `“${found}” is published as “${address}”.`,
  'address-own': ({ address, instead }) =>
    `The wiki itself has something at “/${address}”, so this file is published as “${instead}”.`,
  'id-duplicate': ({ other, address, instead }) =>
    instead === undefined
      ? `“${other}” wants the same address, “${address}”.`
      : `“${other}” has the address “${address}” already; this file is published as “${instead}”.`,
  'frontmatter-missing': ({ sign }) =>
    sign === undefined
      ? 'The file does not begin with its fields.'
      : {
          says: `The line “---” above the fields holds a sign that nobody sees, ${nameOfSign(sign)}.`,
          fix: catalogue['invisible-sign'].fix,
        },
  'frontmatter-unclosed': () => 'The fields begin on line 1 and are never closed.',
  'frontmatter-language': ({ found }) => `The file begins with “${found}”, which is not “---”.`,
  'conflict-marks': ({ found }) =>
    `“${found}” is a line of git’s, which marks two versions of a text that stand below each other.`,
  'yaml-syntax': (problem) => {
    if (problem.slip === 'unread') return 'The fields could not be read.';
    if (problem.slip === 'no-fields')
      return { says: 'The fields are not written as “name: value” lines.', fix: yamlSlips['no-field'][1] };
    if (problem.slip === 'invisible') {
      const what = `the line holds a sign that nobody sees, ${nameOfSign(problem.sign)}`;
      const { fix } = catalogue['invisible-sign'];
      return { says: `The fields cannot be read at “${problem.found}”: ${what}.`, fix };
    }
    const [said, fix] = problem.slip === 'other' ? [problem.reason] : yamlSlips[problem.slip];
    return { says: `The fields cannot be read at “${problem.found}”: ${said}.`, fix };
  },
  'yaml-comment': ({ name, found, file }, where) => {
    const called = name === undefined ? 'the item' : nameAt(name, file, where);
    const isBlock = /^[|>][-+\d]*$/.test(found);
    const kept = found === '' ? 'is empty' : isBlock ? 'lacks its first words' : `ends at “${lastOf(found)}”`;
    const says = `“${called}” ${kept}: what follows the hash sign is read as a comment.`;
    return { says, fix: isBlock ? `Put the words behind “${found}” on the line below it.` : undefined };
  },
  'yaml-sign': ({ name, found, file }, where) => {
    const called = name === undefined ? 'The item' : `“${nameAt(name, file, where)}”`;
    return `${called} loses “${found}”: YAML takes it for a sign of its own.`;
  },
  'invisible-sign': ({ sign, where, found }) =>
    `The ${holders[where]} “${found}” holds a sign that nobody sees, ${nameOfSign(sign)}.`,
  'field-unknown': ({ name, of, meant }) => ({
    says: `${of} has no field “${name}”.`,
    fix: didYouMean(meant),
  }),
  'field-missing': ({ field, hint }, where) =>
    where === 'form'
      ? { ofField: 'is empty', fix: 'Fill it in.' }
      : { ofField: 'is missing', fix: lineFor(field, hint) },
  'draft-incomplete': ({ field, hint }, where) => ({
    ofField: 'is still to be filled in before this draft can be published',
    fix: where === 'form' ? 'Fill it in.' : lineFor(field, hint),
  }),
  'template-text': fromTemplate,
  'template-draft': fromTemplate,
  'field-invalid': (problem, where) => ({
    ofField: misfit(problem, where),
    fix: misfitFix(problem, where),
  }),
  'date-invalid': ({ found, tag, attribute }, where) => {
    const fix = where === 'form' ? 'Choose a day.' : undefined;
    const typed = quoted({ ...found, text: withMistakenSigns(found.text) });
    if (tag !== undefined)
      return { says: `“${attribute}” on <${tag}> is ${typed}, which is not a day that exists.`, fix };
    const isEmpty = found.type === 'null' || (found.type === 'string' && found.text === '');
    return {
      ofField: `is ${isEmpty ? 'empty' : typed}; it must be a day that exists, as 2026-11-22`,
      fix,
    };
  },
  'day-order': ({ day, other, than, tag, attribute, field = [], file }, where) => {
    const limit =
      tag === undefined && where === 'form'
        ? labelOf([...field.slice(0, -1), ...than.split('.')], file)
        : than;
    const says = `is ${dayInWords(day)}, before “${limit ?? than}”, ${dayInWords(other)}`;
    return tag === undefined ? { ofField: says } : `“${attribute}” on <${tag}> ${says}.`;
  },
  'day-future': ({ day, today, tag, attribute }) => {
    const says = `is ${dayInWords(day)}, but today is ${dayInWords(today)}`;
    return tag === undefined ? { ofField: says } : `“${attribute}” on <${tag}> ${says}.`;
  },
  'away-uncovered': ({ name, from, until }) =>
    `Nobody covers for ${name} from ${dayInWords(from)} to ${dayInWords(until)}.`,
  'review-future': ({ reviewed, today }) =>
    `The page is said to have been reviewed on ${reviewed}, but today is ${today}.`,
  'review-missing': ({ by }) =>
    by === undefined
      ? 'Nobody has reviewed this page yet.'
      : `Nobody has reviewed this page yet; somebody is to by ${dayInWords(by)}.`,
  'review-overdue': because,
  'claim-expired': because,
  'page-over': because,
  'review-edited': because,
  'review-recheck': ({ reason }) => ({
    says: reasonInWords(reason),
    fix: 'changed' in reason ? undefined : 'Put it right, and review the page.',
  }),
  'signature-not-lead': ({ by, team, on, instead, also, leadSince }) =>
    `${by} signed for ${team} on ${dayInWords(on)}${also ? `, and the same words for ${also}` : ''}. ${
      also ? '' : 'That does not count. '
    }${
      leadSince
        ? `The present lead took over on ${dayInWords(leadSince)}; before that, somebody of ${team} led it.`
        : instead
          ? `On that day ${instead} could have.`
          : `Nobody ${also ? 'else ' : ''}leads ${team}, so nobody can sign for it.`
    }`,
  'signature-unbound': ({ by, team, on }) =>
    `${by} signed for ${team} on ${dayInWords(on)}, and nothing says which words.`,
  'review-stranger': ({ by }) =>
    `${by} reviewed the page, but neither owns it, nor covers for its owner, nor is of a team whose page it is.`,
  'review-bulk': ({ by, titles }) => {
    const list = titles.map((title) => `“${title}”`).join(', ');
    return `${by} reviewed ${titles.length} pages in one change without a note: ${list}.`;
  },
  'history-unknown': ({ of, because }) => {
    const { says, fix } = noPast[because];
    return { says: `${unknownHistory[of]} ${says}`, fix };
  },
  'relation-missing': missing,
  'draft-named': ({ target, by }) => {
    const isDraft = `“${target}”, which is a draft: readers do not see it`;
    if (by === undefined) return { ofField: `names ${isDraft}` };
    return by === 'link' ? `The link leads to ${isDraft}.` : `<${by}> names ${isDraft}.`;
  },
  'owner-unknown': (problem) => {
    const { is, target } = problem;
    if (is === undefined) return missing(problem);
    if (is === 'unnamed') return 'The page names no owner.';
    return is === 'unread'
      ? `The record of the owner, “${target}”, cannot be read.`
      : `The owner, “${target}”, is not a person of this wiki.`;
  },
  'owner-left': ({ reason }) =>
    reason
      ? reasonInWords(reason)
      : {
          says: 'The page falls to nobody: its owner left, and its team has no lead who is still here.',
          fix: 'Choose a new owner, or name the team’s lead in wiki.yaml.',
        },
  'owner-away': because,
  'task-overdue': ({ text, name, by }) =>
    `“${text}” was to be done by ${dayInWords(by)}, and waits for ${name}.`,
  'task-nobody': ({ text, name, left }) => `“${text}” waits for ${name}, who left on ${dayInWords(left)}.`,
  'task-in-text': ({ text, name }) => `“${text}” is a task for ${name} that stands in the text alone.`,
  'decision-page-unchanged': ({ text, title, on }) =>
    `On ${dayInWords(on)} it was decided: “${text}” “${title}” has not changed since.`,
  'asset-use-missing': () => 'It is out, and no sentence goes with it.',
  'asset-untried': ({ calls }) =>
    calls === 0
      ? 'It is out, and was tried in no call.'
      : `It is out, and was tried in ${plural(calls, 'call')}.`,
  'asset-permission-missing': () => 'It is out, and nothing says that the customer allows it.',
  'asset-no-because': ({ of }) =>
    of === 'voice' ? 'Somebody says no, and not why.' : 'It was decided not to make it now, and not why.',
  'asset-undecided': ({ by, silent }) =>
    [
      `Answers were awaited until ${dayInWords(by)}.`,
      ...silent.map(({ team }) => `${team} said nothing: counts as a yes.`),
      'Nobody has decided yet.',
    ].join(' '),
  'asset-not-asked': ({ by, silent }) =>
    silent
      .map(({ team, unasked }) => `${team} is to answer by ${dayInWords(by)}. ${silenceToCome(unasked)}`)
      .join(' '),
  'asset-not-out': missedInWords,
  'asset-resting': ({ days }) => `Nobody has used this for ${plural(days, 'day')}.`,
  'channel-silent': ({ last }) =>
    last ? `Nothing was published there since ${dayInWords(last)}.` : 'Nothing was published there yet.',
  'asset-over-uncounted': ({ ended }) =>
    `It ended on ${dayInWords(ended)}, and nothing says what came of it.`,
  'asset-gone-linked': ({ title, is, from, instead }) => ({
    says: `“${title}” is ${is} since ${dayInWords(from)}.`,
    fix: instead && `Lead to “${instead}”, which is used in its place.`,
  }),
  'note-waiting': ({ by, name }) =>
    `It was to be taken over by ${dayInWords(by)}, and waits for ${name ?? 'nobody: name a page that has an owner'}.`,
  'note-nowhere': ({ name }) =>
    `It says of no page that it is about it. So it falls to ${name ?? 'nobody, as no team’s lead is known'}.`,
  'note-names-someone': ({ of, found }) => `“${found}” looks like ${kindsOfName[of]}.`,
  'note-ended-early': ({ ended, on }) =>
    `Its end is on ${dayInWords(ended)}, and it was heard on ${dayInWords(on)}.`,
  'note-ended-twice': ({ into, because }) =>
    `It is taken over into “${into}”, and it is not taken over, because: ${because}`,
  'guide-drifting': ({ times }) =>
    `${plural(times, 'field note')} of the last 90 days ${times === 1 ? 'says' : 'say'} that somebody does it differently.`,
  'meeting-next-missing': ({ expected }) =>
    `Nobody has said when the next one is. Going by the ones before, it is on ${dayInWords(expected)}.`,
  'team-unknown': (problem, where) =>
    problem.stage === undefined
      ? missing(problem)
      : {
          says: `The stage “${problem.stage}” is owned by the team “${problem.target}”, which does not exist.`,
          fix: where === 'form' ? 'Choose another team at “Owned by”.' : undefined,
        },
  'stage-unknown': missing,
  'settings-id': ({ found }) => ({
    ofField: `is “${found}”, not of small letters, digits and hyphens alone`,
  }),
  'settings-name': ({ found, of }) => ({ ofField: `is “${found}”, as another ${of} is called` }),
  'settings-missing': () => 'There is no “wiki.yaml”.',
  'component-unknown': ({ tag, meant }) => ({
    says: `There is no component “${tag}”.`,
    fix: didYouMean(meant && `<${meant}>`),
  }),
  'component-attribute': (problem) => {
    const [says, fix] = attributeInWords(problem);
    return { says, fix };
  },
  'component-unclosed': ({ tag, lacks }) =>
    lacks === 'opening'
      ? `“</${tag}>” closes nothing.`
      : { says: `“<${tag}>” is never closed.`, fix: `Add “</${tag}>” where it ends.` },
  'component-place': ({ tag, isInLink }) =>
    isInLink
      ? `<${tag}> stands inside a link.`
      : `<${tag}> stands between paragraphs, not inside one, a heading or a table.`,
  html: ({ tag }) =>
    tag === undefined
      ? 'This looks like HTML, and is shown as text.'
      : `“<${tag}>” is HTML, and is shown as text.`,
  'comment-hidden': () => 'A comment is not shown to readers.',
  'code-line': () => 'A line begins like program code. It is shown as text.',
  'foreign-markup': ({ found }) => `“${found}” means nothing here: readers see it as it was typed.`,
  emphasis: ({ is, found }) =>
    is === 'shown'
      ? /^\*\*[^*]*\*\*$/.test(found)
        ? `“${found}” is not bold: readers see its asterisks.`
        : `Readers see marks in “${found}” that were to make words bold, slanted or struck out.`
      : {
          says: `The marks in “${found}” are not shown: what stands between them is slanted.`,
          fix: 'Put a backslash before each mark that is to be seen.',
        },
  'code-fence': ({ is, found }) =>
    is === 'words'
      ? `“${found}” is not shown: it stands behind the signs that open a block of code.`
      : `“${found}” opens a block of code that is never closed: all that follows is shown as code.`,
  'list-number': ({ found, shown }) => `The item “${found}” is shown as “${shown}”: a list counts by itself.`,
  'heading-underlined': ({ found }) => `The hyphens below “${found}” make a heading of it.`,
  alert: ({ name }) => `“[!${name}]” makes no box here: readers see a quotation that begins with it.`,
  'text-placeholder': ({ found }) => ({ ofField: `still says “${found}”` }),
  'url-unsafe': (problem) =>
    problem.isHttp
      ? { says: 'A link uses http://, which is not secure.', fix: 'Write https:// instead of http://.' }
      : `A link leads to “${problem.target}”, which is not allowed.`,
  'link-broken': ({ target, page, meant }) => {
    const what = page === undefined ? 'page' : `heading of ${page === '' ? 'this page' : `“${page}”`}`;
    const noHeading = 'Link to a heading that is there, or to the page alone.';
    const named = withMistakenSigns(target);
    const plain = named === target ? undefined : catalogue['invisible-sign'].fix;
    const fix = page === undefined ? plain : (didYouMean(meant) ?? noHeading);
    return { says: `The link to “${named}” leads to no ${what}.`, fix };
  },
  'link-moved': ({ target, address }) => ({
    says: `The link to “${target}” leads to the former address of a page that was renamed.`,
    fix: `Its address is “${address}” now.`,
  }),
  'number-reading-owed': ({ period, by, readBy }) =>
    `The reading of ${periodInWords(period)} was to be here by ${dayInWords(by)}; ${readBy} brings it.`,
  'number-not-controlled': ({ restsOn, owedBy }) =>
    restsOn === undefined
      ? {
          says: 'There is a consequence, and nothing that the team does to move the number.',
          fix: 'Name what it does, or make it a number that is reached together.',
        }
      : {
          says: `The number rests on “${restsOn}”, which ${owedBy} owes, and the consequence does not speak of that.`,
          fix: `Say in the consequence what holds while ${owedBy} misses “${restsOn}”.`,
        },
  'number-then-unowed': ({ kind }) =>
    `The number says what happens when it is missed, and is ${kind === 'outcome' ? 'reached together' : 'what a team can take'}: nobody is shown that.`,
  'number-owed-by-nobody': () => 'The number is owed by one team to the other, and no team is named.',
  'number-period': (problem) => {
    const says = { twice: 'is read twice', future: 'has not begun yet', other: 'is of another length' };
    const fix = problem.is === 'other' ? `The number is read every ${problem.every}.` : undefined;
    return { says: `${capital(periodInWords(problem.period))} ${says[problem.is]}.`, fix };
  },
  'number-minimum': ({ minimum, target, better }) =>
    `The minimum, ${minimum}, is ${better === 'more' ? 'more' : 'less'} than the target, ${target}, though ${better} is better.`,
  'number-typed': ({ found, title, number }) => ({
    says: `“${found}” is typed here, and is the target of “${title}”.`,
    fix: `Write <Number id="${number}" /> in its place.`,
  }),
  'word-deprecated': ({ found, say }) => ({
    says: `“${found}” is no longer used.`,
    fix: `Say “${say}” instead.`,
  }),
  'image-unsafe': ({ target }) => `The image “${target}” does not come from the media folder.`,
  'image-missing': ({ target }) => `The image “${withMistakenSigns(target)}” is not in the media folder.`,
  'nesting-too-deep': ({ of, most }) =>
    of === undefined
      ? 'The text could not be read as Markdown.'
      : `More than ${most} ${of} lie inside each other.`,
};

function fromTemplate({ found, field }: Problem<'template-text' | 'template-draft'>): Saying {
  return field
    ? { ofField: `still says “${found}”, as an example does` }
    : `“${found}” is what every new page begins with.`;
}

/** The end of a text that may be long. */
function lastOf(text: string): string {
  return text.length > 60 ? `… ${text.slice(-50).replace(/^\S*\s/, '')}` : text;
}

function lineFor(field: Problem['field'], hint: string | undefined): string {
  return `Add a line “${namesIn(field).at(-1)}: …”. ${hint ?? ''}`.trim();
}

const holders: Record<Problem<'invisible-sign'>['where'], string> = {
  name: 'name of the field',
  value: 'value',
  text: 'line',
};

const unreadable: Record<Problem<'file-unreadable'>['why'], string> = {
  'too-slow': 'its fields take too long to read, or too much memory',
  'not-text': 'it is not text in UTF-8',
  refused: 'the system refused to open it',
};

const unknownHistory: Record<Problem<'history-unknown'>['of'], string> = {
  review: 'Whether anything changed since its last review is not known.',
  page: 'The past of the page is not known.',
  basis: 'The past of a page that this one rests on is not known.',
  reviews: 'What changed since the last reviews is not known of any page.',
  wiki: 'Git tells nothing of the past of any page.',
};

const commitAll = 'git add --all && git commit -m "Our pages"';

/** Why a past is not known, and what to do about it. */
const noPast: Record<NoPast, { says: string; fix: string }> = {
  'not-installed': {
    says: 'Git is not installed on this machine.',
    fix: 'Install git (https://git-scm.com; in a container image: apt-get install git).',
  },
  foreign: {
    says: 'The git repository belongs to another user of this machine, so that git does not read it.',
    fix: 'Give its folder to the user that this runs as, or name it in git config --global --add safe.directory FOLDER.',
  },
  outside: {
    says: 'The content is not kept in git.',
    fix: 'Keep it there: git init && git add . && git commit -m "Our wiki".',
  },
  'nothing-committed': { says: 'Nothing was committed yet.', fix: `Commit the content: ${commitAll}.` },
  'branch-lost': {
    says: 'Git is on a branch without commits, though the repository has some.',
    fix: 'Go to the branch that has them: git branch --all names it, git switch NAME leads there. What was deleted is in git reflog --all: git switch --create NAME COMMIT brings it back.',
  },
  damaged: {
    says: 'The git repository is damaged: what it is at cannot be read.',
    fix: 'Run git fsck in the folder of the content: it says what is broken. Take that from another clone or a backup, or clone anew and keep the content as it is here.',
  },
  unfetched: {
    says: 'This clone was made without the old texts, and they cannot be fetched now.',
    fix: 'Let git reach where the clone came from (git remote get-url origin says where that is), or clone anew without --filter.',
  },
  failed: {
    says: 'Git does not answer.',
    fix: 'Run git status in the folder of the content: it says why.',
  },
  shallow: {
    says: 'This clone holds only the latest changes.',
    fix: 'Fetch the whole history (git fetch --unshallow; in a workflow fetch-depth: 0), and commit what is new.',
  },
  uncommitted: { says: 'It was not committed yet.', fix: `Commit it. In a terminal: ${commitAll}.` },
};

function because({
  reason,
}: Problem<'review-overdue' | 'claim-expired' | 'page-over' | 'review-edited' | 'owner-away'>): string {
  return reasonInWords(reason);
}

type Missing = Extract<Problem, { what: string }>;

function missing({ target, what, meant, tag }: Missing): Saying {
  const rest = `names the ${what} “${withMistakenSigns(target)}”, which does not exist`;
  return tag
    ? { says: `<${tag}> ${rest}.`, fix: didYouMean(meant) }
    : { ofField: rest, fix: didYouMean(meant) };
}

function didYouMean(meant: string | undefined): string | undefined {
  return meant && `Did you mean “${meant}”?`;
}

/** How a value does not fit, as the end of a sentence. */
function misfit({ found, expected, file }: Problem<'field-invalid'>, where: Where): string {
  switch (expected.kind) {
    case 'type':
      return `is ${kindOf(found)}, but should be ${articles[expected.type] ?? expected.type}`;
    case 'options':
      return `is ${quoted(found)}, but should be one of: ${expected.options.join(', ')}`;
    case 'filled':
      return 'is empty';
    case 'with':
      return `(${quoted(found)}) ${needs(expected.field, nameAt(expected.field, file, where))}`;
    case 'time-zone':
      return `is ${quoted(found)}, which is no known time zone`;
    case 'rule':
      return `(${quoted(found)}) ${expected.rule}`;
    case 'other':
      return `does not fit: ${expected.rule}`;
  }
}

function needs(field: NeededField, name: string): string {
  const words: Record<NeededField, string> = {
    reviewNeverBecause: `is “never” without a reason in “${name}”`,
    reviewFor: `is “needs-work”, but “${name}” does not say who is to put the page right`,
    reviewed: `names a reviewer, but “${name}” does not say on what day`,
  };
  return words[field];
}

function misfitFix(
  { found, expected, hint, isComment }: Problem<'field-invalid'>,
  where: Where,
): string | undefined {
  const isForm = where === 'form';
  if (isComment && !isForm) return catalogue['yaml-comment'].fix;
  if (expected.kind === 'time-zone') return 'Write it as “Europe/Berlin”.';
  if (expected.kind === 'rule' && found.type === 'number') return undefined;
  if (found.type === 'number' || found.type === 'boolean')
    return isForm ? 'Type it again.' : 'Put the value in quotes.';
  if (found.type === 'null') return isForm ? 'Fill it in.' : 'Fill in the field, or remove its line.';
  if (expected.kind === 'type' && expected.type === 'boolean')
    return isForm ? 'Switch it on or off.' : 'Write true or false, without quotes.';
  return hint;
}

const articles: Record<string, string> = {
  null: 'empty',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
};

function kindOf(found: Found): string {
  const article = articles[found.type] ?? 'a value';
  if (found.type === 'string') return `the text “${found.text}”`;
  return found.type === 'number' || found.type === 'boolean' ? `${article} (${found.text})` : article;
}

function quoted({ type, text }: Found): string {
  return `“${type === 'array' || type === 'object' ? articles[type] : text}”`;
}

/** The field of a problem: its names in quotes for the file, its label for the form. */
function nameOf({ field = [], file }: Pick<Problem, 'field' | 'file'>, where: Where): string {
  const label = where === 'form' ? labelOf(field, file) : undefined;
  return label ?? `“${namesIn(field).join('.') || 'fields'}”`;
}

/** A field of the first level, without quotes. */
function nameAt(name: string, file: string, where: Where): string {
  return (where === 'form' && labelOf([name], file)) || name;
}
