import { createElement } from 'react';
import { lazyBody } from './body/widget.tsx';
import { checksWidget } from './checks/Checks.tsx';
import type { ReactTools } from './decap/types.ts';
import { choices } from './fields/choices.ts';
import { DayField } from './fields/Day.tsx';
import { groups } from './fields/groups.ts';
import { IntervalField } from './fields/Interval.tsx';
import { lenient } from './fields/lenient.ts';
import { Relation } from './fields/Relation.tsx';
import { Line, Lines, Text } from './fields/Texts.tsx';
import { wikiNames } from './names.ts';
import { ReviewPanel } from './review/Review.tsx';
import { widget } from './decap/widget.tsx';
import './fields/fields.css';
import './review/review.css';

/**
 * Our widgets, by the names that Decap's configuration calls them.
 *
 * Those that Decap has too take the place of its own: its texts garble what a link brings along, its
 * relations know twenty entries (https://github.com/decaporg/decap-cms/issues/2519), its lists show ids
 * (https://github.com/decaporg/decap-cms/issues/6325), and what has to be filled in it asks of drafts, too.
 */
export const widgets: Readonly<Record<string, (tools: ReactTools) => unknown>> = {
  body: lazyBody,
  checks: checksWidget,
  string: (tools) => widget(tools, Line),
  text: (tools) => widget(tools, Text),
  lines: (tools) => widget(tools, Lines),
  day: (tools) => widget(tools, DayField),
  interval: (tools) => widget(tools, IntervalField),
  relation(tools) {
    // A form is opened soon. Should they not come, the field says so itself.
    wikiNames().catch(() => undefined);
    return widget(tools, Relation);
  },
  list: groups,
  review: (tools) => widget(tools, ReviewPanel),
  // Its value is read and changed in the panel, which tells it.
  'review-part': (tools) => widget(tools, () => createElement('span', { className: 'review-part' })),
  select: choices,
  number: () => lenient('number'),
  color: () => lenient('color'),
};
