import type { Nodes } from 'mdast';
import type { z } from 'zod';
import { fieldOf, type Option } from '../../collections/fields.ts';
import { dayInWords } from '../../freshness/words.ts';
import { vocabulary } from '../../mdx/vocabulary.ts';

/** How something is called in the editor, and which colours it has. */
export interface Look {
  label: string;
  about: string;
  /** What it is about in the text at hand; empty where there is nothing to say. */
  title: string;
  /** A name for the stylesheet. */
  tone: string;
}

const comment: Look = { label: 'Comment', about: 'Readers do not see it.', title: '', tone: 'raw' };

/** How a node that is not plain text looks: a component, a footnote, a comment … */
export function lookOf(node: Nodes): Look {
  switch (node.type) {
    case 'component': {
      const component = vocabulary.get(node.name);
      const { label = node.name, about = '' } = component ?? {};
      const choice = Object.entries(component?.attributes.shape ?? {}).find(
        ([, schema]) => fieldOf(schema).kind === 'choice',
      );
      const chosen = choice && (node.props[choice[0]] ?? optionsOf(choice[1])[0]?.value);
      const tone = chosen === undefined ? node.name.toLowerCase() : `${node.name.toLowerCase()}-${chosen}`;
      const rest = Object.entries(node.props).filter(([name]) => name !== choice?.[0]);
      const option = choice && optionsOf(choice[1]).find(({ value }) => value === node.props[choice[0]]);
      return {
        label: option && node.name === 'Callout' ? option.label : label,
        about,
        title: rest.map(([name, value]) => inWords(value, component?.attributes.shape[name])).join(' · '),
        tone,
      };
    }
    case 'footnoteDefinition':
      return {
        label: `Footnote ${node.label ?? node.identifier}`,
        about: 'Stands at the end of the page.',
        title: '',
        tone: 'note',
      };
    case 'footnoteReference':
      return {
        label: 'Footnote',
        about: 'Leads to a footnote.',
        title: node.label ?? node.identifier,
        tone: 'note',
      };
    case 'definition':
      if (node.url === '#' || node.url === '') return comment;
      return {
        label: 'Link target',
        about: 'Where links of this name lead.',
        title: node.label ?? node.identifier,
        tone: 'note',
      };
    case 'link':
      return { label: 'Link', about: '', title: node.url, tone: 'link' };
    case 'linkReference':
      return {
        label: 'Link by name',
        about: 'Leads where the link target of this name says.',
        title: node.label ?? node.identifier,
        tone: 'link',
      };
    case 'image':
    case 'imageReference':
      return { label: 'Picture', about: '', title: node.alt ?? '', tone: 'picture' };
    case 'raw':
      return /^\s*<!--/.test(node.value)
        ? comment
        : {
            label: 'As typed',
            about: 'The page shows this exactly as it stands here.',
            title: '',
            tone: 'raw',
          };
    default:
      return { label: node.type, about: '', title: '', tone: 'raw' };
  }
}

/** A day says which it is: two that stand side by side could not be told apart. */
function inWords(value: string, schema: z.core.$ZodType | undefined): string {
  const field = schema && fieldOf(schema);
  return field?.kind === 'day' ? `${field.label.toLowerCase()} ${dayInWords(value)}` : value;
}

function optionsOf(schema: Parameters<typeof fieldOf>[0]): readonly Option[] {
  const { options } = fieldOf(schema);
  return Array.isArray(options) ? (options as readonly Option[]) : [];
}
