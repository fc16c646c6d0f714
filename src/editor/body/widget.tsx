import { lazy, Suspense } from 'react';
import { unreadableField } from '../../document/format.ts';
import type { ReactTools } from '../decap/types.ts';
import { widget, type WidgetProps } from '../decap/widget.tsx';

/** The editor of a page's text is large: it is loaded when the first page is opened. */
const Body = lazy(() => import('./Body.tsx'));

function LazyBody(props: WidgetProps<string>) {
  // Its text is the whole file, which is opened beside the form.
  if (props.entry.get('data').get(unreadableField) !== undefined)
    return <p>This page can only be edited as text. Load it again to open it.</p>;
  return (
    <Suspense fallback={<p>The text is being opened …</p>}>
      <Body {...props} />
    </Suspense>
  );
}

export function lazyBody(tools: ReactTools): unknown {
  return widget<string>(tools, LazyBody);
}
