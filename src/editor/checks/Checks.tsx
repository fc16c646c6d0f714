import { useEffect, useMemo, useRef, useState } from 'react';
import { withoutArriving } from '../../editing-api/pending-uploads.ts';
import { formatOf, sourceField } from '../../document/format.ts';
import { same } from '../../document/same.ts';
import { plural } from '../../plain.ts';
import type { Problem } from '../../problem/problem.ts';
import type { Draft, ReactTools } from '../decap/types.ts';
import { atDesk } from '../saving/client.ts';
import { tell } from '../messages.ts';
import { widget, type WidgetProps } from '../decap/widget.tsx';
import { Beside } from './Beside.tsx';
import { isDraft, pathOf, textOf, uploadsOf } from './form-text.ts';
import { Preview } from './Preview.tsx';
import { Remarks, useLook } from './problems.tsx';
import { onRefused } from './publish.ts';
import { Top } from './Top.tsx';
import { remarkOn, type Remark } from './words.ts';
import './checks.css';

/** The place below a page's text where the wiki's checks speak while it is being written. */
export function checksWidget(tools: ReactTools): unknown {
  return widget<undefined>(tools, Checks);
}

function Checks(props: WidgetProps<undefined>) {
  if (atDesk) return <LiveChecks {...props} />;
  return <p className="concord-checks">The wiki’s checks run when this page is published.</p>;
}

function LiveChecks({ getEntry }: WidgetProps<undefined>) {
  const entry = useEntry(getEntry);
  const tried = useRefused();
  const [previewing, setPreviewing] = useState(false);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const text = useMemo(() => textOf(entry), [entry]);
  const path = pathOf(entry);
  const answer = useLook(path, text, previewing);
  const look = answer === 'unknown' ? undefined : answer;
  const problems = look && withoutArriving(look.problems, uploadsOf(entry));
  const remarks = problems?.map((each) => remarkOn(each, text ?? ''));
  const last = useRef<string>(undefined);
  if (look?.html !== undefined) last.current = look.html;

  function said(): string {
    if (text === undefined) return 'This page can only be edited as text.';
    if (path === undefined) return 'The page has no name yet.';
    if (answer === 'unknown') return 'The page could not be checked: the wiki’s server does not answer.';
    return problems === undefined ? 'The page is being checked …' : wordsFor(problems, isDraft(entry));
  }
  return (
    <div className="concord-checks" ref={setPlace}>
      <Top of={place}>
        <span>{said()}</span>
        <div>
          {problems !== undefined && problems.length > 0 && (
            <button type="button" onClick={() => place?.scrollIntoView({ block: 'center' })}>
              Show what
            </button>
          )}
          <button type="button" aria-pressed={previewing} onClick={() => setPreviewing(!previewing)}>
            See it as readers do
          </button>
        </div>
      </Top>
      <p>
        {said()}
        <button type="button" aria-pressed={previewing} onClick={() => setPreviewing(!previewing)}>
          {previewing ? 'Close the preview' : 'Preview'}
        </button>
      </p>
      <Remarks remarks={remarks} text={text ?? ''} onFix={(fixed) => putIn(text ?? '', fixed, path ?? '')} />
      <Beside remarks={(remarks ?? []).filter(atFields(entry, tried))} />
      {previewing && <Preview html={last.current} onClose={() => setPreviewing(false)} />}
    </div>
  );
}

/**
 * Which problems are said at their fields, too: errors; but nobody is told of a field that they have not come to yet,
 * or may leave out.
 */
function atFields(entry: Draft, tried: boolean): (remark: Remark) => boolean {
  const spares = isDraft(entry) || (entry.get('newRecord') === true && !tried);
  return ({ problem }) => problem.level === 'error' && !(spares && problem.id === 'field-missing');
}

/** Puts the text of a fix into the form: the fields that it changes. */
function putIn(text: string, fixed: string, path: string): void {
  const format = formatOf(path);
  const [before, after] = [format.fromFile(text), format.fromFile(fixed)];
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (field !== sourceField && !same(before[field], after[field]))
      tell({ kind: 'value', field, value: after[field] });
  }
}

/** Whether publishing was tried, and refused. */
function useRefused(): boolean {
  const [refused, setRefused] = useState(false);
  useEffect(() => onRefused(() => setRefused(true)), []);
  return refused;
}

/** The entry as it is, a moment after any of its fields has changed: it is looked at five times a second. */
export function useEntry(getEntry: () => Draft): Draft {
  const [entry, setEntry] = useState(getEntry);
  useEffect(() => {
    const timer = setInterval(() => setEntry(getEntry()), 200);
    return () => clearInterval(timer);
  }, [getEntry]);
  return entry;
}

function wordsFor(problems: readonly Problem[], asDraft: boolean): string {
  if (problems.length === 0) return '✓ Nothing is wrong with this page.';
  const isEmpty = ({ id }: Problem) => id === 'field-missing' || id === 'draft-incomplete';
  const empty = problems.filter(isEmpty).length;
  const wrong = problems.filter((each) => each.level === 'error' && !isEmpty(each)).length;
  const rest = problems.length - empty - wrong;
  const words = [
    empty > 0 && `${plural(empty, 'field')} to fill in`,
    wrong > 0 && plural(wrong, 'mistake'),
    rest > 0 && plural(rest, 'note'),
  ];
  const counted = words.filter((each) => each !== false).join(', ');
  return asDraft && empty + wrong > 0 ? `${counted}. A draft can be saved all the same.` : counted;
}
