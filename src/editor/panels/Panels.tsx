import { createRoot } from 'react-dom/client';
import type { Saver } from '../saving/types.ts';
import { askOnceBeforeDeleting } from '../decap/confirm.ts';
import { StatusBar } from './StatusBar.tsx';
import './panels.css';

/** Opens what stands around Decap where the desk is there to save to. */
export function openPanels(saver: Saver): void {
  askOnceBeforeDeleting();
  const host = document.createElement('div');
  document.body.append(host);
  createRoot(host).render(<StatusBar saver={saver} />);
}
