import { lazy, Suspense } from 'react';
import type { ReactTools } from '../decap.ts';
import { widget, type WidgetProps } from '../widget.tsx';

/** The editor of a page's text is large: it is loaded when the first page is opened. */
const Body = lazy(() => import('./Body.tsx'));

function LazyBody(props: WidgetProps<string>) {
  return (
    <Suspense fallback={<p>The text is being opened …</p>}>
      <Body {...props} />
    </Suspense>
  );
}

export function lazyBody(tools: ReactTools): unknown {
  return widget<string>(tools, LazyBody);
}
