import { createRoot } from 'react-dom/client';
import { StatusBar } from './StatusBar.tsx';
import { askOnceBeforeDeleting } from '../decap/confirm.ts';
import { hear } from '../messages.ts';
import { openSourceText } from './SourceText.tsx';
import './panels.css';

/** Opens what stands around Decap where the desk is there to save to. */
export function openPanels(): void {
  askOnceBeforeDeleting();
  const host = document.createElement('div');
  document.body.append(host);
  createRoot(host).render(<StatusBar />);
  hear((message) => {
    if (message.kind !== 'unreadable') return;
    const { path, text } = message;
    const title = 'This file cannot be read as it is';
    // Behind the dialog is a form that cannot show the file: whoever does not mend it goes back to the list.
    void openSourceText({ path, text, base: text, title, leave: 'Back to the list' }).then(() => {
      location.hash = `#/collections/${path.split('/')[1]?.replace(/\.yaml$/, '')}`;
    });
  });
}
