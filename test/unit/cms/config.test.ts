import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { chooseBackend } from '../../../src/cms/backend.ts';
import { decapConfig } from '../../../src/cms/config.ts';
import type { DecapField } from '../../../src/cms/decap.ts';
import { jsonSchema, type JsonSchema } from '../../../src/cms/schema.ts';
import { fieldOf, line, shapeOf } from '../../../src/collections/fields.ts';
import { pages } from '../../../src/collections/collection.ts';
import guides from '../../../src/collections/guides.ts';
import { registry, type Settings } from '../../../src/collections/index.ts';
import { parseInterval } from '../../../src/freshness/interval.ts';
import { readSettings } from '../../../src/wiki/settings.ts';

const settings: Settings = readSettings(await readFile('content/wiki.yaml', 'utf8'), 'wiki.yaml').settings;
const config = decapConfig(registry, settings, { name: 'proxy', proxy_url: '/api/v1' });

function formOf(id: string): DecapField[] {
  const found = config.collections.find((each) => each.name === id);
  if (found === undefined) throw new Error(`no form for ${id}`);
  return 'files' in found ? (found.files[0]?.fields ?? []) : found.fields;
}

/** Walks a schema and its form together. */
function compare(shape: z.ZodRawShape, form: readonly DecapField[], inOptionalGroup = false): void {
  expect(new Set(form.map((each) => each.name))).toEqual(new Set(Object.keys(shape)));
  for (const [name, schema] of Object.entries(shape)) {
    const field = fieldOf(schema);
    const translated = form.find((each) => each.name === name);
    expect(translated).toMatchObject({ label: field.label, required: field.required && !inOptionalGroup });
    expect(translated?.hint ?? '').toContain(field.hint ?? '');
    expect(translated?.widget).not.toBe('markdown');
    if (field.options) expect(translated?.options?.length).toBeGreaterThan(1);
    if (field.to) expect(translated).toMatchObject({ widget: 'relation', collection: field.to });
    if (field.kind === 'relations') expect(translated?.multiple).toBe(true);
    if (['day', 'interval', 'lines'].includes(field.kind)) expect(translated?.widget).toBe(field.kind);
    // What a summary names has to be there.
    for (const [, part = ''] of (field.summary ?? '').matchAll(/\{\{fields\.(\w+)\}\}/g))
      expect(Object.keys(shapeOf(schema))).toContain(part);
    // Decap would refuse drafts, too.
    expect(translated).not.toHaveProperty('pattern');
    if (field.kind === 'group' || field.kind === 'groups') {
      compare(shapeOf(schema), translated?.fields ?? [], field.kind === 'group' && !field.required);
    }
  }
}

describe('the configuration of Decap', () => {
  it.each(registry.map((each) => each.id))('has every field of %s', (id) => {
    const declared = registry.find((each) => each.id === id);
    compare(
      declared?.schema.shape ?? {},
      formOf(id)
        .filter((each) => !['body', '$checks'].includes(each.name) && each.widget !== 'review-part')
        .flatMap((each) => each.parts ?? each),
    );
  });

  it('keeps the fields of a review out of sight, and shows one place for them', () => {
    const named = (widget: string) =>
      formOf('guides').flatMap((each) => (each.widget === widget ? [each.name] : []));
    expect(named('review')).toEqual(['$review']);
    expect(named('review-part')).toEqual([
      'reviewed',
      'reviewedBy',
      'reviewOutcome',
      'reviewFor',
      'reviewNote',
      'reviewFirstBy',
    ]);
    expect(formOf('people').filter(({ widget }) => widget.startsWith('review'))).toEqual([]);
  });

  it('edits every page’s text with our own widget, starting from the collection’s template', () => {
    for (const { id, template } of registry.filter((each) => each.format === 'page')) {
      expect(formOf(id).find((each) => each.name === 'body')).toMatchObject({
        widget: 'body',
        ...(template && { default: template.trim() }),
      });
    }
  });

  it('offers the teams and stages of the settings', () => {
    expect(formOf('lexicon').find((each) => each.name === 'teams')?.options).toEqual([
      { value: 'sales', label: 'Sales' },
      { value: 'marketing', label: 'Marketing' },
    ]);
  });

  it('says how often pages of a collection are reviewed where they say nothing themselves', () => {
    const fallback = (id: string) => formOf(id).find((each) => each.name === 'reviewEvery')?.fallback;
    expect(fallback('lexicon')).toBe('1 year, as for every term');
    expect(fallback('guides')).toBe('6 months, as for every guide');
  });

  it('lets new pages begin with whoever edits as their owner, and nothing else', () => {
    const started = config.collections.flatMap(({ name }) =>
      formOf(name).flatMap((each) => (each.starts_as_editor ? [`${name}.${each.name}`] : [])),
    );
    expect(started).toEqual(
      registry.filter((each) => each.format === 'page').map((each) => `${each.id}.owner`),
    );
  });

  it('asks of a page first what it is called, and whether it is a draft', () => {
    for (const { id } of registry.filter((each) => each.format === 'page'))
      expect(
        formOf(id)
          .map((each) => each.name)
          .slice(0, 2),
      ).toEqual(['title', 'draft']);
  });

  it('has a collection that is added by its declaration alone', () => {
    const wins = pages({
      id: 'wins',
      label: 'Wins',
      singular: 'Win',
      about: 'x',
      order: 9,
      title: { label: 'Win', hint: 'x' },
      fields: { who: line('Who') },
    });
    const added = decapConfig([...registry, wins], settings, { name: 'proxy' }).collections.at(-1);
    expect(added).toMatchObject({ name: 'wins', folder: 'content/wins', extension: 'mdx' });
  });
});

