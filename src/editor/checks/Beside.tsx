import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { controlIn, partOf } from '../decap/form-dom.ts';
import type { Remark } from './words.ts';

/** What is wrong, said at the fields themselves. */
export function Beside({ remarks }: { remarks: readonly Remark[] }) {
  const fields = [...new Set(remarks.flatMap(({ spot }) => spot?.path[0] ?? []))];
  return fields.map((field) => {
    const part = partOf(field);
    const own = remarks.filter(({ spot }) => spot?.path[0] === field);
    return part && <At key={String(field)} part={part} remarks={own} />;
  });
}

function At({ part, remarks }: { part: HTMLElement; remarks: readonly Remark[] }) {
  const host = hostIn(part);
  useEffect(() => {
    const control = controlIn(part);
    control?.setAttribute('aria-invalid', 'true');
    control?.setAttribute('aria-describedby', host.id);
    return () => {
      control?.removeAttribute('aria-invalid');
      control?.removeAttribute('aria-describedby');
    };
  }, [part, host]);
  return createPortal(
    remarks.map(({ said }, index) => <p key={index}>{said}</p>),
    host,
  );
}

/** An element at the end of a part of the form. Decap never looks for what comes after its own. */
function hostIn(part: HTMLElement): HTMLElement {
  const there = part.querySelector<HTMLElement>(':scope > .concord-beside');
  if (there) return there;
  const made = document.createElement('div');
  made.className = 'concord-beside';
  made.id = `${part.querySelector('label')?.htmlFor}-wrong`;
  part.append(made);
  return made;
}
