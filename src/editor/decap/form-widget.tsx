import type { ComponentType } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { ReactTools } from './types.ts';

interface Control {
  node: HTMLElement | null;
  root: Root;
}

/**
 * The one widget of an entry. It draws the whole form.
 *
 * Decap brings a React of its own (https://github.com/decaporg/decap-cms/issues/4967). Ours lives in a root
 * of its own below an element of Decap's.
 */
export function formWidget({ createClass, h }: ReactTools, Form: ComponentType): unknown {
  return createClass({
    componentDidMount() {
      if (this.node === null) return;
      this.root = createRoot(this.node);
      this.root.render(<Form />);
    },
    // The form hears of changes by itself.
    shouldComponentUpdate: () => false,
    componentWillUnmount() {
      // Decap unmounts while its React is drawing; ours must not be torn down in the middle of that:
      // https://github.com/react/react/issues/25675
      const { root } = this;
      queueMicrotask(() => root.unmount());
    },
    render() {
      return h('div', { ref: (node: HTMLElement | null) => (this.node = node) });
    },
  } satisfies object & ThisType<Control>);
}
