import { useEffect, useId, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { mediaPath } from '../../mdx/url.ts';
import { sizeInWords } from './judge.ts';
import type { Taken } from './take.ts';
import { usePicture } from './use-picture.ts';

/** A picture in the text. */
export interface Picture {
  url: string;
  alt: string;
  title: string;
}

/** A picture that was chosen: of the wiki by its address alone, or as it will be saved. */
export type Chosen = Pick<Taken, 'address'> & Partial<Taken>;

interface Props {
  chosen: Chosen;
  picture: Picture;
  isNew: boolean;
  /** How many more are waiting. */
  more: number;
  /** How to take another one. */
  other: ReactNode;
  onSave(picture: Picture): void;
  onRemove(): void;
  onClose(): void;
}

/** Shows a picture, and asks what it shows. */
export function Describe({ chosen, picture, isNew, more, other, onSave, onRemove, onClose }: Props) {
  const [alt, setAlt] = useState(picture.alt);
  const [title, setTitle] = useState(picture.title);
  const [isDecoration, setIsDecoration] = useState(!isNew && picture.alt === '');
  const [isMissing, setIsMissing] = useState(false);
  const words = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => words.current?.focus(), []);

  function save(event: FormEvent): void {
    event.preventDefault();
    // The form of the page is around it, as React sees it.
    event.stopPropagation();
    if (isDecoration || alt.trim() !== '')
      return onSave({ url: chosen.address, alt: isDecoration ? '' : alt.trim(), title: title.trim() });
    setIsMissing(true);
    words.current?.focus();
  }

  return (
    <form onSubmit={save} noValidate>
      <figure>
        <Shown chosen={chosen} />
        <figcaption>
          <span>{factsOf(chosen)}</span> {other}
        </figcaption>
      </figure>
      <label htmlFor={`${id}-alt`}>What it shows</label>
      <input
        ref={words}
        id={`${id}-alt`}
        value={alt}
        disabled={isDecoration}
        required
        autoComplete="off"
        aria-invalid={isMissing && !isDecoration}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => setAlt(currentTarget.value)}
      />
      <small id={`${id}-hint`}>
        {isMissing && !isDecoration && alt.trim() === '' && (
          <b>Say what it shows, or tick “Only decoration”. </b>
        )}
        Read aloud to those who cannot see it: “Bar chart: answers within a day rose from 40 to 70 %”.
      </small>
      <label className="concord-tick">
        <input
          type="checkbox"
          checked={isDecoration}
          onChange={({ currentTarget }) => setIsDecoration(currentTarget.checked)}
        />
        Only decoration: the page says as much without it
      </label>
      <label htmlFor={`${id}-title`}>
        Caption <small>(optional)</small>
      </label>
      <input
        id={`${id}-title`}
        value={title}
        autoComplete="off"
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <footer>
        {!isNew && (
          <button type="button" className="concord-danger" onClick={onRemove}>
            Remove
          </button>
        )}
        {more > 0 && <span>{more === 1 ? 'One more comes next.' : `${more} more come next.`}</span>}
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" className="concord-main">
          {isNew ? 'Insert' : 'Apply'}
        </button>
      </footer>
    </form>
  );
}

function Shown({ chosen: { address, blob } }: { chosen: Chosen }) {
  const own = useMemo(() => blob && URL.createObjectURL(blob), [blob]);
  const stored = usePicture(address);
  useEffect(() => () => URL.revokeObjectURL(own ?? ''), [own]);
  if (own === undefined && mediaPath(address) === undefined)
    return <p>Readers see no picture here: “{address}” is not from the media folder.</p>;
  return <img alt="" {...(own === undefined ? stored : { src: own })} />;
}

function factsOf({ address, blob, width, height, done }: Chosen): string {
  if (blob === undefined) return address.replace('/media/', '');
  return `${sizeInWords(blob.size)}, ${width} × ${height}. ${done ?? ''}`;
}
