/** The way of a lead, stage by stage: what the wiki says of each, and what it does not say yet. */
import { collections, type Settings } from '../collections/index.ts';
import assets from '../collections/assets.ts';
import guides from '../collections/guides.ts';
import lexicon from '../collections/lexicon.ts';
import numbers from '../collections/numbers.ts';
import objections from '../collections/objections.ts';
import { formOf, newFormOf } from '../editing-api/addresses.ts';
import { goneFrom } from '../freshness/asset-state.ts';
import { assetSteps } from '../freshness/asset-words.ts';
import type { Day } from '../freshness/day.ts';
import type { Step } from '../freshness/number-steps.ts';
import { compare } from '../plain.ts';
import { assetFacts } from '../wiki/assets.ts';
import { agreedData } from '../wiki/agreed.ts';
import type { Entry } from '../wiki/entry.ts';
import { dataOf, type Wiki } from '../wiki/wiki.ts';
import { changeNote } from './agreed-words.ts';
import { termStatus, type Status } from './agreement.ts';
import { linkedTo, some, type Linked, type Some } from './linked.ts';
import { numberLine, type NumberLine } from './numbers.ts';
import { termOf } from './other-names.ts';
import { byWorked, tallyInWords, tallyOf } from './results.ts';
import { plainText } from './view.ts';

type Team = Settings['teams'][number];

/** A stage, as plain data: the page shows this, and nothing else of the wiki. */
export interface Stage {
  id: string;
  name: string;
  team: Team | undefined;
  /** The team that has the next stage, where that is another: here the lead changes hands. */
  handsOverTo: Team | undefined;
  term:
    | (Linked & {
        definition: string;
        status: Status;
        criteria: readonly string[];
        change: string | undefined;
      })
    | undefined;
  guides: Some<Linked & { limits: Limit[]; change: string | undefined }>;
  /** What has worked most often first. */
  objections: Some<Linked & { tally: string }>;
  numbers: Some<NumberLine>;
  /** What is shown and sent here on some days. */
  material: Some<Material>;
  /** What else of the wiki is at the stage, by collection. */
  others: (Some & { id: string; label: string })[];
  gaps: Gap[];
}

/** A piece of material, with where it stands from each day on. */
interface Material extends Linked {
  states: { steps: Step[]; timeZone: string };
  /** From when, and until when, it is met. */
  days: { from: Day; before: Day | undefined; timeZone: string };
}

/** A time limit, by the step that has it. */
interface Limit {
  step: string;
  who: string | undefined;
  within: string;
}

/** What is not written yet: where on the page that is missed, and the form in which it can be. */
export interface Gap {
  at: 'term' | 'criteria' | 'guide' | 'limit' | 'objection';
  label: string;
  /** Behind `/admin/`. */
  form: string;
}

/** As many pages of a kind as are shown at a stage; fewer where the whole funnel would be too long to read or to load. */
const [most, few] = [15, 3];
/** How long the whole may be as JSON: compressed, its page takes up to a third of that. */
const longest = 36_000;

export function funnelOf(wiki: Wiki): Stage[] {
  const funnel = known.get(wiki) ?? fittingFunnel(wiki);
  known.set(wiki, funnel);
  return funnel;
}

const known = new WeakMap<Wiki, Stage[]>();

function fittingFunnel(wiki: Wiki): Stage[] {
  const whole = findFunnel(wiki, most);
  return JSON.stringify(whole).length > longest ? findFunnel(wiki, few) : whole;
}

