import { catalogue, type Level } from '../problem/catalogue.ts';
import { byPlace, type Problem, type ProblemId } from '../problem/problem.ts';

/** Problems of one kind, and the few of them that are told. */
export interface Fold {
  id: ProblemId;
  level: Level;
  problems: readonly Problem[];
  told: readonly Problem[];
}

/** How many like problems are told: whoever has read these knows what the others are. */
const most = 3;

const ranks: Record<Level, number> = { error: 0, warning: 2, info: 4 };

/** Problems by their kind: the worst first, of these what readers see before what editors might want. */
export function folded(problems: readonly Problem[]): Fold[] {
  return [...Map.groupBy(problems, ({ id }) => id)]
    .map(([id, like]) => ({ id, level: catalogue[id].level, problems: like, told: fewOf(like) }))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || b.problems.length - a.problems.length);
}

function rankOf({ id, level }: Fold): number {
  return ranks[level] + (catalogue[id].isSeen ? 0 : 1);
}

/** The first few of like problems. One page that has thousands does not hide those of the others. */
function fewOf(problems: readonly Problem[]): Problem[] {
  const counts = new Map<string, number>();
  const turns = problems.map((problem) => {
    const turn = counts.get(problem.file) ?? 0;
    counts.set(problem.file, turn + 1);
    return { problem, turn };
  });
  const few = turns.toSorted((a, b) => a.turn - b.turn).slice(0, most);
  return few.map(({ problem }) => problem).toSorted(byPlace);
}
