import type { LexicalEditor, NodeKey } from 'lexical';
import type { ReactNode } from 'react';
import { mediaPath } from '../../mdx/url.ts';
import { askForm } from './ask-form.ts';
import { useWiki } from '../pickers/use-names.ts';
import { lookOf } from './look.ts';
import type { Head } from './nodes.tsx';
import { usePicture } from '../pictures/use-picture.ts';

interface Props {
  head: Head;
  editor: LexicalEditor;
  nodeKey: NodeKey;
}

/** A node that is not typed into, as a button that opens its form. */
export function Atom({ head, editor, nodeKey }: Props) {
  const { label, about, title, tone } = lookOf(head);
  return (
    <button
      type="button"
      className="concord-atom-button"
      data-kind={head.type}
      data-tone={tone}
      title={about || label}
      // A card is called what stands on it.
      aria-label={
        head.type === 'component' ? undefined : `${label}${title && `: ${title}`}. Change or remove`
      }
      onMouseDown={(event) => event.preventDefault()}
      onClick={({ currentTarget }) => askForm(currentTarget, { editor, key: nodeKey })}
    >
      <Content head={head} />
    </button>
  );
}

function Content({ head }: { head: Head }): ReactNode {
  switch (head.type) {
    case 'image':
      return <Picture url={head.url} alt={head.alt ?? ''} title={head.title ?? ''} />;
    case 'imageReference':
      return `Picture: ${head.alt || head.identifier}`;
    case 'footnoteReference':
      return <sup>{head.label ?? head.identifier}</sup>;
    case 'definition':
      // Where it leads nowhere, it is a remark of the author's.
      if (head.url === '#' || head.url === '') return <code>{head.title ?? head.label}</code>;
      return (
        <>
          <b>{head.label ?? head.identifier}</b> leads to {head.url}
        </>
      );
    case 'raw':
      if (/^<br\s*\/?>$/i.test(head.value)) return '↵';
      return <code>{head.value}</code>;
    case 'component':
      return <Card label={lookOf(head).label} id={head.props['id'] ?? ''} />;
    default:
      return head.type;
  }
}

function Picture({ url, alt, title }: { url: string; alt: string; title: string }) {
  const shown = usePicture(url);
  // Readers see pictures of the media folder only, and the editor asks nobody else for any.
  if (mediaPath(url) === undefined) return <>Picture that is not from the media folder: {url}</>;
  return (
    <span className="concord-picture">
      <img {...shown} alt={alt} />
      <small>{title || alt || 'Not described: only decoration.'}</small>
    </span>
  );
}

/** What leads to another page, under the title of that page. */
function Card({ label, id }: { label: string; id: string }) {
  const { wiki } = useWiki();
  const page = wiki?.names.find((each) => `${each.collection}/${each.id}` === id || each.id === id);
  return (
    <>
      <small>{label}</small> {page?.title ?? id}
    </>
  );
}
