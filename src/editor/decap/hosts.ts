/** Makes a backend of Decap's. */
export type BackendClass = new (config: unknown, options: unknown) => object;

/** The backends that `src/cms/backend.ts` may choose; only the chosen one is loaded. */
const hosts: Readonly<Record<string, () => Promise<BackendClass>>> = {
  proxy: async () => (await import('decap-cms-backend-proxy')).ProxyBackend,
  github: async () => (await import('decap-cms-backend-github')).GitHubBackend,
  gitlab: async () => (await import('decap-cms-backend-gitlab')).GitLabBackend,
  gitea: async () => (await import('decap-cms-backend-gitea')).GiteaBackend,
  forgejo: async () => (await import('decap-cms-backend-forgejo')).ForgejoBackend,
  /** Keeps everything in the page: what stands for a host in tests. */
  'test-repo': async () => (await import('decap-cms-backend-test')).TestBackend,
};

export function loadHost(name: string): Promise<BackendClass> {
  const load = hosts[name];
  if (load === undefined) throw new Error(`The editor cannot save to “${name}”.`);
  return load();
}
