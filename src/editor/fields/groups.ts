import { wikiNames, type Names } from '../names.ts';
import { summarise, type SummaryField } from './summary.ts';

/** What is used of Decap's list: a component of its own React. */
interface List {
  props: { field: { toJS(): Group }; parentIds?: readonly string[] };
  componentDidMount(): void;
  forceUpdate(): void;
  /** Opens an item and goes to a field of it, as in `0.until`. */
  focus(path: string): void;
}
interface Group {
  name: string;
  label_singular: string;
  summary?: string;
  fields: SummaryField[];
}
interface Item {
  toJS(): Record<string, unknown>;
}

/** The lists of the open form, by the names of their fields. */
export const lists = new Map<string, Pick<List, 'focus'>>();

/** Decap's list of groups, of which each says in words what is in it while it is folded. */
export function groups(): unknown {
  const cms = window.CMS as unknown as { getWidget(name: string): { control: new () => List } };
  const { control } = cms.getWidget('list');
  return class Groups extends control {
    wiki: Names | undefined;

    override componentDidMount(): void {
      super.componentDidMount();
      const { field, parentIds = [] } = this.props;
      if (parentIds.length === 0) lists.set(field.toJS().name, this);
      wikiNames().then(
        (wiki) => {
          this.wiki = wiki;
          this.forceUpdate();
        },
        // Without the names, ids are better than nothing.
        () => undefined,
      );
    }

    objectLabel(item: Item): string {
      const { summary, fields, label_singular } = this.props.field.toJS();
      const template = summary ?? `{{fields.${fields[0]?.name}}}`;
      return summarise(template, item.toJS(), fields, this.wiki) || `New ${label_singular}`;
    }
  };
}
