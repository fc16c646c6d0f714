import type { ComponentType } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { plain, type ControlProps, type Draft, type FieldConfig, type ReactTools } from './decap.ts';

/** What a widget of ours is given: plain data in, plain data out. */
export interface WidgetProps<T> {
  value: T | undefined;
  onChange: (value: T | undefined) => void;
  /** The id that the label points at: give it to the element that is typed into. */
  id: string;
  field: FieldConfig;
  /** The collection's id. */
  collection: string;
  entry: Draft;
}

interface Control {
  props: ControlProps;
  node: HTMLElement | null;
  root: Root;
  draw(): void;
}

/**
 * Makes a component a widget of Decap.
 *
 * Decap brings a React of its own. Ours lives in a root of its own below an element of Decap's.
 *
 * @param unfit says in plain words why a value must not be saved; `undefined` where it may
 */
export function widget<T>(
  { createClass, h }: ReactTools,
  Component: ComponentType<WidgetProps<T>>,
  unfit: (value: T | undefined, field: FieldConfig) => string | undefined = () => undefined,
): unknown {
  return createClass({
    componentDidMount() {
      if (this.node === null) return;
      this.root = createRoot(this.node);
      this.draw();
    },
    componentDidUpdate() {
      this.draw();
    },
    componentWillUnmount() {
      // Decap unmounts while its React is drawing; ours must not be torn down in the middle of that.
      const { root } = this;
      queueMicrotask(() => root.unmount());
    },
    isValid() {
      const message = unfit(plain(this.props.value) as T | undefined, this.props.field.toJS());
      return message === undefined ? true : { error: { type: 'CUSTOM', message } };
    },
    draw() {
      const { value, onChange, forID, field, entry, collection } = this.props;
      this.root.render(
        <Component
          value={plain(value) as T | undefined}
          onChange={onChange}
          id={forID}
          field={field.toJS()}
          entry={entry}
          collection={String(collection.get('name'))}
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