function findFunnel(wiki: Wiki, most: number): Stage[] {
  const { stages, teams } = wiki.settings;
  const teamOf = (id: string | undefined) => teams.find((team) => team.id === id);
  const at = Map.groupBy(wiki.entries, stageIn);
  return stages.map((stage, index) => {
    const [own, next] = [teamOf(stage.team), teamOf(stages[index + 1]?.team)];
    const term = termOf(wiki, stage);
    const here = (at.get(stage.id) ?? []).filter((entry) => entry !== term);
    const of = (id: string) => here.filter(({ collection }) => collection === id);
    const said = {
      term: term && termFacts(wiki, term),
      guides: some(of(guides.id), most, (entry) => ({
        ...linkedTo(wiki, entry),
        limits: limitsOf(entry),
        change: changeNote(entry),
      })),
      objections: some(of(objections.id).toSorted(byWorked), most, (entry) => ({
        ...linkedTo(wiki, entry),
        tally: tallyInWords(tallyOf(entry)),
      })),
    };
    const lines = of(numbers.id).flatMap((entry) => numberLine(wiki, entry) ?? []);
    const handsOverTo = own && next && own !== next ? next : undefined;
    return {
      id: stage.id,
      name: stage.name,
      team: own,
      handsOverTo,
      ...said,
      material: materialAt(wiki, of(assets.id), most),
      numbers: { pages: lines.slice(0, most), more: Math.max(0, lines.length - most) },
      others: collections
        .filter(({ id }) => !hasOwnPart.has(id))
        .map(({ id, label }) => ({ id, label, ...some(of(id), most, (entry) => linkedTo(wiki, entry)) }))
        .filter(({ pages }) => pages.length > 0),
      gaps: [
        ...termGaps(stage, term),
        ...guideGaps(stage, of(guides.id), own, handsOverTo),
        ...(said.objections.pages.length > 0 ? [] : [objectionGap(stage)]),
      ],
    };
  });
}

/** Those that a stage shows in a part of its own. */
const hasOwnPart: ReadonlySet<string> = new Set([guides.id, objections.id, numbers.id, assets.id]);

/** What has a day on which it goes out; what is only wished for is not met by anybody. */
function materialAt(wiki: Wiki, here: readonly Entry[], most: number): Stage['material'] {
  const { timeZone } = wiki.settings.review;
  const found = here.flatMap((entry) => {
    const facts = assetFacts(entry, wiki);
    if (facts?.out === undefined) return [];
    const days = { from: facts.out, before: goneFrom(facts)?.from, timeZone };
    return [{ entry, days, states: { steps: assetSteps(facts), timeZone } }];
  });
  // What is there the longest stands first, so that what is cut off is what is gone soonest.
  const ordered = found.toSorted((a, b) => compare(b.days.before ?? '9999', a.days.before ?? '9999'));
  const pages = ordered.slice(0, most).map(({ entry, ...byDay }) => ({ ...linkedTo(wiki, entry), ...byDay }));
  return { pages, more: found.length - pages.length };
}

/** The stage that a page says it is at, whichever collection it is of. */
function stageIn({ relations }: Entry): string | undefined {
  return relations.find(({ to }) => to === 'stages')?.id;
}

function termFacts(wiki: Wiki, entry: Entry): Stage['term'] {
  const term = agreedData(entry, lexicon);
  return {
    ...linkedTo(wiki, entry),
    definition: plainText(term?.definition ?? entry.summary, wiki),
    status: termStatus(entry, wiki.settings.teams),
    criteria: term?.entryCriteria ?? [],
    change: changeNote(entry),
  };
}

function limitsOf(guide: Entry): Limit[] {
  const steps = agreedData(guide, guides)?.steps ?? [];
  return steps.flatMap(({ title, who, within }) => (within ? [{ step: title, who, within }] : []));
}

function termGaps({ id, name }: Settings['stages'][number], term: Entry | undefined): Gap[] {
  if (term === undefined) {
    const form = newFormOf(lexicon.id, { title: name, stage: id });
    return [{ at: 'term', label: `No term says what makes a lead “${name}”. Write it`, form }];
  }
  const form = formOf(term.file);
  if (form === undefined || (dataOf(term, lexicon)?.entryCriteria ?? []).length > 0) return [];
  return [{ at: 'criteria', label: 'What must be true to enter is not said. Write it', form }];
}

function guideGaps(
  { id, name }: Settings['stages'][number],
  here: readonly Entry[],
  own: Team | undefined,
  next: Team | undefined,
): Gap[] {
  const [first] = here;
  if (first === undefined) {
    const what = own && next ? `how ${own.name} hands over to ${next.name}` : `what is done here`;
    const title = own && next ? `${name}: from ${own.name} to ${next.name}` : '';
    const form = newFormOf(guides.id, { title, stage: id });
    return [{ at: 'guide', label: `No guide says ${what}. Write it`, form }];
  }
  const form = formOf(first.file);
  if (form === undefined || here.some((guide) => limitsOf(guide).length > 0)) return [];
  return [{ at: 'limit', label: `No step here has a time limit. Set one in “${first.title}”`, form }];
}

function objectionGap({ id }: Settings['stages'][number]): Gap {
  const form = newFormOf(objections.id, { stage: id });
  return { at: 'objection', label: 'Nobody has written what is said against us here. Write it', form };
}
