import { useEffect, useMemo, useRef, useState } from 'react';
import { withoutArriving } from '../../cms/arriving.ts';
import { folders } from '../../cms/folders.ts';
import { formatOf, sourceField, unreadableField, type Format } from '../../cms/format.ts';
import { slugOf } from '../../cms/slug.ts';
import { same } from '../../cms/same.ts';
import { collectionOf } from '../../collections/index.ts';
import type { Problem } from '../../problem.ts';
import { plain, type Data, type Draft, type ReactTools } from '../decap.ts';
import { formOpened } from '../open-form.ts';
import { atDesk } from '../saving/client.ts';
import { tell } from '../shell/messages.ts';
import { widget, type WidgetProps } from '../widget.tsx';
import { Preview } from './Preview.tsx';
import { Problems, useLook } from './problems.tsx';

/** Errors that the open form has brought in; what was wrong before must not keep anyone from mending a word. */
let broughtIn: readonly Problem[] = [];

/** The place below a page's text where the wiki's checks speak while it is being written. */
export function checksWidget(tools: ReactTools): unknown {
  return widget<undefined>(tools, Checks, {
    unfit: () => broughtIn[0] && `This page cannot be published yet. ${broughtIn[0].message}`,
  });
}

function Checks(props: WidgetProps<undefined>) {
  useEffect(() => formOpened(props.getEntry), [props.getEntry]);
  if (atDesk) return <LiveChecks {...props} />;
  return <p className="concord-checks">The wiki’s checks run when this page is published.</p>;
}

function LiveChecks({ getEntry, collection }: WidgetProps<undefined>) {
  const entry = useEntry(getEntry);
  const [previewing, setPreviewing] = useState(false);
  const format = useMemo(() => formatOf(`.${endingOf(collection)}`), [collection]);
  const data = entry.get('data');
  const text = textOf(format, data);
  const path = pathOf(entry, collection, data);
  const source = data.get(sourceField);
  const first = useLook(path, typeof source === 'string' ? source : undefined);
  const answer = useLook(path, text, previewing);
  const look = answer === 'unknown' ? undefined : answer;
  const problems = look && withoutArriving(look.problems, uploadsOf(entry));

  const known = useMemo(() => new Set(first === 'unknown' ? [] : first?.problems.map(nameOf)), [first]);
  const isDraft = data.get('draft') === true;
  const errors = problems?.filter((each) => each.level === 'error') ?? [];
  useEffect(() => {
    broughtIn = isDraft ? [] : errors.filter((each) => !known.has(nameOf(each)));
    return () => {
      broughtIn = [];
    };
  });
  const last = useRef<string>(undefined);
  if (look?.html !== undefined) last.current = look.html;

  function said(): string {
    if (text === undefined) return 'This page can only be edited as text.';
    if (path === undefined) return 'The page has no name yet.';
    if (answer === 'unknown') return 'The page could not be checked: the wiki’s server does not answer.';
    return problems === undefined ? 'The page is being checked …' : wordsFor(problems);
  }
  function fix(fixed: string) {
    const [before, after] = [format.fromFile(text ?? ''), format.fromFile(fixed)];
    for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (field !== sourceField && !same(before[field], after[field]))
        tell({ kind: 'value', field, value: after[field] });
    }
  }
  return (
    <div className="concord-checks">
      <p>
        {said()}
        <button type="button" aria-pressed={previewing} onClick={() => setPreviewing(!previewing)}>
          {previewing ? 'Close the preview' : 'Preview'}
        </button>
      </p>
      <Problems problems={problems} text={text ?? ''} onFix={fix} />
      {previewing && <Preview html={last.current} onClose={() => setPreviewing(false)} />}
    </div>
  );
}

/** The entry as it is, a moment after any of its fields has changed: Decap has no way to be told of that. */
export function useEntry(getEntry: () => Draft): Draft {
  const [entry, setEntry] = useState(getEntry);
  useEffect(() => {
    const timer = setInterval(() => setEntry(getEntry()), 200);
    return () => clearInterval(timer);
  }, [getEntry]);
  return entry;
}

function wordsFor(problems: readonly Problem[]): string {
  if (problems.length === 0) return '✓ Nothing is wrong with this page.';
  const errors = problems.filter((each) => each.level === 'error').length;
  const rest = problems.length - errors;
  const words = [
    errors > 0 && `${errors} ${errors === 1 ? 'mistake' : 'mistakes'}`,
    rest > 0 && `${rest} ${rest === 1 ? 'note' : 'notes'}`,
  ];
  return words.filter((each) => each !== false).join(', ');
}

/** The file as it would be saved now; `undefined` where it cannot be written. */
function textOf(format: Format, data: Data): string | undefined {
  const values = data.toJS();
  if (values[unreadableField] !== undefined) return undefined;
  try {
    return format.toFile(plain(values) as Record<string, unknown>);
  } catch {
    // Saving says why.
    return undefined;
  }
}

/** The pictures that will be saved together with the page. */
function uploadsOf(entry: Draft): string[] {
  const files = plain(entry.get('mediaFiles')) as { path: string; draft?: boolean }[] | undefined;
  return (files ?? []).filter(({ draft }) => draft).map(({ path }) => path);
}

function pathOf(entry: Draft, collection: string, data: Data): string | undefined {
  const path = entry.get('path');
  if (path) return path;
  const title = data.get('title') ?? data.get('name');
  if (typeof title !== 'string' || title === '') return undefined;
  return `${folders.content}/${collection}/${slugOf(title)}.${endingOf(collection)}`;
}

function endingOf(collection: string): string {
  return collectionOf(collection)?.format === 'page' ? 'mdx' : 'yaml';
}

function nameOf({ id, message }: Problem): string {
  return `${id} ${message}`;
}
