import { wikiNames, type Names } from '../names.ts';
import { summarise, type SummaryField } from './summary.ts';

/** What is used of Decap's list: a component of its own React. */
interface List {
  props: { field: { toJS(): Group } };
  componentDidMount(): void;
  forceUpdate(): void;
}
interface Group {
  label_singular: string;
  summary?: string;
  fields: SummaryField[];
}
interface Item {
  toJS(): Record<string, unknown>;
}

/** Decap's list of groups, of which each says in words what is in it while it is folded. */
export function groups(): unknown {
  const cms = window.CMS as unknown as { getWidget(name: string): { control: new () => List } };
  const { control } = cms.getWidget('list');
  return class Groups extends control {
    wiki: Names | undefined;

    override componentDidMount(): void {
      super.componentDidMount();
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
