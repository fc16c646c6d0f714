import { $getNodeByKey, type LexicalEditor, type NodeKey } from 'lexical';
import { useEffect, useState } from 'react';
import type { Name } from '../names.ts';
import { useWiki } from '../pickers/use-names.ts';
import { onFormWish, type FormWish } from './ask-form.ts';
import { $headOf, addParagraph, change, insert, remove } from './commands.ts';
import { FormDialog } from './FormDialog.tsx';
import { formOf } from './forms.ts';
import type { Head } from './nodes.tsx';
import { PictureDialog } from '../pictures/PictureDialog.tsx';

interface Shown {
  editor: LexicalEditor;
  key?: NodeKey;
  head: Head;
  isBlock: boolean;
  files?: readonly File[] | undefined;
  note?: string | undefined;
}

/** Shows the form of whatever in the editor asks for one. */
export function FormHost({ element }: { element: HTMLElement }) {
  const [shown, setShown] = useState<Shown>();
  const { wiki } = useWiki();
  useEffect(
    () =>
      onFormWish(element, (wish) => {
        // What has nothing to fill in is put in at once.
        if ('head' in wish && hasNoForm(wish.head)) insert(wish.editor, wish.head, '');
        else setShown(shownFor(wish));
      }),
    [element],
  );
  if (!shown) return null;
  const { editor, key, head, isBlock } = shown;
  const close = () => {
    setShown(undefined);
    editor.focus();
  };
  if (head.type === 'image') {
    const { url, alt, title } = head;
    return (
      <PictureDialog
        key={key ?? 'new'}
        picture={{ url, alt: alt ?? '', title: title ?? '' }}
        isNew={key === undefined}
        files={shown.files}
        note={shown.note}
        onSave={(made, isLast) => {
          if (isLast) setShown(undefined);
          const changed: Head = { ...head, ...made, title: made.title || null };
          if (key === undefined) insert(editor, changed, '');
          else change(editor, key, changed);
        }}
        onRemove={() => {
          setShown(undefined);
          if (key !== undefined) remove(editor, key);
        }}
        onClose={close}
      />
    );
  }
  return (
    <FormDialog
      key={key ?? 'new'}
      form={formOf(head)}
      head={head}
      isNew={key === undefined}
      isBlock={isBlock}
      onSave={(changed) => {
        setShown(undefined);
        if (key !== undefined) change(editor, key, changed);
        else insert(editor, changed, titleFor(changed, wiki?.names ?? []));
      }}
      onRemove={() => {
        setShown(undefined);
        if (key !== undefined) remove(editor, key);
      }}
      onParagraph={(where) => {
        setShown(undefined);
        if (key !== undefined) addParagraph(editor, key, where);
      }}
      onClose={close}
    />
  );
}

function shownFor(wish: FormWish): Shown | undefined {
  const { editor } = wish;
  if ('head' in wish) return { ...wish, isBlock: false };
  return editor.getEditorState().read(() => {
    const node = $getNodeByKey(wish.key);
    return node ? { editor, key: wish.key, head: $headOf(node), isBlock: !node.isInline() } : undefined;
  });
}

function hasNoForm(head: Head): boolean {
  return head.type !== 'image' && formOf(head).fields.length === 0;
}

/** The words of a link or a term that is put where none are selected: the title of what it leads to. */
function titleFor(head: Head, pages: readonly Name[]): string {
  if (head.type === 'link') {
    return pages.find(({ collection, id }) => head.url === `/${collection}/${id}/`)?.title ?? '';
  }
  if (head.type !== 'component') return '';
  const { id = '' } = head.props;
  return pages.find((page) => page.id === id && page.collection === 'lexicon')?.title ?? (id || 'words');
}
