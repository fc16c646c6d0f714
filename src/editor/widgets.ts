import { lazyBody } from './body/widget.tsx';
import type { ReactTools } from './decap.ts';
import { linesWidget } from './lines-widget.ts';

/** Our widgets, by the names that Decap's configuration calls them. */
export const widgets: Readonly<Record<string, (tools: ReactTools) => unknown>> = {
  body: lazyBody,
  lines: linesWidget,
};
