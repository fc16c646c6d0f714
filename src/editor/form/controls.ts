import type { ComponentType } from 'react';
import type { Kind } from '../../collections/kinds.ts';
import { Choice, Choices } from './controls/Choice.tsx';
import { Colour } from './controls/Colour.tsx';
import { DayField } from './controls/Day.tsx';
import { Group } from './controls/Group.tsx';
import { IntervalField } from './controls/Interval.tsx';
import { List } from './controls/List.tsx';
import { NumberField } from './controls/Number.tsx';
import { One, Several } from './controls/Relation.tsx';
import { Switch } from './controls/Switch.tsx';
import { Line, Lines, Text } from './controls/Texts.tsx';
import { Wording } from './controls/Wording.tsx';
import type { FieldProps } from './field-props.ts';

interface ControlOfKind {
  Control: ComponentType<FieldProps>;
  /** It has several elements that are typed into: they are named by a legend together. */
  isGroup?: true;
}

/** How each kind of field is edited. */
export const controls: Record<Kind, ControlOfKind> = {
  line: { Control: Line },
  text: { Control: Text },
  markdown: { Control: Text },
  day: { Control: DayField },
  interval: { Control: IntervalField },
  choice: { Control: Choice },
  choices: { Control: Choices, isGroup: true },
  relation: { Control: One },
  relations: { Control: Several },
  page: { Control: Line },
  period: { Control: Line },
  wording: { Control: Wording },
  number: { Control: NumberField },
  flag: { Control: Switch },
  url: { Control: Line },
  email: { Control: Line },
  colour: { Control: Colour },
  lines: { Control: Lines },
  group: { Control: Group, isGroup: true },
  groups: { Control: List, isGroup: true },
};
