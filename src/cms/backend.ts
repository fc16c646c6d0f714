/** Decap's `backend` section: where it reads and writes files. */
export type Backend = { name: string } & Record<string, string>;

/** Where editing goes, or why there is none. */
export type Choice =
  | { backend: Backend; /** The origins that the editor has to reach beside its own. */ origins: string[] }
  | { missing: string[] };

/** The address of the desk's interface, under the address of the wiki. */
export const deskPath = '/api/v1';

/** The server that `npm start` runs on an editor's own machine. */
export const desk: Backend = { name: 'proxy', proxy_url: deskPath };

type Environment = Readonly<Record<string, string | undefined>>;

interface Host {
  /** Variables without which signing in cannot work. */
  needs: readonly string[];
  baseUrl?: string;
  /** Where the interface lies, seen from the base address. */
  api: (baseUrl: string) => string;
  extra: Readonly<Record<string, string>>;
}

/**
 * What is known of each host of repositories. GitLab, Gitea and Forgejo sign in by PKCE, without any server between;
 * GitHub needs a small sign-in server, of which `CONCORD_CMS_BASE_URL` is the address.
 */
const hosts: Readonly<Record<string, Host>> = {
  github: { needs: ['REPO', 'BASE_URL'], api: () => 'https://api.github.com', extra: {} },
  gitlab: {
    needs: ['REPO', 'APP_ID'],
    baseUrl: 'https://gitlab.com',
    api: (base) => `${base}/api/v4`,
    extra: { auth_type: 'pkce' },
  },
  gitea: { needs: ['REPO', 'APP_ID', 'BASE_URL'], api: (base) => `${base}/api/v1`, extra: {} },
  forgejo: { needs: ['REPO', 'APP_ID', 'BASE_URL'], api: (base) => `${base}/api/v1`, extra: {} },
};

/**
 * Chooses the backend: the desk where one is running, otherwise what the environment says.
 *
 * `CONCORD_CMS_BACKEND` is github, gitlab, gitea or forgejo; `CONCORD_CMS_REPO`, `_BRANCH` (default `main`), `_BASE_URL`,
 * `_APP_ID`, `_API_ROOT` and `_AUTH_ENDPOINT` are Decap's settings of the same names.
 */
export function chooseBackend(environment: Environment, withDesk: boolean): Choice {
  if (withDesk) return { backend: desk, origins: [] };
  const read = (name: string) => environment[`CONCORD_CMS_${name}`]?.trim() || undefined;
  const name = read('BACKEND');
  const host = name === undefined ? undefined : hosts[name];
  if (name === undefined || host === undefined)
    return { missing: ['CONCORD_CMS_BACKEND (github, gitlab, gitea or forgejo)'] };
  const missing = host.needs.filter((each) => read(each) === undefined).map((each) => `CONCORD_CMS_${each}`);
  if (missing.length > 0) return { missing };
  const baseUrl = (read('BASE_URL') ?? host.baseUrl ?? '').replace(/\/+$/, '');
  const apiRoot = read('API_ROOT') ?? host.api(baseUrl);
  const unfit = [baseUrl, apiRoot].filter((each) => !URL.canParse(each) || !each.startsWith('https://'));
  if (unfit.length > 0)
    return { missing: unfit.map((each) => `an address that begins with https:// instead of “${each}”`) };
  const backend = {
    name,
    repo: read('REPO') ?? '',
    branch: read('BRANCH') ?? 'main',
    base_url: baseUrl,
    api_root: apiRoot,
    ...host.extra,
    ...optional('app_id', read('APP_ID')),
    ...optional('auth_endpoint', read('AUTH_ENDPOINT')),
  };
  return { backend, origins: [...new Set([baseUrl, apiRoot].map((each) => new URL(each).origin))] };
}

function optional(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: value };
}
