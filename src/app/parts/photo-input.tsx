// The photos of an entry in its form: taken, chosen, looked at, taken off. A photo never stands in the way of the
// save. [F2]
import { useContext, useRef, useState } from 'preact/hooks';
import type { Value } from '../../domain/field.ts';
import { photosOf } from '../../domain/photo.ts';
import { watchPhotos } from '../../store/camera.ts';
import { useLive } from '../hooks/use-live.ts';
import '../photo/photo.css';
import type { PhotoDesk, PhotoField } from '../photo/photo-desk.ts';
import { PhotoDeskContext, usePhotoField } from '../photo/photo-desk.ts';
import { PhotoTile } from '../photo/photo-tile.tsx';
import type { PhotoFacts } from '../photo/picture.tsx';
import { photoWord } from '../photo/picture.tsx';
import { useReused } from '../photo/use-reused.ts';
import { PhotoViewer } from '../photo/viewer.tsx';
import { tPhoto } from '../words/photo-words.ts';
import type { FrameProps } from './field-frame.tsx';
import { GroupFrame } from './field-frame.tsx';
import { Icon } from './icon.tsx';

interface PhotoInputProps {
  readonly frame: FrameProps;
  readonly value: unknown;
  readonly onValue: (value: Value | undefined) => void;
}

export function PhotoInput(props: PhotoInputProps) {
  const desk = useContext(PhotoDeskContext);
  return desk && <Photos key={desk.rec} {...props} desk={desk} />;
}

function Photos({ frame, value, onValue, desk }: PhotoInputProps & { readonly desk: PhotoDesk }) {
  const ids = photosOf({ photos: value });
  const here = useLive(() => watchPhotos(desk.store, ids), ids.join());
  const [at, setAt] = useState<number | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const field = usePhotoField(desk, ids.length, group);
  const reused = useReused(desk, ids);
  const { left, working, note, over } = field;
  const photos = ids.map((id) => ({ id, row: here?.get(id), arrived: false }));
  const drop = (gone: string) => {
    const rest = ids.filter((id) => id !== gone);
    onValue(rest.length > 0 ? rest : undefined);
  };
  return (
    <div ref={group}>
      <GroupFrame frame={reused ? { ...frame, warning: reused } : frame}>
        {ids.length > 0 && <PhotoList photos={photos} onOpen={setAt} onDrop={drop} />}
        <p class="photo-note num" role="status">
          {working ? tPhoto('working', working) : left > 0 ? tPhoto('left', { n: left }) : ''}
        </p>
        {note && (
          <p class="field-warning photo-note" role="alert">
            <Icon name="warn" />
            <span>{tPhoto(note)}</span>
          </p>
        )}
        {over > 0 && (
          <p class="field-warning photo-note" role="alert">
            <Icon name="warn" />
            <span>
              {tPhoto('over', { n: over })} <a href="/them-anh">{tPhoto('overTo')}</a>
            </span>
          </p>
        )}
        {left > 0 && !working && <PhotoButtons {...field} />}
        <PhotoViewer photos={photos} at={at} onAt={setAt} />
      </GroupFrame>
    </div>
  );
}

interface PhotoListProps {
  readonly photos: readonly PhotoFacts[];
  readonly onOpen: (at: number) => void;
  readonly onDrop: (id: string) => void;
}

function PhotoList({ photos, onOpen, onDrop }: PhotoListProps) {
  return (
    <ul class="photos">
      {photos.map((photo, index) => (
        <PhotoTile key={photo.id} photo={photo} i={index + 1} onOpen={() => onOpen(index)}>
          {photoWord(photo) === 'bad' && (
            <span class="photo-word photo-word-bad">{tPhoto('state.bad')}</span>
          )}
          <button type="button" class="button button-quiet" onClick={() => onDrop(photo.id)}>
            <Icon name="close" />
            <span>{tPhoto('remove', { i: index + 1 })}</span>
          </button>
        </PhotoTile>
      ))}
    </ul>
  );
}

/** Two inputs: some phones hide the camera where a gallery is offered, and the gallery where a camera is. */
function PhotoButtons({ open, cancel, take, left }: PhotoField) {
  const input = (camera: boolean) => (
    <input
      type="file"
      class="visually-hidden"
      accept="image/*"
      multiple={!camera && left > 1}
      {...(camera ? { capture: 'environment' as const } : {})}
      onClick={open}
      onCancel={cancel}
      onChange={(event) => {
        const { currentTarget } = event;
        const files = [...(currentTarget.files ?? [])];
        // The same picture may be chosen again after it was taken off.
        currentTarget.value = '';
        void take(files);
      }}
    />
  );
  return (
    <div class="photo-buttons">
      <label class="button button-secondary">
        {input(true)}
        <CameraSign />
        <span>{tPhoto('take')}</span>
      </label>
      <label class="button button-secondary">
        {input(false)}
        <Icon name="exhibition" />
        <span>{tPhoto('choose')}</span>
      </label>
    </div>
  );
}

function CameraSign() {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M4 8h3.5L9 5.5h6L16.5 8H20v11H4z" />
      <circle cx="12" cy="13" r="3.5" />
    </svg>
  );
}
