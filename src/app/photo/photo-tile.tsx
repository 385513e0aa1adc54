// One photo of a list: a square that opens it, and beneath it whatever is to be said or done about it.
import type { ComponentChildren } from 'preact';
import { tPhoto } from '../words/photo-words.ts';
import type { PhotoFacts } from './picture.tsx';
import { Picture } from './picture.tsx';

interface PhotoTileProps {
  readonly photo: PhotoFacts;
  /** Counted from one, as people do. */
  readonly i: number;
  readonly onOpen: () => void;
  readonly children: ComponentChildren;
}

export function PhotoTile({ photo, i, onOpen, children }: PhotoTileProps) {
  return (
    <li class="photo">
      <button type="button" class="photo-open" aria-label={tPhoto('open', { i })} onClick={onOpen}>
        <Picture {...photo} name="" />
      </button>
      {children}
    </li>
  );
}
