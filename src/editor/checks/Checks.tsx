import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { withoutArriving } from '../../editing-api/pending-uploads.ts';
import { plural } from '../../plain.ts';
import type { Problem } from '../../problem/problem.ts';
import { setText, type OpenForm } from '../decap/store.ts';
import { pathOf } from '../form/values.ts';
import { waitingPaths } from '../pictures/pending.ts';
import { atDesk } from '../saving/client.ts';
import { Preview } from './Preview.tsx';
import { Problems, Remarks, useLook } from './problems.tsx';
import { isDraft, onRefused } from './publish.ts';
import { remarkOn, type Remark } from './words.ts';
import './checks.css';

/** What the wiki’s checks say of a form. */
export interface FormChecks {
  /** In a sentence. */
  said: string;
  /** `undefined` until they have spoken, and where they cannot be asked. */
  problems: readonly Problem[] | undefined;
  /** The same in the words of the form. */
  remarks: readonly Remark[] | undefined;
  /** Which of them are said at their fields, too. */
  atFields: readonly Remark[];
  /** The page as readers would see it, as it was when that was last known. */
  preview: string | undefined;
  isPreviewing: boolean;
  showPreview: (shown: boolean) => void;
}

export function useChecks(form: OpenForm): FormChecks {
  const [isPreviewing, showPreview] = useState(false);
  const wasRefused = useRefused();
  const { text = '', isNew } = form;
  const pictures = waitingPaths();
  const path = useMemo(() => pathOf(form), [form]);
  const answer = useLook(path, form.text, isPreviewing);
  const look = answer === 'unknown' ? undefined : answer;
  const asDraft = useMemo(() => isDraft(form), [form]);
  const problems = useMemo(
    () => look && withoutArriving(look.problems, pictures),
    [look, pictures.join('\n')],
  );
  // Where problems lie is known of the text that was looked at: the next answer is a moment away.
  const remarks = useMemo(() => problems?.map((each) => remarkOn(each, text)), [problems]);
  const spares = asDraft || (isNew && !wasRefused);
  const atFields = useMemo(() => (remarks ?? []).filter(saidAtField(spares)), [remarks, spares]);
  const preview = useRef<string>(undefined);
  if (look?.html !== undefined) preview.current = look.html;

  function said(): string {
    if (!atDesk) return 'The wiki’s checks run when this page is published.';
    if (path === undefined) return 'The page has no name yet.';
    if (answer === 'unknown') return 'The page could not be checked: the wiki’s server does not answer.';
    return problems === undefined ? 'The page is being checked …' : wordsFor(problems, asDraft);
  }
  return { said: said(), problems, remarks, atFields, preview: preview.current, isPreviewing, showPreview };
}

interface Props {
  checks: FormChecks;
  form: OpenForm;
  /** The file is edited as text: problems are said by their lines. */
  asText?: boolean;
  /** What else leads on from the top. */
  jump?: ReactNode;
  children: ReactNode;
}

/** How a page stands, above and below its fields. */
export function Checks({ checks, form, asText = false, jump, children }: Props) {
  const { said, problems, remarks, preview, isPreviewing, showPreview } = checks;
  const place = useRef<HTMLDivElement>(null);
  return (
    <>
      <section className="concord-top" aria-label="How this page stands">
        <span>{said}</span>
        <div>
          {jump}
          {atDesk && remarks !== undefined && remarks.length > 0 && (
            <button type="button" onClick={() => place.current?.scrollIntoView({ block: 'center' })}>
              Show what
            </button>
          )}
          {atDesk && (
            <button type="button" aria-pressed={isPreviewing} onClick={() => showPreview(!isPreviewing)}>
              See it as readers do
            </button>
          )}
        </div>
      </section>
      {children}
      <div className="concord-checks" ref={place}>
        <p>
          {said}
          {atDesk && (
            <button type="button" aria-pressed={isPreviewing} onClick={() => showPreview(!isPreviewing)}>
              {isPreviewing ? 'Close the preview' : 'Preview'}
            </button>
          )}
        </p>
        {asText ? (
          <Problems problems={problems} text={form.text ?? ''} onFix={setText} />
        ) : (
          <Remarks remarks={remarks} text={form.text ?? ''} onFix={setText} />
        )}
      </div>
      {isPreviewing && <Preview html={preview} onClose={() => showPreview(false)} />}
    </>
  );
}

/** Errors; but nobody is told of a field that they have not come to yet, or may leave out. */
function saidAtField(spares: boolean): (remark: Remark) => boolean {
  return ({ problem }) => problem.level === 'error' && !(spares && problem.id === 'field-missing');
}

/** Whether publishing was tried, and refused. */
function useRefused(): boolean {
  const [refused, setRefused] = useState(false);
  useEffect(() => onRefused(() => setRefused(true)), []);
  return refused;
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
