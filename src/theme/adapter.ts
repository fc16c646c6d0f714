import type { AstroIntegration } from 'astro';

/**
 * Has Astro compile the pages into a module that renders them when it is asked to, in place of rendering each of them
 * once. Source: https://docs.astro.build/en/reference/adapter-reference/
 */
export default function theme(): AstroIntegration {
  return {
    name: 'concord-theme',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'concord-theme',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./server.ts', import.meta.url),
          supportedAstroFeatures: { serverOutput: 'stable' },
        });
      },
    },
  };
}
