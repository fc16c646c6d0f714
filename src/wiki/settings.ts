import { fieldOf, shapeOf } from '../collections/fields.ts';
import type { Settings } from '../collections/index.ts';
import settingsCollection from '../collections/wiki.ts';
import { problem, type Problem } from '../problem/problem.ts';
import { locator, readYaml } from './frontmatter.ts';
import { explain, foundOf } from './validate.ts';

/** What holds where `wiki.yaml` is missing or cannot be used. */
const defaults: Settings = {
  name: 'Wiki',
  teams: [
    { id: 'sales', name: 'Sales', colour: '#b4532a' },
    { id: 'marketing', name: 'Marketing', colour: '#1f6f78' },
  ],
  stages: [],
  review: { every: '6 months', noticeDays: 21, perOwnerAWeek: 3, timeZone: 'UTC' },
};

/** Reads the settings. Where they do not fit, defaults hold and the problems say why. */
export function readSettings(
  text: string | undefined,
  file: string,
): { settings: Settings; problems: Problem[] } {
  if (text === undefined) {
    return {
      settings: defaults,
      problems: [problem({ id: 'settings-missing' }, { file })],
    };
  }
  const { data, problems } = readYaml(text, 1);
  const locate = locator(text, 1);
  const result = settingsCollection.schema.safeParse(data ?? {});
  const found = result.success
    ? [...problems, ...timeZoneProblems(result.data, locate), ...idProblems(result.data, locate)]
    : [...problems, ...explain(result.error, data ?? {}, settingsCollection, locate, problems)];
  const fit = result.success && found.every((each) => each.level !== 'error');
  return { settings: fit ? result.data : defaults, problems: found.map((each) => ({ ...each, file })) };
}

/** Ids that are not as their hint asks. They work, so they cost nobody the settings. */
function idProblems(settings: Settings, locate: ReturnType<typeof locator>): Problem[] {
  return (['teams', 'stages'] as const).flatMap((list) => {
    const { id: schema } = shapeOf(settingsCollection.schema.shape[list]);
    const plain = new RegExp((schema && fieldOf(schema).pattern) ?? '');
    return settings[list].flatMap(({ id }, index) => {
      const field = [list, index, 'id'];
      return plain.test(id) ? [] : [problem({ id: 'settings-id', found: id }, { ...locate(field), field })];
    });
  });
}

function timeZoneProblems(settings: Settings, locate: ReturnType<typeof locator>): Problem[] {
  try {
    new Intl.DateTimeFormat('en', { timeZone: settings.review.timeZone });
    return [];
  } catch {
    const field = ['review', 'timeZone'];
    const found = foundOf(settings.review.timeZone);
    const fault = { id: 'field-invalid', found, expected: { kind: 'time-zone' } } as const;
    return [problem(fault, { ...locate(field), field })];
  }
}
