import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(root, '.github/workflows');

interface Step {
  name?: string;
  run?: string;
  uses?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Job {
  name: string;
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  strategy?: { matrix: { node: unknown[] } };
  steps: Step[];
}
interface Workflow {
  on: Record<string, { 'paths-ignore'?: string[]; paths?: string[] } | null>;
  permissions?: unknown;
  jobs: Record<string, Job>;
}

const workflows = new Map(
  readdirSync(folder).map((name) => [name, parse(readFileSync(join(folder, name), 'utf8')) as Workflow]),
);
const jobs = [...workflows.values()].flatMap(({ jobs }) => Object.values(jobs));
interface Engines {
  engines: { node: string };
  dependencies: Record<string, string>;
}
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

describe('the workflows', () => {
  it('run only what there is', () => {
    const run = jobs.flatMap(({ steps }) => steps.flatMap((step) => step.run ?? []));
    const asked = run.flatMap((text) =>
      [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name),
    );
    expect(asked.filter((name) => name === 'freshness').length).toBeGreaterThanOrEqual(5);
    expect(asked.filter((name) => !Object.hasOwn(scripts, name ?? ''))).toEqual([]);
  });

  it('install what the lock file says, and nothing else', () => {
    const installing = jobs.map(({ name, steps }) => ({ name, run: steps.map(({ run }) => run) }));
    for (const { name, run } of installing)
      expect(run, name).toContain(name.startsWith('Test the code') ? 'npm ci' : 'npm ci --omit=dev');
    expect(JSON.stringify(installing)).not.toContain('npm install');
  });

  it('ask only for what the script knows', () => {
    const help = readFileSync(join(root, 'scripts/freshness.ts'), 'utf8');
    const lines = jobs.flatMap(({ steps }) => steps.flatMap((step) => (step.run ?? '').split('\n')));
    const options = lines
      .filter((line) => line.includes('freshness --'))
      .flatMap((line) => [...(line.split(' -- ')[1] ?? '').matchAll(/--[\w-]+/g)].map(([option]) => option));
    expect(options.length).toBeGreaterThan(8);
    expect(options.filter((option) => !help.includes(`  ${option} `))).toEqual([]);
  });

  it('fetch the whole history wherever freshness is told', () => {
    const telling = jobs.filter(({ steps }) =>
      steps.some(({ run }) => /npm run (?:--silent )?(?:freshness|check|build)\b/.test(run ?? '')),
    );
    expect(telling.length).toBe(4);
    for (const { name, steps } of telling) {
      const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
      expect(checkout?.with?.['fetch-depth'], name).toBe(0);
    }
  });

  it('run none of Concord’s own tests where only content has changed', () => {
    const isForContent = ({ on }: Workflow) =>
      ['push', 'pull_request'].some((event) => event in on && on[event]?.['paths-ignore'] === undefined);
    const asked = [...workflows.values()]
      .filter(isForContent)
      .flatMap(({ jobs }) => Object.values(jobs).flatMap(({ steps }) => steps.map(({ run = '' }) => run)))
      .flatMap((run) => [...run.matchAll(/\bnpm (?:run )?(?:--silent )?([\w:-]+)/g)].map(([, name]) => name));
    expect(new Set(asked)).toEqual(new Set(['ci', 'check', 'freshness', 'audience', 'build']));
    const { on, jobs } = workflows.get('code.yml') ?? { on: {}, jobs: {} };
    const ignored = Object.values(on).map((event) => event?.['paths-ignore']);
    expect(ignored).toEqual([
      ['content/**', 'public/media/**'],
      ['content/**', 'public/media/**'],
    ]);
    // The oldest that Concord says it runs with, and the newest there is.
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Engines;
    expect(jobs['test']?.strategy?.matrix.node).toEqual([Number(engines.node.replace('>=', '')), 'latest']);
  });

  it('use only actions that are pinned to a commit, with the version it is of', () => {
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const uses = texts.flatMap((text) => [...text.matchAll(/^.*\buses: (.+)$/gm)].map(([, used]) => used));
    expect(uses.length).toBeGreaterThan(12);
    expect(uses.filter((used) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used ?? ''))).toEqual(
      [],
    );
    const pins = new Map(uses.map((used = '') => [used.split('@')[0], used]));
    expect(new Set(uses)).toEqual(new Set(pins.values()));
  });

  it('keep no credentials and do not run for ever', () => {
    for (const { name, steps, ...job } of jobs) {
      const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
      expect(checkout?.with?.['persist-credentials'], name).toBe(false);
      const most = name === 'Test the code at length' ? 120 : 30;
      expect(job['timeout-minutes'], name).toBeLessThanOrEqual(most);
    }
  });

  it('install no less than what they run needs', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Engines;
    const commands = ['audience', 'build', 'check', 'command', 'content', 'digest', 'freshness'];
    const places = ['src', 'scripts/build', 'scripts/freshness'].flatMap((place) =>
      readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).map((name) => join(place, name)),
    );
    const code = [...places, ...commands.map((name) => `scripts/${name}.ts`)].filter((file) =>
      /\.(?:tsx?|astro|mdx)$/.test(file),
    );
    const packages = code.flatMap((file) =>
      // What is imported for its types alone is not there when the code runs.
      [
        ...readFileSync(join(root, file), 'utf8').matchAll(
          /^import (?!type\b).*?from '((?:@[\w.-]+\/)?[\w-][\w.-]*)/gms,
        ),
      ]
        .map(([, name = '']) => name)
        .filter((name) => name !== 'astro' && name !== 'node'),
    );
    expect(new Set(packages).size).toBeGreaterThan(20);
    expect([...new Set(packages)].filter((name) => !Object.hasOwn(dependencies, name))).toEqual([]);
  });

  it('publish nothing before it is known that whoever can read the site may', () => {
    const deploying = jobs.filter(({ steps }) =>
      steps.some(({ uses }) => uses?.startsWith('actions/deploy-pages@')),
    );
    expect(deploying.length).toBe(1);
    for (const { permissions, steps } of deploying) {
      const asking = steps.findIndex(({ run }) => run === 'npm run --silent audience');
      expect(steps[asking]).not.toHaveProperty('continue-on-error');
      expect(steps[asking]?.env).toMatchObject({ GITHUB_TOKEN: '${{ github.token }}' });
      // GitHub tells nobody else whether a site is public.
      expect(permissions).toHaveProperty('pages');
      const uploading = steps.findIndex(({ uses }) => uses?.startsWith('actions/upload-pages-artifact@'));
      expect(asking).toBeGreaterThan(-1);
      expect(asking).toBeLessThan(uploading);
    }
  });

  it('may write only where they have to', () => {
    for (const [file, { permissions }] of workflows) expect(permissions, file).toEqual({ contents: 'read' });
    const writing = jobs.flatMap(({ name, permissions = {} }) =>
      Object.entries(permissions).flatMap(([what, how]) => (how === 'write' ? `${name}: ${what}` : [])),
    );
    expect(writing.toSorted()).toEqual([
      'Publish: id-token',
      'Publish: pages',
      'What can no longer be trusted: issues',
      'What the change does to other pages: pull-requests',
      'What went well, what has changed, what is urgent: contents',
    ]);
  });

  it('may read what they check out', () => {
    const reading = [...workflows.values()].flatMap(({ permissions, jobs }) =>
      Object.values(jobs)
        .filter(({ steps }) => steps.some(({ uses }) => uses?.startsWith('actions/checkout@')))
        .map((job) => ({ name: job.name, permissions: job.permissions ?? permissions })),
    );
    expect(reading.length).toBe(7);
    for (const { name, permissions } of reading)
      expect(permissions, name).toMatchObject({ contents: expect.stringMatching(/^(?:read|write)$/) });
  });

  it('put nothing from outside into a script', () => {
    const texts = jobs.flatMap(({ steps }) =>
      steps.map(({ run, with: given }) => `${run} ${String(given?.['script'])}`),
    );
    expect(texts.filter((text) => text.includes('${{'))).toEqual([]);
  });
});

