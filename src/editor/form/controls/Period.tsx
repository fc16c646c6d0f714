import { isRecord } from '../../../plain.ts';
import { finishedPeriods, parsePeriod, periodInWords, type Length } from '../../../freshness/period.ts';
import { todayIn, useWiki } from '../../pickers/use-names.ts';
import { useOpenValues } from '../use-values.ts';
import type { FieldProps } from '../field-props.ts';
import { textOf, useTyped } from '../typed.ts';

const lengths = ['week', 'month', 'quarter', 'year'] as const satisfies readonly Length[];
const howToWrite = 'Write it as 2026-10, 2026-Q3, 2026-W44 or 2026.';

/** A period, typed or picked: the latest that are over and not in the list yet are one press away. */
export function PeriodField({ value, onChange, id, field, path, aria }: FieldProps) {
  const text = textOf(value);
  const [typed, type] = useTyped(text, (next) => onChange(next.trim() || undefined));
  const offered = useOffers(path[0], field.name).filter((each) => each !== text);
  return (
    <>
      <div className="field-row">
        <input
          id={id}
          className="field-box"
          type="text"
          autoComplete="off"
          {...aria}
          value={typed}
          onChange={({ target }) => type(target.value)}
        />
        {parsePeriod(text) && <small className="field-beside">{periodInWords(text)}</small>}
        {offered.map((each) => (
          <button key={each} type="button" className="field-button" onClick={() => onChange(each)}>
            {periodInWords(each)}
          </button>
        ))}
      </div>
      {text !== '' && parsePeriod(text) === undefined && (
        <p className="field-warning" role="status">
          “{text}” is no period. {howToWrite}
        </p>
      )}
    </>
  );
}

/** The latest periods that are over, as long as the entry's field “every” says; those its list has are left out. */
function useOffers(list: PropertyKey | undefined, name: string): string[] {
  const values = useOpenValues();
  const today = todayIn(useWiki().wiki);
  const length = lengths.find((each) => each === values['every']);
  if (length === undefined || today === undefined) return [];
  const items = values[String(list)];
  const taken = Array.isArray(items) ? items.filter(isRecord).map((each) => each[name]) : [];
  return finishedPeriods(length, today, 3).filter((each) => !taken.includes(each));
}
