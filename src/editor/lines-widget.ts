import type { ReactTools } from './decap.ts';

/**
 * Decap's widget for lists of short texts: one text box, one text a line.
 *
 * Decap's own list splits texts at commas, or gives each text a box with a header of its own.
 */
export interface WidgetProps {
  /** A list of Immutable.js, or what this widget has handed over. */
  value: { toJS(): unknown } | readonly unknown[] | undefined;
  onChange(value: string[]): void;
  forID: string;
  classNameWrapper: string;
  setActiveStyle(): void;
  setInactiveStyle(): void;
}

interface Control {
  props: WidgetProps;
  state: { text: string };
  setState(state: { text: string }): void;
}

export function linesWidget({ createClass, h }: ReactTools): unknown {
  return createClass({
    getInitialState() {
      return { text: textOf(listOf(this.props.value)) };
    },
    componentDidUpdate() {
      const list = listOf(this.props.value);
      if (textOf(list) !== textOf(linesOf(this.state.text))) this.setState({ text: textOf(list) });
    },
    render() {
      const { forID, classNameWrapper, setActiveStyle, setInactiveStyle, onChange, value } = this.props;
      const locked = listOf(value).some((item) => item.includes('\n'));
      return h('textarea', {
        id: forID,
        className: classNameWrapper,
        style: { minHeight: '5rem', font: 'inherit', lineHeight: 1.6 },
        rows: Math.max(3, this.state.text.split('\n').length + 1),
        value: this.state.text,
        readOnly: locked,
        title: locked
          ? 'One of these texts has several lines. It can be changed in a text editor.'
          : undefined,
        onFocus: setActiveStyle,
        onBlur: setInactiveStyle,
        onChange: (event: { target: HTMLTextAreaElement }) => {
          this.setState({ text: event.target.value });
          onChange(linesOf(event.target.value));
        },
      });
    },
  } satisfies object & ThisType<Control>);
}

/** The texts of a text box: lines that are not blank. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function listOf(value: WidgetProps['value']): string[] {
  const list: unknown = value !== undefined && value !== null && 'toJS' in value ? value.toJS() : value;
  return Array.isArray(list) ? list.map(String) : [];
}

function textOf(list: readonly string[]): string {
  return list.join('\n');
}
