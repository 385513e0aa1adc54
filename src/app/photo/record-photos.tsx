// The photos of an entry, on its record and on the desk: how many the province has, each with its own state. [F7]
import { useState } from 'preact/hooks';
import { photoProgress, photosOf } from '../../domain/photo.ts';
import type { Shown } from '../../domain/rebase.ts';
import { watchPhotos } from '../../store/camera.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { tPhoto } from '../words/photo-words.ts';
import './photo.css';
import { PhotoTile } from './photo-tile.tsx';
import type { PhotoFacts } from './picture.tsx';
import { photoWord } from './picture.tsx';
import { PhotoViewer } from './viewer.tsx';

interface RecordPhotosProps {
  readonly shown: Shown;
  /** Photos the province has, as its row says. */
  readonly arrived: readonly string[];
}

export function RecordPhotos({ shown, arrived }: RecordPhotosProps) {
  const { store } = useAccount();
  const [at, setAt] = useState<number | null>(null);
  const ids = photosOf(shown.values);
  const here = useLive(() => watchPhotos(store, ids), ids.join());
  if (!here) return null;
  const photos = ids.map(
    (id): PhotoFacts => ({ id, row: here.get(id), arrived: arrived.includes(id) }),
  );
  const sent = photos.filter((photo) => photoWord(photo) === 'sent').map(({ id }) => id);
  const progress = photoProgress(shown.values, sent);
  return (
    <>
      {progress && <p class="num">{tPhoto('progress', { ...progress })}</p>}
      <ul class="photos">
        {photos.map((photo, index) => (
          <PhotoTile key={photo.id} photo={photo} i={index + 1} onOpen={() => setAt(index)}>
            <span class={`photo-word photo-word-${photoWord(photo)}`}>
              {tPhoto(`state.${photoWord(photo)}`)}
            </span>
          </PhotoTile>
        ))}
      </ul>
      <PhotoViewer photos={photos} at={at} onAt={setAt} />
    </>
  );
}
