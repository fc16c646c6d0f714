import { lazy, Suspense, useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { Lists } from '../../collections/fields.ts';
import { collectionOf, collections, hasReviews, type Collection } from '../../collections/index.ts';
import { bodyField, unreadableField } from '../../document/format.ts';
import { isBlank, type Values } from '../../document/same.ts';
import { isRecord } from '../../plain.ts';
import type { Names } from '../names.ts';
import { readText } from './values.ts';
import { textOf } from './typed.ts';
import { Checks, useChecks } from '../checks/Checks.tsx';
import type { Remark } from '../checks/words.ts';
import { formState, onDecap, type OpenForm } from '../decap/store.ts';
import { ReviewJump, ReviewPanel } from '../review/Review.tsx';
import { Field } from './Field.tsx';
import { FormContext, type FormFacts } from './field-props.ts';
import { fieldPathOf, idOf, layoutOf, type FormField, type FormLayout } from './fields.ts';
import { putByItself } from '../keep-form.ts';
import { Recovery } from './Recovery.tsx';
import { SourceForm } from './SourceForm.tsx';
import { TakeOver } from './TakeOver.tsx';
import { useWiki } from '../pickers/use-names.ts';
import { useOpenForm, useValues } from './use-values.ts';
import './form.css';

/** The editor of a page’s text is large: it is loaded when the first page is opened. */
export const loadBody = () => import('../body/Body.tsx');
const Body = lazy(loadBody);

/** The form of what Decap has open. */
export function Form() {
  const form = useOpenForm();
  const collection = form && collectionOf(form.collection);
  if (form === undefined || collection === undefined) return null;
  return <OpenedForm key={`${form.collection}/${form.slug ?? ''}`} form={form} collection={collection} />;
}

interface Props {
  form: OpenForm;
  collection: Collection;
}

function OpenedForm({ form, collection }: Props) {
  const layout = layoutOf(collection);
  const isChanged = useSyncExternalStore(onDecap, formState) !== (form.isNew ? 'untouched' : 'saved');
  const { values, change } = useValues(form, collection);
  const checks = useChecks(form);
  const [asText, setAsText] = useState(values[unreadableField] !== undefined);
  /** The text as it was before anybody has typed, with what was heard outside. */
  const [put, setPut] = useState<string>();
  const { slug } = form;
  const { wiki } = useWiki();
  const lists = useMemo(() => listsIn(values, collection, wiki), [values, collection, wiki]);
  const saved = useMemo(
    () => (form.base === undefined ? {} : readText(form.base, collection).values),
    [form.base, collection],
  );
  const remarks = useMemo(() => byField(checks.atFields, layout), [checks.atFields, layout]);
  const facts = useMemo<FormFacts>(
    () => ({ collection, slug, lists, saved, remarks }),
    [collection, slug, lists, saved, remarks],
  );
  const onChange = useCallback((name: string, value: unknown) => change({ [name]: value }), [change]);
  const draw = (field: FormField) => (
    <Field
      key={field.name}
      field={field}
      path={[field.name]}
      value={values[field.name]}
      onChange={onChange}
    />
  );
  if (form.text === undefined) return <p className="entry-form">The form is being opened …</p>;
  const unreadable = values[unreadableField] as string | undefined;
  const recovery = <Recovery form={form} isChanged={isChanged && form.text !== put} />;
  if (asText || unreadable !== undefined)
    return (
      <div className="entry-form">
        {recovery}
        <Checks checks={checks} form={form} asText>
          <SourceForm form={form} reason={unreadable} onDone={() => setAsText(false)} />
        </Checks>
      </div>
    );
  return (
    <FormContext value={facts}>
      <div className="entry-form">
        {recovery}
        <TakeOver
          form={form}
          collection={collection}
          values={values}
          saved={saved}
          change={change}
          onPut={(text) => {
            putByItself(text);
            setPut(text);
          }}
        />
        <Checks checks={checks} form={form} jump={layout.review.length > 0 && <ReviewJump />}>
          {layout.main.map(draw)}
          {collection.format === 'page' && (
            <div className="field" data-kind="body">
              <label htmlFor={idOf([bodyField])}>Page text</label>
              <Suspense fallback={<p>The text is being opened …</p>}>
                <Body
                  id={idOf([bodyField])}
                  value={typeof values[bodyField] === 'string' ? values[bodyField] : ''}
                  onChange={(text) => change({ [bodyField]: text })}
                />
              </Suspense>
              {isBlank(values[bodyField]) && collection.template !== '' && (
                <button
                  type="button"
                  className="field-button"
                  onClick={() => change({ [bodyField]: collection.template.trim() })}
                >
                  Begin with the usual parts
                </button>
              )}
              <p className="field-hint">
                Boxes, terms, claims and cards are under “Insert”. The last button shows the text as it stands
                in the file.
              </p>
            </div>
          )}
        </Checks>
        {layout.review.length > 0 && (
          <ReviewPanel form={form} values={values} fields={layout.review} onChange={change} />
        )}
        {layout.upkeep.map(draw)}
      </div>
    </FormContext>
  );
}

/** What choices offer: in the settings, what is listed in them right now. */
function listsIn(values: Values, { format }: Collection, wiki: Names | undefined): Lists {
  const ofWiki = { teams: wiki?.teams, stages: wiki?.stages };
  const own =
    format === 'settings' ? { teams: namedIn(values['teams']), stages: namedIn(values['stages']) } : ofWiki;
  return {
    teams: own.teams ?? [],
    stages: own.stages ?? [],
    collections: collections.filter(hasReviews).map(({ id, label }) => ({ id, name: label })),
    timeZones,
  };
}

/** Those that stand for a place; none has summer time of its own. */
const timeZones = ['UTC', ...Intl.supportedValuesOf('timeZone')].map((id) => ({
  id,
  name: id.replaceAll('_', ' '),
}));

function namedIn(list: unknown): { id: string; name: string }[] {
  const items = Array.isArray(list) ? list.filter(isRecord) : [];
  return items.flatMap(({ id, name }) =>
    typeof id === 'string' && id !== '' ? [{ id, name: textOf(name) || id }] : [],
  );
}

/** What is said at each field, by the id of the element that is typed into. */
function byField(remarks: readonly Remark[], layout: FormLayout): ReadonlyMap<string, readonly Remark[]> {
  const placed = remarks.flatMap((remark) => {
    const path = remark.spot && fieldPathOf(remark.spot.path, layout);
    return path ? [{ id: idOf(path), remark }] : [];
  });
  const grouped = Map.groupBy(placed, ({ id }) => id);
  return new Map([...grouped].map(([id, all]) => [id, all.map(({ remark }) => remark)]));
}
