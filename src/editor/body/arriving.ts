/** Pictures that are pasted or dropped into the text. */
import { DRAG_DROP_PASTE } from '@lexical/rich-text';
import {
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  DRAGOVER_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { plural } from '../../plain.ts';
import { askForm } from './ask-form.ts';
import { isOfThisSite, isSeen } from './pasted-picture.ts';

/** Asks what pictures show that come into a text. Returns how to stop. */
export function registerPictures(editor: LexicalEditor): () => void {
  const askFor = (files: readonly File[], note?: string) => {
    const element = editor.getRootElement();
    if (element)
      askForm(element, { editor, head: { type: 'image', url: '', alt: '' }, isNew: true, files, note });
  };
  return mergeRegister(
    // The cursor is where they were dropped by then.
    editor.registerCommand(
      DRAG_DROP_PASTE,
      (files) => {
        askFor(files);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      DRAGOVER_COMMAND,
      (event) => {
        if (!event.dataTransfer?.types.includes('Files')) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    // Before the words, which are pasted by somebody else.
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = 'clipboardData' in event ? event.clipboardData : null;
        const html = data?.getData('text/html') ?? '';
        if (data === null || html === '') return false;
        const content = new DOMParser().parseFromString(html, 'text/html');
        const files = [...data.files].filter(({ type }) => type.startsWith('image/'));
        // Spreadsheets copy a picture of their cells, too: what has words is pasted as words.
        const isPicture = files.length > 0 && content.body.textContent.trim() === '';
        if (isPicture) {
          event.preventDefault();
          askFor(files);
        } else askForPicturesIn(content, askFor);
        return isPicture;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

/** Words are pasted without their pictures, which come after them; of those that lie elsewhere, it is said. */
function askForPicturesIn(content: Document, askFor: (files: readonly File[], note?: string) => void): void {
  const images = [...content.querySelectorAll('img')].filter(isSeen);
  const embedded = images.filter(({ src }) => src.startsWith('data:'));
  const lost = images.filter(({ src }) => !src.startsWith('data:') && !isOfThisSite(src));
  if (embedded.length + lost.length === 0) return;
  void filesOf(embedded).then((files) => askFor(files, noteOn(lost)));
}

function filesOf(images: readonly HTMLImageElement[]): Promise<File[]> {
  return Promise.all(
    images.map(async ({ src, alt }) => {
      const blob = await (await fetch(src)).blob();
      return new File([blob], alt, { type: blob.type });
    }),
  );
}

/** Nothing is loaded from elsewhere, and nothing can be from a disk. */
function noteOn(lost: readonly HTMLImageElement[]): string | undefined {
  if (lost.length === 0) return undefined;
  const hosts = new Set(lost.flatMap(({ src }) => URL.parse(src)?.host || []));
  const where = hosts.size > 0 ? ` In its place, a link leads to ${[...hosts].join(', ')}.` : '';
  return `${plural(lost.length, 'picture')} did not come along with what you pasted.${where} To have it here, copy the picture by itself and paste it, or choose its file.`;
}
