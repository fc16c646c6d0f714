import { me, wikiNames } from '../names.ts';
import type { ReactTools } from '../decap/types.ts';
import { neverRefuse, ownControl, sayRequired, type Control } from './lenient.ts';
import { whenBegun } from './start.ts';

interface Select extends Control {
  render(): { type: unknown; props: { options: readonly { value: string }[] } };
}

/** A list of Immutable.js. */
interface List {
  size: number;
  push(value: string): List;
}

/** Decap's choice, which in a new page may begin with the editor's team. */
export function choices({ h }: ReactTools): unknown {
  return class Choices extends ownControl<Select>('select') {
    start: string | undefined;
    begun = false;
    stop: () => void = () => undefined;

    override componentDidMount(): void {
      // Decap would put an empty list where there is none, and count the form as changed:
      // https://github.com/decaporg/decap-cms/issues/725
      if (this.props.value) super.componentDidMount();
      sayRequired(this.props);
      const { field, getEntry } = this.props;
      if (field.toJS()['starts_with_team'] !== true || !getEntry().get('newRecord')) return;
      this.stop = whenBegun(() => {
        this.begun = true;
        this.settle();
      });
      void myTeam().then((team) => {
        this.start = team;
        this.forceUpdate();
        if (this.begun) this.settle();
      });
    }

    componentWillUnmount(): void {
      this.stop();
    }

    // Decap calls it without its control.
    validate = () => neverRefuse(this.props);

    /** The start becomes the value, unless there is one by now. */
    settle(): void {
      const { value, onChange } = this.props;
      if (this.start !== undefined && isEmpty(value)) onChange(value.push(this.start));
      this.start = undefined;
    }

    override render() {
      const drawn = super.render();
      if (this.start === undefined || !isEmpty(this.props.value)) return drawn;
      const value = drawn.props.options.filter((each) => each.value === this.start);
      return h(drawn.type, { ...drawn.props, value }) as typeof drawn;
    }
  };
}

function isEmpty(value: unknown): value is List {
  return typeof value === 'object' && value !== null && (value as List).size === 0;
}

/** The team of whoever edits, where they are a person of the wiki. */
async function myTeam(): Promise<string | undefined> {
  const id = me()?.id;
  const wiki = await wikiNames().catch(() => undefined);
  return wiki?.names.find((each) => each.collection === 'people' && each.id === id)?.team;
}
