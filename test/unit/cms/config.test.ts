import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { chooseBackend } from '../../../src/cms/backend.ts';
import { decapConfig } from '../../../src/cms/config.ts';
import { jsonSchema, type JsonSchema } from '../../../src/cms/schema.ts';
import { line } from '../../../src/collections/fields.ts';
import { pages } from '../../../src/collections/collection.ts';
import guides from '../../../src/collections/guides.ts';
import { registry, type Settings } from '../../../src/collections/index.ts';
import { parseInterval } from '../../../src/freshness/interval.ts';
import { readSettings } from '../../../src/wiki/settings.ts';

const settings: Settings = readSettings(await readFile('content/wiki.yaml', 'utf8'), 'wiki.yaml').settings;
const config = decapConfig(registry, { name: 'proxy', proxy_url: '/api/v1' });

describe('the configuration of Decap', () => {
  it('hands every file over whole: to one widget, which draws its form', () => {
    for (const each of config.collections) {
      const [fields] = 'files' in each ? each.files.map((file) => file.fields) : [each.fields];
      expect(fields?.filter(({ widget }) => widget !== 'hidden')).toEqual([
        { name: '$text', label: 'Form', widget: 'concord-form', required: false },
      ]);
    }
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
    const added = decapConfig([...registry, wins], { name: 'proxy' }).collections.at(-1);
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
