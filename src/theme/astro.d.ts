/** What TypeScript by itself takes a component for. `astro check` knows each one’s properties. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
