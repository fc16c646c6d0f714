/** What is wrong with material and campaigns: in what they say, on a day, and where a page leads to what is not to be used any more. */
import { assetOn, callsToTry, isUsable, type AssetFacts } from '../freshness/asset-state.ts';
import { goneLabels } from '../freshness/asset-words.ts';
import { addDays, daysBetween, type Day } from '../freshness/day.ts';
import type { Silence } from '../freshness/silence.ts';
import type { Fault, Problem } from '../problem/problem.ts';
import { assetFacts, assetOf, goneOf, successorOn, type AssetData } from './assets.ts';
import { happenedOn } from './dated.ts';
import type { Entry } from './entry.ts';
import { linkTargetsOf } from './links.ts';
import { at, mentionedAt } from './placed.ts';
import type { Wiki } from './wiki.ts';

/** How long one may take to count what something has brought that is over. */
const daysToCount = 20;

/** What is wrong with an asset whatever the day: a no, or a “later”, without a reason. */
export function assetProblems(entry: Entry): Problem[] {
  const { voices = [], decided } = assetOf(entry) ?? {};
  const isUnexplained = decided !== undefined && decided.outcome !== 'go' && decided.because === undefined;
  return [
    ...voices.flatMap(({ stance, because }, index) =>
      stance === 'no' && because === undefined
        ? [at(entry, { id: 'asset-no-because', of: 'voice' }, ['voices', index])]
        : [],
    ),
    ...(isUnexplained ? [at(entry, { id: 'asset-no-because', of: 'decision' }, ['decided'])] : []),
  ];
}

/** What is wrong with an asset on a day, and with the links of any page to what is not to be used any more on it. */
export function assetsOfToday(entry: Entry, wiki: Wiki, today: Day): Problem[] {
  const data = assetOf(entry);
  const facts = assetFacts(entry, wiki);
  return [
    ...(data && facts && isUsable(facts, today) ? whileOut(entry, data, facts) : []),
    ...(data && facts ? byState(entry, data, facts, today) : []),
    ...linksToGone(entry, wiki, today),
  ];
}

function whileOut(entry: Entry, data: AssetData, { tries }: AssetFacts): Problem[] {
  const { kind, use, permission } = data;
  const isTried = tries >= callsToTry || (kind !== 'campaign' && kind !== 'launch');
  return [
    ...(use === undefined ? [at(entry, { id: 'asset-use-missing' }, ['use'])] : []),
    ...(isTried ? [] : [at(entry, { id: 'asset-untried', calls: tries }, ['tried'])]),
    ...(kind === 'story' && permission === undefined
      ? [at(entry, { id: 'asset-permission-missing' }, ['permission'])]
      : []),
  ];
}

function byState(entry: Entry, { results = [] }: AssetData, facts: AssetFacts, today: Day): Problem[] {
  const state = assetOn(facts, today);
  switch (state.is) {
    case 'proposed':
      return notAsked(entry, state.until, state.waitsFor);
    case 'unanswered':
      return notAsked(entry, state.since, state.silent);
    case 'answered':
      if (state.since === undefined) return [];
      return [at(entry, { id: 'asset-undecided', by: state.since, silent: state.silent }, ['answerBy'])];
    case 'missed':
      return [at(entry, { id: 'asset-not-out', last: state.last, by: state.by }, [])];
    case 'resting':
      return [at(entry, { id: 'asset-resting', days: daysBetween(state.since, today) }, ['used'])];
    case 'silent':
      return [at(entry, { id: 'channel-silent', last: state.last }, ['published'])];
    case 'over': {
      const isLate = addDays(state.from, daysToCount) <= today;
      const ended = addDays(state.from, -1);
      return isLate && results.length === 0
        ? [at(entry, { id: 'asset-over-uncounted', ended }, ['results'])]
        : [];
    }
    default:
      return [];
  }
}

/** That a team says nothing would be no yes: whoever proposes can give it time. */
function notAsked(entry: Entry, by: Day, silent: readonly Silence[]): Problem[] {
  const vain = silent.filter(({ unasked }) => unasked);
  return vain.length > 0 ? [at(entry, { id: 'asset-not-asked', by, silent: vain }, ['answerBy'])] : [];
}

/** What has happened stays as it was, and what is gone itself leads nobody on. */
function linksToGone(entry: Entry, wiki: Wiki, today: Day): Problem[] {
  const own = goneOf(entry, wiki);
  if (happenedOn(entry) !== undefined || (own && own.from <= today)) return [];
  const faultOf = (key: string | undefined): Fault[] => {
    const to = key === undefined ? undefined : wiki.byKey.get(key);
    const gone = goneOf(to, wiki);
    if (to === undefined || gone === undefined || gone.from > today) return [];
    const instead = successorOn(to, wiki, today)?.title;
    return [
      {
        id: 'asset-gone-linked',
        title: to.title,
        is: goneLabels[gone.is].toLowerCase(),
        from: gone.from,
        instead,
      },
    ];
  };
  const { links, entries } = entry.facts;
  const targets = linkTargetsOf(entry, wiki);
  return [
    ...links.flatMap((link, index) =>
      faultOf(targets[index]?.key).map((fault) => mentionedAt(entry, fault, link)),
    ),
    ...entries.flatMap((card) =>
      faultOf(card.to.replace(/^\/|\/$/g, '')).map((fault) => mentionedAt(entry, fault, card)),
    ),
    ...entry.relations
      .filter(({ path, to }) => to === 'assets' && path[0] !== 'replaces')
      .flatMap(({ path, id }) => faultOf(`assets/${id}`).map((fault) => at(entry, fault, path))),
  ];
}