describe('the backend', () => {
  const environment = (values: Record<string, string>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [`CONCORD_CMS_${name}`, value]));

  it('is the desk where one runs, whatever the environment says', () => {
    expect(chooseBackend(environment({ BACKEND: 'github' }), true)).toEqual({
      backend: { name: 'proxy', proxy_url: '/api/v1' },
      origins: [],
    });
  });

  it('says what is missing', () => {
    expect(chooseBackend({}, false)).toEqual({
      missing: ['CONCORD_CMS_BACKEND (github, gitlab, gitea or forgejo)'],
    });
    expect(chooseBackend(environment({ BACKEND: 'github', REPO: 'a/b' }), false)).toEqual({
      missing: ['CONCORD_CMS_BASE_URL'],
    });
    expect(
      chooseBackend(
        environment({ BACKEND: 'gitea', REPO: 'a/b', APP_ID: 'x', BASE_URL: 'git.example.com' }),
        false,
      ),
    ).toHaveProperty('missing');
  });

  it('signs in to GitLab and Gitea without a server between', () => {
    expect(chooseBackend(environment({ BACKEND: 'gitlab', REPO: 'a/b', APP_ID: 'x' }), false)).toMatchObject({
      backend: {
        name: 'gitlab',
        repo: 'a/b',
        branch: 'main',
        auth_type: 'pkce',
        app_id: 'x',
        api_root: 'https://gitlab.com/api/v4',
      },
      origins: ['https://gitlab.com'],
    });
    expect(
      chooseBackend(
        environment({ BACKEND: 'gitea', REPO: 'a/b', APP_ID: 'x', BASE_URL: 'https://git.example.com/' }),
        false,
      ),
    ).toMatchObject({
      backend: { base_url: 'https://git.example.com', api_root: 'https://git.example.com/api/v1' },
    });
  });
});

describe('the JSON Schemas', () => {
  const validator = (id: string) => {
    const declared = registry.find((each) => each.id === id);
    if (declared === undefined) throw new Error(id);
    return z.fromJSONSchema(jsonSchema(declared, settings) as Parameters<typeof z.fromJSONSchema>[0]);
  };

  it('accept the settings and people there are', async () => {
    expect(
      validator('wiki').safeParse(parse(await readFile('content/wiki.yaml', 'utf8'))).error,
    ).toBeUndefined();
    expect(
      validator('people').safeParse(parse(await readFile('content/people/priya-raman.yaml', 'utf8'))).error,
    ).toBeUndefined();
  });

  it('refuse unknown fields, teams and days', () => {
    const person = { name: 'A', email: 'a@example.com', team: 'sales', role: 'x' };
    expect(validator('people').safeParse(person).success).toBe(true);
    expect(validator('people').safeParse({ ...person, nmae: 'x' }).success).toBe(false);
    expect(validator('people').safeParse({ ...person, team: 'support' }).success).toBe(false);
    expect(validator('people').safeParse({ ...person, left: 'soon' }).success).toBe(false);
  });

  it.each([
    ...[
      '6 months',
      '6months',
      ' 6  Months ',
      '1 YEAR',
      '2 week',
      '0010 days',
      '9999 days',
      'never',
      ' Never\t',
    ],
    ...[
      '0 days',
      '000 weeks',
      '99999 days',
      'six months',
      '6',
      '-1 days',
      '1.5 years',
      'never again',
      'nevers',
      '',
    ],
  ])('take %j for a length of time exactly where the wiki does', (every) => {
    const { reviewEvery } = jsonSchema(guides, settings).properties as Record<string, JsonSchema>;
    const fits = z
      .fromJSONSchema(reviewEvery as Parameters<typeof z.fromJSONSchema>[0])
      .safeParse(every).success;
    expect(fits).toBe(parseInterval(every) !== undefined);
    expect(guides.schema.shape.reviewEvery.safeParse(every).success).toBe(fits);
  });

  it('carry labels, hints and nested fields', () => {
    const competitors = registry.find((each) => each.id === 'competitors');
    const schema = jsonSchema(competitors as (typeof registry)[number], settings);
    expect(schema.properties).toMatchObject({
      threat: { title: 'Threat', enum: ['high', 'medium', 'low'] },
      claims: { items: { properties: { until: { title: 'Holds until', format: 'date' } } } },
      teams: { items: { enum: ['sales', 'marketing'] } },
    });
  });
});
