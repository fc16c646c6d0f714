/** Packages of Decap's that say nothing of their types: what is used of them. */
declare module 'decap-cms-locales' {
  export const en: import('./types.ts').Phrases;
}
declare module 'decap-cms-backend-proxy' {
  export const ProxyBackend: import('./hosts.ts').BackendClass;
}
declare module 'decap-cms-backend-github' {
  export const GitHubBackend: import('./hosts.ts').BackendClass;
}
declare module 'decap-cms-backend-gitlab' {
  export const GitLabBackend: import('./hosts.ts').BackendClass;
}
declare module 'decap-cms-backend-gitea' {
  export const GiteaBackend: import('./hosts.ts').BackendClass;
}
declare module 'decap-cms-backend-forgejo' {
  export const ForgejoBackend: import('./hosts.ts').BackendClass;
}
declare module 'decap-cms-backend-test' {
  export const TestBackend: import('./hosts.ts').BackendClass;
}
