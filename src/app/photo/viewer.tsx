// A photo in full, one after the other: by tap, by arrow keys, closed by Escape or the way back.
import { useEffect } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { tPhoto } from '../words/photo-words.ts';
import type { PhotoFacts } from './picture.tsx';
import { Picture } from './picture.tsx';

interface ViewerProps {
  readonly photos: readonly PhotoFacts[];
  /** Which is shown; null: closed. */
  readonly at: number | null;
  readonly onAt: (at: number | null) => void;
}

export function PhotoViewer({ photos, at, onAt }: ViewerProps) {
  const n = photos.length;
  const photo = at === null ? undefined : photos[at];
  useEffect(() => {
    if (at === null) return;
    const turn = (event: KeyboardEvent) => {
      const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (by !== 0) onAt((at + by + n) % n);
      // The desk's own keys must not decide about the entry behind the photo.
      event.stopPropagation();
    };
    document.addEventListener('keydown', turn, { capture: true });
    return () => document.removeEventListener('keydown', turn, { capture: true });
  }, [at, n]);
  const i = (at ?? 0) + 1;
  return (
    <Dialog open={photo !== undefined} title={tPhoto('title', { i, n })} onClose={() => onAt(null)}>
      {photo && (
        <div class="photo-large">
          <Picture key={photo.id} {...photo} name={tPhoto('name', { i })} />
        </div>
      )}
      <div class="dialog-actions">
        {n > 1 && (
          <>
            <Button kind="secondary" onClick={() => onAt((i - 2 + n) % n)}>
              {tPhoto('before')}
            </Button>
            <Button kind="secondary" onClick={() => onAt(i % n)}>
              {tPhoto('after')}
            </Button>
          </>
        )}
        <Button kind="primary" onClick={() => onAt(null)}>
          {tPhoto('close')}
        </Button>
      </div>
    </Dialog>
  );
}
