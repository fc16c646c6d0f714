/** The theme: renders the pages of `src/pages` for any wiki. Astro's server build makes one module of it. */
import { App } from 'astro/app';
import { createApp } from 'astro/app/entrypoint';
import { renderEntry } from './preview.ts';
import { publish, type Publication } from '../site/publication.ts';
import { addressOf, fileOf, matcherOf, routesWith, type Route } from './routes.ts';
import type { Page, Theme } from './theme.ts';

type RouteData = App['manifest']['routes'][number]['routeData'];

interface Rendering extends Page {
  data: RouteData;
}

export function openTheme(): Theme {
  const app = new Pages(createApp().manifest, false);
  const table = routesOf(app.manifest.routes.map(({ routeData }) => routeData));

  function pageOf(publication: Publication, { route, data }: Row, params: Record<string, string>): Rendering {
    const address = addressOf(data.route, params, data.type === 'page');
    return { address, file: fileOf(address), key: () => route.key(publication, params), data };
  }

  return {
    pagesOf: (publication) =>
      table.flatMap((row) => row.route.all(publication).map((params) => pageOf(publication, row, params))),
    pageAt(publication, address) {
      for (const row of table) {
        const params = row.match(address);
        if (params && row.route.has(publication, params)) return pageOf(publication, row, params);
      }
      return undefined;
    },
    render: (publication, page) => app.show(publication, page as Rendering),
    preview: renderEntry,
  };
}

interface Row {
  route: Route;
  data: RouteData;
  match: (address: string) => Record<string, string> | undefined;
}

/** Our own routes in the order in which Astro tries them, with what it knows of each. */
function routesOf(known: readonly RouteData[]): Row[] {
  const own = known.filter(({ component }) => component.startsWith('src/pages/'));
  const routes = routesWith(own.filter(({ params }) => params.length === 0).map(({ route }) => route));
  return own.flatMap((data) => {
    const route = routes.find(({ pattern }) => pattern === data.route);
    if (route === undefined)
      throw new Error(
        `“${data.component}” has parameters, and src/theme/routes.ts does not say for which of them there is a page. ` +
          `Add a row with the pattern “${data.route}” to its table.`,
      );
    return { route, data, match: matcherOf(data.route, data.type === 'page') };
  });
}

/** Astro answers with a page of its own where one cannot be rendered. Here that is a failure with its reason. */
class Pages extends App {
  override renderError(_: Request, { status, error }: Parameters<App['renderError']>[1]): Promise<Response> {
    throw error ?? unmeant(status);
  }

  async show(publication: Publication, { address, data }: Rendering): Promise<Uint8Array> {
    publish(publication);
    const url = new URL(this.baseWithoutTrailingSlash + address, 'http://localhost');
    try {
      const response = await this.render(new Request(url), { routeData: data });
      if (response.status !== (data.route === '/404' ? 404 : 200)) throw unmeant(response.status);
      const bytes = Buffer.from(await response.arrayBuffer());
      return data.type === 'page' ? seenAsItStays(bytes) : bytes;
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`The page “${address}” could not be rendered: ${reason}`, { cause });
    }
  }
}

/**
 * Has browsers wait for the scripts in the head of a page, as they do for its style: what those work out of its state
 * moves nothing then. Astro leaves scripts with attributes alone: https://docs.astro.build/en/guides/client-side-scripts/
 */
function seenAsItStays(html: Buffer): Buffer {
  const end = Math.max(html.indexOf('</head>'), 0);
  const head = html.toString('utf8', 0, end);
  const held = head.replaceAll('<script type="module"', '$& blocking="render"');
  return held === head ? html : Buffer.concat([Buffer.from(held), html.subarray(end)]);
}

function unmeant(status: number): Error {
  return new Error(`it answers with ${status}.`);
}
