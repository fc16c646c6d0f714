import { hasReviews, type Settings } from '../collections/index.ts';
import { formatOf, unreadableField } from '../document/format.ts';
import type { Act, Acted, What } from '../editing-api/protocol.ts';
import { dayAt } from '../freshness/day.ts';
import { problemInWords } from '../problem/wording.ts';
import { digestOf, readEntry, type Entry } from '../wiki/entry.ts';
import { readSettingsOf } from '../wiki/file.ts';
import { linesOf } from '../wiki/signature-lines.ts';
import { signersOn, withVain } from '../wiki/signers.ts';
import { withAgreedOf } from '../wiki/unsaved.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { kindOf, logs, type Shown } from './acts.ts';
import { collectionAt } from './commit-message.ts';
import { textOf } from './files.ts';
import { bytesAt, textsOf } from './history.ts';
import { withoutLines } from './log.ts';
import type { WikiFile } from './paths.ts';
import { personHere, withCovers } from './people.ts';
import { RequestError } from './request-error.ts';
import { notAsShown, save, type Done, type Saver } from './save.ts';

type Answer = Done & Pick<Acted, 'said' | 'seen'>;

/** How often a line of a log is written anew because others were quicker. */
const mostTurns = 20;

/** Does to a page what someone has pressed a button for, or takes it back. Throws a `RequestError` where it cannot. */
export async function act(saver: Saver, asked: Act, turn = 1): Promise<Answer> {
  const { files } = saver;
  const place = files.find(asked.page);
  const collection = collectionAt(place.path);
  const isOfRecords = 'undo' in asked || kindOf(asked.what).ofRecords === true;
  if (collection?.format !== 'page' && !(collection?.format === 'record' && isOfRecords))
    throw new RequestError(422, `“${place.path}” is no page, so there is nothing to press there.`);
  const { settings } = await readSettingsOf(place.root);
  const today = dayAt(new Date(), settings.review.timeZone);
  const person = (id: string) => personHere(files, place.root, id, today);
  const signers = async (team: Settings['teams'][number]) =>
    signersOn(team, { settings, byKey: await withCovers(files, place.root, team.lead) }, today);
  const wikiFor = async (page: Entry) => {
    const named = [...settings.teams.map(({ lead }) => lead), ...(linesOf(page) ?? []).map(({ by }) => by)];
    const known = await Promise.all([...new Set(named)].map((id) => withCovers(files, place.root, id)));
    return { settings, byKey: new Map(known.flatMap((each) => [...each])) };
  };
  const { name, email } = await person(asked.who);
  const found = await files.bytes(place);
  if (found === undefined) throw new RequestError(404, 'This page is not there any more.');
  const shown = textOf(place.path, found);
  const isSeen = digestOf(shown) === asked.seen;
  const { text, said, message, isLine } =
    'undo' in asked
      ? await takenBack(saver, place, shown, asked.undo, isSeen)
      : await acted(
          saver,
          place,
          asked.what,
          {
            ...{ text: shown, who: asked.who, today, person, collection, settings, signers },
            withVain: async (page) => withVain(page, await wikiFor(page)),
            withAgreed: async (page) => withAgreed(saver, place, page, await wikiFor(page)),
          },
          isSeen,
        );
  try {
    const done = await save(saver, {
      texts: [{ path: place.path, raw: text, base: shown }],
      images: [],
      isNew: false,
      asShown: true,
      message,
      author: { name, email },
    });
    return { ...done, said, seen: isSeen ? digestOf(text) : asked.seen };
  } catch (error) {
    const isOther = !(await files.bytes(place))?.equals(found);
    if (isLine && isOther && turn < mostTurns) return act(saver, asked, turn + 1);
    throw error;
  }
}

interface Outcome {
  text: string;
  said: string;
  message?: string;
  /** It is about a line of a log alone. */
  isLine: boolean;
}

async function acted(
  saver: Saver,
  { path }: WikiFile,
  what: What,
  given: Omit<Shown, 'fields' | 'order'>,
  isSeen: boolean,
): Promise<Outcome> {
  const { act, vouches, logs } = kindOf(what);
  const collection = collectionAt(path);
  if (vouches && collection && !hasReviews(collection))
    throw new RequestError(422, 'This page tells of something that has happened. That needs no review.');
  const isLine = logs !== undefined;
  if (!isSeen && !isLine) throw new RequestError(409, notAsShown);
  const fields = formatOf(path).fromFile(given.text);
  if (unreadableField in fields)
    throw new RequestError(422, 'The fields of this page cannot be read. Mend them in the editor first.');
  const order = Object.keys(collection?.schema.shape ?? {});
  const outcome = await act(what, { ...given, fields, order });
  if (vouches) await checkNothingIsKnownAgainst(saver, path, outcome.text);
  return { ...outcome, isLine };
}

/** A page with the words that its teams have agreed on last, as far as its file has said them under its present name. */
function withAgreed(
  { lock }: Saver,
  place: WikiFile,
  page: Entry,
  wiki: Pick<Wiki, 'settings' | 'byKey'>,
): Promise<Entry> {
  const known = withAgreedOf(undefined, page, wiki);
  const isShown = ({ agreed }: Entry) => agreed === undefined || agreed.words !== undefined;
  if (isShown(known)) return Promise.resolve(known);
  return lock.withLock(async (repository) => {
    for await (const text of textsOf(repository, place)) {
      const found = withAgreedOf(readEntry(page, text), page, wiki);
      if (isShown(found)) return found;
    }
    return known;
  });
}

/** Nobody can vouch with one press for a page that has mistakes, or a claim that was only true until a day. */
async function checkNothingIsKnownAgainst({ validate }: Saver, path: string, text: string): Promise<void> {
  const problems = (await validate?.(path, text))?.problems ?? [];
  const against = problems.filter(({ level, id }) => level === 'error' || id === 'claim-expired');
  const [first] = against;
  if (first === undefined) return;
  const { message, fix } = problemInWords(first);
  throw new RequestError(422, `The page cannot be called right as it is: ${message} ${fix}`, {
    problems: against,
  });
}

/** The text before a change, where nothing has become of the page since; of a log, the lines that others have added stay. */
async function takenBack(
  { lock }: Saver,
  place: WikiFile,
  shown: string,
  change: string,
  isSeen: boolean,
): Promise<Outcome> {
  const found = await lock.withLock((repository) => bytesAt(repository, change, place));
  const [before, after] = [found.before?.toString('utf8'), found.after?.toString('utf8')];
  const message = `Take back: ${found.what}`;
  if (before !== undefined && after !== undefined) {
    const text = withoutLines(logs, place.path, { before, after }, shown);
    const said = 'Taken back: your line is gone.';
    if (text !== undefined) return { text: after === shown ? before : text, said, message, isLine: true };
  }
  if (!isSeen) throw new RequestError(409, notAsShown);
  if (before === undefined || after !== shown)
    throw new RequestError(409, 'This page has changed since, so that is not taken back. Look at it again.');
  return { text: before, said: 'Taken back: the page is as it was before.', message, isLine: false };
}
