import { Component, type ComponentType } from 'react';

/** The one widget of an entry. It draws the whole form, which hears of changes by itself. */
export function formWidget(Form: ComponentType): ComponentType {
  // Decap asks its widgets for what only a class has: https://github.com/decaporg/decap-cms/issues/4967
  return class FormWidget extends Component {
    override shouldComponentUpdate = () => false;
    override render = () => <Form />;
  };
}
