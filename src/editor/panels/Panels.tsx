import { createRoot } from 'react-dom/client';
import { StatusBar } from './StatusBar.tsx';
import './panels.css';

/** Opens what stands around Decap where the desk is there to save to. */
export function openPanels(): void {
  const host = document.createElement('div');
  document.body.append(host);
  createRoot(host).render(<StatusBar />);
}