it('the pipeline for GitLab in the README runs only what there is, with the whole history', () => {
  const [, text = ''] =
    /^```yaml \.gitlab-ci\.yml\n(.*?)^```$/ms.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  const pipeline = parse(text) as Record<string, { script?: string[]; GIT_DEPTH?: number }>;
  const lines = ['check', 'pages'].flatMap((job) => pipeline[job]?.script ?? []);
  const asked = lines.flatMap((line) => /^npm run ([\w:]+)$/.exec(line)?.[1] ?? []);
  expect(asked).toEqual(['check', 'build']);
  expect(asked.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  expect(pipeline['variables']).toEqual({ GIT_DEPTH: 0 });
});

describe('what a workflow writes on GitHub', () => {
  let temporary: string;
  let environment: NodeJS.ProcessEnv;
  beforeEach(() => {
    temporary = mkdtempSync(join(tmpdir(), 'concord-workflow-'));
    environment = { ...process.env };
  });
  afterEach(() => {
    process.env = environment;
    rmSync(temporary, { recursive: true });
  });

  /** Runs the script of a step with a GitHub that remembers what it was told. */
  async function runStep(file: string, github: object): Promise<{ notices: string[]; summary: string }> {
    const steps = Object.values(workflows.get(file)?.jobs ?? {}).flatMap((job) => job.steps);
    const script = String(
      steps.find(({ uses }) => uses?.startsWith('actions/github-script@'))?.with?.['script'],
    );
    const said = { notices: [] as string[], summary: '' };
    const core = {
      notice: (text: string) => said.notices.push(text),
      summary: { addRaw: (text: string) => ({ write: async () => void (said.summary = text) }) },
    };
    const context = {
      repo: { owner: 'o', repo: 'r' },
      issue: { number: 7 },
      serverUrl: 'https://x',
      runId: 1,
    };
    const AsyncFunction = (async () => {}).constructor as new (
      ...args: string[]
    ) => (...args: unknown[]) => Promise<void>;
    await new AsyncFunction('github', 'context', 'core', 'require', script)(
      github,
      context,
      core,
      createRequire(import.meta.url),
    );
    return said;
  }

  function fakeIssues(error?: Error) {
    const issues: { number: number; body: string; state: string; labels: string[] }[] = [];
    const rest = {
      issues: {
        listForRepo: () => issues.filter(({ state }) => state === 'open'),
        create: async (issue: { body: string; labels: string[] }) =>
          issues.push({ number: issues.length + 1, state: 'open', ...issue }),
        update: async ({ issue_number, ...rest }: { issue_number: number }) =>
          Object.assign(issues.find(({ number }) => number === issue_number) ?? {}, rest),
      },
    };
    const comments: { id: number; body: string; user: { type: string } }[] = [];
    const pulls = {
      issues: {
        listComments: () => comments,
        createComment: async ({ body }: { body: string }) => {
          if (error) throw error;
          comments.push({ id: comments.length, body, user: { type: 'Bot' } });
        },
        updateComment: async ({ comment_id, body }: { comment_id: number; body: string }) =>
          Object.assign(comments[comment_id] ?? {}, { body }),
      },
    };
    const paginate = async (list: () => unknown) => list();
    return { issues, comments, weekly: { rest, paginate }, pull: { rest: pulls, paginate } };
  }

  const weekly = async (
    fake: ReturnType<typeof fakeIssues>,
    report: string | undefined,
    outcome = 'success',
  ) => {
    const file = join(temporary, 'freshness.md');
    if (report === undefined) rmSync(file, { force: true });
    else writeFileSync(file, report);
    Object.assign(process.env, { REPORT: file, OUTCOME: outcome });
    await runStep('freshness.yml', fake.weekly);
  };

  it('is one issue a week, which is written anew and closed when all is well', async () => {
    const fake = fakeIssues();
    await weekly(fake, '5 pages.\n');
    expect(fake.issues).toEqual([]);
    await weekly(fake, '5 pages.\n\n### Ada\n\n- One\n');
    await weekly(fake, '5 pages.\n\n### Ada\n\n- Two\n');
    expect(fake.issues).toMatchObject([
      { state: 'open', labels: ['freshness'], body: expect.stringContaining('- Two') },
    ]);
    expect(fake.issues[0]?.body).not.toContain('- One');
    await weekly(fake, '5 pages.\n');
    expect(fake.issues).toMatchObject([{ state: 'closed' }]);
  });

  it('is an alarm where the content could not be read, or the report was not even begun', async () => {
    const fake = fakeIssues();
    await weekly(fake, undefined, 'skipped');
    expect(fake.issues).toMatchObject([
      { state: 'open', body: expect.stringContaining('could not tell everything') },
    ]);
    await weekly(fake, '**Not everything could be told.**\n', 'failure');
    expect(fake.issues).toMatchObject([{ body: expect.stringMatching(/could not tell[^]*Not everything/) }]);
  });

  const pull = async (fake: ReturnType<typeof fakeIssues>, worse?: string, rests?: string) => {
    for (const [name, text] of Object.entries({ worse, rests }))
      if (text !== undefined) writeFileSync(join(temporary, `${name}.md`), text);
    process.env['REPORTS'] = temporary;
    return runStep('publish.yml', fake.pull);
  };

  it('is one comment on a change, where there is something to say', async () => {
    const fake = fakeIssues();
    await pull(fake, '0 pages', 'No page');
    expect(fake.comments).toEqual([]);
    await pull(fake, '1 page\n\n- One', 'No page');
    await pull(fake, '0 pages', 'No page');
    expect(fake.comments).toMatchObject([{ body: '<!-- concord-freshness -->\n\n0 pages\n\nNo page' }]);
  });

  it('is a comment where it could not be told', async () => {
    const fake = fakeIssues();
    await pull(fake);
    expect(fake.comments).toMatchObject([{ body: expect.stringContaining('could not be told') }]);
  });

  it('is in the summary alone where a change comes from a fork', async () => {
    const fake = fakeIssues(Object.assign(new Error('No.'), { status: 403 }));
    const { notices, summary } = await pull(fake, '1 page\n\n- One', 'No page');
    expect([notices.length, summary]).toEqual([1, '1 page\n\n- One\n\nNo page']);
    const broken = fakeIssues(Object.assign(new Error('Broken.'), { status: 500 }));
    await expect(pull(broken, '- One', 'No page')).rejects.toThrow('Broken.');
  });
});
