import type { ComponentType } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { neverRefuse } from '../fields/lenient.ts';
import { hear } from '../messages.ts';
import {
  plain,
  type Assets,
  type ControlProps,
  type Draft,
  type FieldConfig,
  type ReactTools,
} from './types.ts';

/** What a widget of ours is given: plain data in, plain data out. */
export interface WidgetProps<T> {
  value: T | undefined;
  onChange: (value: T | undefined) => void;
  /** The id that the label points at: give it to the element that is typed into. */
  id: string;
  field: FieldConfig;
  /** The collection's id. */
  collection: string;
  /** The entry as it was when this field last changed. */
  entry: Draft;
  /**
   * The entry as it is now. Decap tells no field of changes in the others:
   * https://github.com/netlify/netlify-cms-widget-starter/issues/4
   */
  getEntry: () => Draft;
  /** Decap's library of pictures. */
  assets?: Assets;
}

interface Control {
  props: ControlProps;
  node: HTMLElement | null;
  root: Root;
  stop: () => void;
  draw(): void;
}

interface Options {
  always?: boolean;
}

/**
 * Makes a component a widget of Decap.
 *
 * Decap brings a React of its own (https://github.com/decaporg/decap-cms/issues/4967). Ours lives in a root
 * of its own below an element of Decap's.
 *
 * @param always draw it again whenever anything in the form changes, not only its own value
 */
export function widget<T>(
  { createClass, h }: ReactTools,
  Component: ComponentType<WidgetProps<T>>,
  { always = false }: Options = {},
): unknown {
  return createClass({
    componentDidMount() {
      if (this.node === null) return;
      this.root = createRoot(this.node);
      // A fix for a problem may have found a better value.
      this.stop = hear((message) => {
        const { field, parentIds = [], onChange } = this.props;
        const isOurs = message.kind === 'value' && message.field === field.toJS().name;
        if (isOurs && parentIds.length === 0) onChange(message.value);
      });
      this.draw();
    },
    ...(always && { shouldComponentUpdate: () => true }),
    componentDidUpdate() {
      this.draw();
    },
    componentWillUnmount() {
      // Decap unmounts while its React is drawing; ours must not be torn down in the middle of that:
      // https://github.com/react/react/issues/25675
      const { root } = this;
      this.stop();
      queueMicrotask(() => root.unmount());
    },
    // Decap calls this in place of its own check, which would refuse drafts.
    validate() {
      neverRefuse(this.props);
    },
    draw() {
      const { value, onChange, forID, field, entry, getEntry, collection } = this.props;
      this.root.render(
        <Component
          value={plain(value) as T | undefined}
          onChange={onChange}
          id={forID}
          field={field.toJS()}
          entry={entry}
          getEntry={getEntry}
          collection={String(collection.get('name'))}
          assets={this.props}
        />,
      );
    },
    render() {
      const { classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
      return h('div', {
        ref: (node: HTMLElement | null) => (this.node = node),
        className: `concord-widget ${classNameWrapper}`,
        onFocus: setActiveStyle,
        onBlur: setInactiveStyle,
      });
    },
  } satisfies object & ThisType<Control>);
}
