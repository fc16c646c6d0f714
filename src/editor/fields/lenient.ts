import type { ControlProps } from '../decap/types.ts';

/** What is used of Decap's controls: components of its own React. */
export interface Control {
  props: ControlProps;
  forceUpdate(): void;
  render(): unknown;
  componentDidMount(): void;
}

/** Decap's own control of a name. */
export function ownControl<C extends Control>(name: string): new () => C {
  const cms = window.CMS as unknown as { getWidget(name: string): { control: new () => C } };
  return cms.getWidget(name).control;
}

/**
 * A control of Decap's that leaves it to us what may be saved: Decap would refuse drafts that are not filled
 * in yet, see https://github.com/decaporg/decap-cms/issues/5013.
 */
export function lenient(name: string): unknown {
  return class Lenient extends ownControl(name) {
    override componentDidMount(): void {
      super.componentDidMount();
      sayRequired(this.props);
    }

    // Decap calls it without its control.
    validate = () => neverRefuse(this.props);
  };
}

/** Tells Decap that nothing is wrong with a field. */
export function neverRefuse({ onValidateObject, forID }: ControlProps): void {
  onValidateObject(forID, []);
}

/** Tells screen readers that a field has to be filled in. For the eye, the others are called optional. */
export function sayRequired({ forID, field }: ControlProps): void {
  if (field.toJS().required) document.getElementById(forID)?.setAttribute('aria-required', 'true');
}
