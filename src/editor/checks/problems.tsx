import { useEffect, useState } from 'react';
import type { Look } from '../../cms/desk-api.ts';
import { fixesFor } from '../../cms/fixes.ts';
import type { Problem } from '../../problem.ts';
import { ask } from '../saving/client.ts';

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
): Look | 'unknown' | undefined {
  const [look, setLook] = useState<Look | 'unknown'>();
  useEffect(() => {
    if (path === undefined || text === undefined) return;
    let current = true;
    const timer = setTimeout(() => {
      ask<Look>('look', { path, raw: text, preview }).then(
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
  problems: readonly Problem[] | undefined;
  text: string;
  /** Told the text with a fix applied. */
  onFix: (text: string) => void;
}

/** The problems of a text in plain words, worst first, each with a button where it can be mended for certain. */
export function Problems({ problems, text, onFix }: Props) {
  if (problems === undefined || problems.length === 0) return null;
  const order = ['error', 'warning', 'info'];
  const sorted = problems.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  return (
    <ul className="concord-problems" aria-label="Problems">
      {sorted.map((problem, index) => {
        const fix = fixesFor(problem, text);
        return (
          <li key={index} data-level={problem.level}>
            <span>
              <b>Line {problem.line}.</b> {problem.message} {problem.fix}
            </span>
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
