import { useEffect, useState, type ReactNode } from 'react';
import type { Validation } from '../../editing-api/protocol.ts';
import { fixesFor } from '../../document/fixes/index.ts';
import type { Problem } from '../../problem/problem.ts';
import { problemInOne } from '../../problem/wording.ts';
import { ask } from '../saving/client.ts';
import { leadTo } from '../form/lead.ts';
import type { Remark } from './words.ts';

const pause = 400;

/**
 * What the wiki’s checks say of a text, a moment after it was last changed; `undefined` until they have spoken,
 * `unknown` where they cannot be asked.
 *
 * @param path of the file, `undefined` where it has no name yet
 */
export function useLook(
  path: string | undefined,
  text: string | undefined,
  preview = false,
): Validation | 'unknown' | undefined {
  const [look, setLook] = useState<Validation | 'unknown'>();
  useEffect(() => {
    if (path === undefined || text === undefined) return;
    let current = true;
    const timer = setTimeout(() => {
      ask<Validation>('validate', { path, raw: text, preview }).then(
        (found) => current && setLook(found),
        () => current && setLook('unknown'),
      );
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [path, text, preview]);
  return look;
}

interface Props {
  text: string;
  /** Told the text with a fix applied. */
  onFix: (text: string) => void;
}

/** The problems of a text that is edited as such, worst first, each with a button where it can be mended for certain. */
export function Problems({ problems = [], ...props }: Props & { problems: readonly Problem[] | undefined }) {
  const all = problems.map((problem) => ({
    problem,
    words: (
      <>
        <b>Line {problem.line}.</b> {problemInOne(problem)}
      </>
    ),
  }));
  return <Listed all={all} {...props} />;
}

/** The same for a form: each leads to its field. */
export function Remarks({ remarks = [], ...props }: Props & { remarks: readonly Remark[] | undefined }) {
  const all = remarks.map((remark) => ({ problem: remark.problem, words: <Said {...remark} /> }));
  return <Listed all={all} {...props} />;
}

interface Item {
  problem: Problem;
  words: ReactNode;
}

function Listed({ all, text, onFix }: Props & { all: readonly Item[] }) {
  if (all.length === 0) return null;
  const order = ['error', 'warning', 'info'];
  const sorted = all.toSorted((a, b) => order.indexOf(a.problem.level) - order.indexOf(b.problem.level));
  return (
    <ul className="concord-problems" aria-label="Problems">
      {sorted.map(({ problem, words }, index) => {
        const fix = fixesFor(problem, text);
        return (
          <li key={index} data-level={problem.level}>
            <span>{words}</span>
            {fix && (
              <button type="button" onClick={() => onFix(fix.apply(text))}>
                {fix.label}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** A sentence that begins with its field, if it can. */
function Said({ spot, said, subject }: Remark) {
  if (spot === undefined) return said;
  const rest = subject === undefined ? `: ${said}` : said.slice(subject.length);
  return (
    <>
      <button type="button" className="concord-lead" onClick={() => leadTo(spot)}>
        {spot.label}
      </button>
      {rest}
    </>
  );
}
