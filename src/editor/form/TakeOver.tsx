import {
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { fieldOf } from '../../collections/fields.ts';
import type { Collection } from '../../collections/index.ts';
import { bodyField } from '../../document/format.ts';
import type { Values } from '../../document/same.ts';
import type { Day } from '../../freshness/day.ts';
import { dayInWords } from '../../freshness/words.ts';
import { shortened } from '../../shortened.ts';
import { formState, type OpenForm } from '../decap/store.ts';
import {
  closeTakings,
  giveUp,
  onTakings,
  openTakings,
  sayThatItStands,
  takingsNow,
  type Taking,
} from '../taken-over.ts';

interface Props {
  form: OpenForm;
  collection: Collection;
  values: Values;
  /** The values as they are in the file. */
  saved: Values;
  /** Changes values, and gives the text of that. */
  change: (changes: Values) => string;
  /** Told of the text in which notes were put before anybody has typed. */
  onPut: (text: string) => void;
}

type Rules = typeof import('../../document/take-over.ts');

/** For how long what was chosen is put in without asking, in milliseconds: whoever comes back later has other things in mind. */
const longest = 4 * 60 * 60 * 1000;

/** What was put in since the editor was opened: whoever has taken it out again does not find it there again. */
const putBefore = new Set<string>();

/** Puts notes from outside where they belong on this page, and says so. Publishing the page takes them over. */
export function TakeOver({ form, collection, values, saved, change, onPut }: Props) {
  const takings = useSyncExternalStore(onTakings, takingsNow);
  const [rules, setRules] = useState<Rules>();
  const latest = useRef(values);
  latest.current = values;

  function put(own: readonly Taking[], { takenOver, saidOn }: Rules): string {
    const after = own.reduce<Values>((all, { heard }) => {
      if (heard === undefined || saidOn(heard.text, all).times > 0) return all;
      const { field, value } = takenOver(collection.id, heard, all);
      return { ...all, [field]: value };
    }, latest.current);
    const changed = Object.entries(after).filter(([name, value]) => value !== latest.current[name]);
    return change(Object.fromEntries(changed));
  }

  useEffect(() => {
    let isOpen = true;
    void openTakings(form).then(async (found) => {
      if (found.length === 0) return;
      const rules = await import('../../document/take-over.ts');
      if (!isOpen) return;
      const fresh = found.filter(
        ({ file, since, heard }) =>
          heard !== undefined && Date.now() - Date.parse(since) < longest && !putBefore.has(file + since),
      );
      fresh.forEach(({ file, since }) => putBefore.add(file + since));
      if (fresh.length > 0) onPut(put(fresh, rules));
      setRules(rules);
    });
    return () => {
      isOpen = false;
      closeTakings();
    };
  }, [form.key]);

  if (rules === undefined) return null;
  return takings.map((each) => (
    <OneNote
      key={each.file}
      {...{ taking: each, rules, form, collection, values, saved }}
      onPut={() => put([each], { ...rules, saidOn: () => ({ times: 0, field: undefined }) })}
    />
  ));
}

interface OneProps extends Pick<Props, 'form' | 'collection' | 'values' | 'saved'> {
  taking: Taking;
  rules: Rules;
  onPut: () => void;
}

function OneNote({ taking, rules, form, collection, values, saved, onPut }: OneProps) {
  const { file, heard, said, isSaid, isOver } = taking;
  const shown = useDeferredValue(values);
  const text = heard?.text ?? '';
  const before = useMemo(() => rules.saidOn(text, saved), [text, saved]);
  const now = useMemo(() => rules.saidOn(text, shown), [text, shown]);
  const isPut = now.times > before.times;
  const say = () => void sayThatItStands(file, form, formState() !== 'saved');
  const button = (label: string, onClick: () => void) => (
    <button type="button" className="field-button" onClick={onClick}>
      {label}
    </button>
  );
  const stays = button(isOver ? 'All right' : 'The note stays open', () => giveUp(file));
  if (heard === undefined || isOver)
    return (
      <Panel>
        <p>A field note was to be put here. {said}</p>
        {stays}
      </Panel>
    );
  const { by } = heard;
  const quoted = <q>{shortened(text, 100)}</q>;
  if (isPut)
    return (
      <Panel>
        <p>
          What {by} heard now stands in {placeName(now.field, collection)}: {quoted} Look whether it is right
          there, then publish: the note says from then on where it stands.
        </p>
        {stays}
      </Panel>
    );
  if (isSaid)
    return (
      <Panel>
        <p>
          What {by} heard stands here in other words, as you say: {quoted} Publish, and the note says so.
        </p>
        {stays}
      </Panel>
    );
  const isThere = now.times > 0;
  return (
    <Panel>
      <p>
        {said && `${said} `}
        {isThere
          ? `What ${by} heard was in ${placeName(now.field, collection)} before: `
          : `What ${by} heard on ${dayInWords(heard.on as Day)} does not stand here in these words: `}
        {quoted}
      </p>
      {button(isThere ? 'Put it in once more' : 'Put it in', onPut)}
      {button(isThere ? 'The note is to say so' : 'It stands here in other words', say)}
      {stays}
    </Panel>
  );
}

function Panel({ children }: { children: ReactNode }) {
  return (
    <section className="entry-recovery" role="status" aria-label="From a field note">
      {children}
    </section>
  );
}

/** What a place on the page is called, within a sentence. */
function placeName(field: string | undefined, { schema }: Collection): string {
  const found = field === undefined ? undefined : schema.shape[field];
  return field === bodyField || found === undefined ? 'the text' : `“${fieldOf(found).label}”`;
}
