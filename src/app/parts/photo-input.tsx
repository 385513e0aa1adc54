// The photos of an entry in its form: taken, chosen, looked at, taken off. The form is on disk before the camera opens,
// and finds its way back to this field if the phone closes the page behind it. A photo never stands in the way of the
// save. [F2] [F3] [F6]
import { createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { Value } from '../../domain/field.ts';
import { mostPhotos, photosOf } from '../../domain/photo.ts';
import { cameraMark, markCamera, unmarkCamera, watchPhotos } from '../../store/camera.ts';
import type { Store } from '../../store/database.ts';
import type { NewPhoto } from '../../store/photo.ts';
import { dropShared, readShared } from '../../store/shared.ts';
import { isFull } from '../../store/storage-fault.ts';
import { useLive } from '../hooks/use-live.ts';
import { hasRoom, photoFrom } from '../photo/camera.ts';
import '../photo/photo.css';
import { Picture, photoWord } from '../photo/picture.tsx';
import { useReused } from '../photo/use-reused.ts';
import { PhotoViewer } from '../photo/viewer.tsx';
import { tPhoto } from '../words/photo-words.ts';
import type { FrameProps } from './field-frame.tsx';
import { GroupFrame } from './field-frame.tsx';
import { Icon } from './icon.tsx';

/** What the form does for its photos. */
export interface PhotoDesk {
  readonly store: Store;
  /** The entry. */
  readonly rec: string;
  /** Everything typed so far goes to disk. */
  readonly keepAll: () => void;
  /** Bytes and the draft that names them, together. Rejects when the disk is full. */
  readonly keepPhoto: (photo: NewPhoto) => Promise<void>;
}

/** Null where a form is only looked at. */
export const PhotoDeskContext = createContext<PhotoDesk | null>(null);

interface PhotoInputProps {
  readonly frame: FrameProps;
  readonly value: unknown;
  readonly onValue: (value: Value | undefined) => void;
}

export function PhotoInput(props: PhotoInputProps) {
  const desk = useContext(PhotoDeskContext);
  return desk && <Photos key={desk.rec} {...props} desk={desk} />;
}

type Note = 'unreadable' | 'full' | 'nearlyFull' | 'failed' | 'interrupted';

function Photos({ frame, value, onValue, desk }: PhotoInputProps & { readonly desk: PhotoDesk }) {
  const { store, rec } = desk;
  const ids = photosOf({ photos: value });
  const here = useLive(() => watchPhotos(store, ids), ids.join());
  const [at, setAt] = useState<number | null>(null);
  const [working, setWorking] = useState<{ readonly i: number; readonly n: number } | null>(null);
  const [note, setNote] = useState<Note | null>(null);
  const group = useInterrupted(desk, () => setNote('interrupted'));
  const reused = useReused(desk, ids);
  const left = mostPhotos - ids.length;
  const photos = ids.map((id) => ({ id, row: here?.get(id), arrived: false }));

  function open(event: Event): void {
    desk.keepAll();
    if (note === 'nearlyFull') return event.preventDefault();
    setNote(null);
    void markCamera(store, rec, window.location.pathname);
  }
  async function take(files: readonly Blob[]): Promise<boolean> {
    void unmarkCamera(store);
    let kept = true;
    const some = files.slice(0, left);
    for (const [index, file] of some.entries()) {
      setWorking({ i: index + 1, n: some.length });
      const wrong = await add(desk, file);
      if (wrong) setNote(wrong);
      kept &&= wrong !== 'full' && wrong !== 'failed';
    }
    setWorking(null);
    return kept;
  }

  useEffect(() => {
    void hasRoom(store).then((room) => !room && setNote('nearlyFull'));
  }, [ids.length]);

  useEffect(() => {
    // Shared into the app, and given to this entry: dropped there once they are kept here.
    void readShared(store.environment.now(), rec).then(async (files) => {
      if (files.length > 0 && (await take(files))) await dropShared();
    });
  }, []);

  const buttons = { open, take, left, cancel: () => void unmarkCamera(store) };
  return (
    <div ref={group}>
      <GroupFrame frame={reused ? { ...frame, warning: reused } : frame}>
        {ids.length > 0 && (
          <ul class="photos">
            {photos.map((photo, index) => (
              <li key={photo.id} class="photo">
                <button
                  type="button"
                  class="photo-open"
                  aria-label={tPhoto('open', { i: index + 1 })}
                  onClick={() => setAt(index)}
                >
                  <Picture {...photo} name="" />
                </button>
                {photoWord(photo) === 'bad' && (
                  <span class="photo-word photo-word-bad">{tPhoto('state.bad')}</span>
                )}
                <button
                  type="button"
                  class="button button-quiet"
                  onClick={() => {
                    const rest = ids.filter((id) => id !== photo.id);
                    onValue(rest.length > 0 ? rest : undefined);
                  }}
                >
                  <Icon name="close" />
                  <span>{tPhoto('remove', { i: index + 1 })}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <p class="photo-note num" role="status">
          {working ? tPhoto('working', working) : left > 0 ? tPhoto('left', { n: left }) : ''}
        </p>
        {note && (
          <p class="field-warning photo-note" role="alert">
            <Icon name="warn" />
            <span>{tPhoto(note)}</span>
          </p>
        )}
        {left > 0 && !working && <PhotoButtons {...buttons} />}
        <PhotoViewer photos={photos} at={at} onAt={setAt} />
      </GroupFrame>
    </div>
  );
}

/** @returns what to say instead, if it could not be kept */
async function add(desk: PhotoDesk, file: Blob): Promise<Note | null> {
  const photo = await photoFrom(desk.store, file);
  if (!photo) return 'unreadable';
  try {
    await desk.keepPhoto(photo);
    return null;
  } catch (error) {
    return isFull(error) ? 'full' : 'failed';
  }
}

interface PhotoButtonsProps {
  readonly open: (event: Event) => void;
  readonly cancel: () => void;
  readonly take: (files: readonly Blob[]) => Promise<boolean>;
  readonly left: number;
}

/** Two inputs: some phones hide the camera where a gallery is offered, and the gallery where a camera is. */
function PhotoButtons({ open, cancel, take, left }: PhotoButtonsProps) {
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

/** The page was closed while this form had the camera open: back to this field, and say so once. */
function useInterrupted({ store, rec }: PhotoDesk, tell: () => void) {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void cameraMark(store).then((mark) => {
      if (mark?.rec !== rec) return;
      tell();
      void unmarkCamera(store);
      const field = group.current?.querySelector<HTMLElement>('fieldset');
      field?.focus();
      field?.scrollIntoView({ block: 'center' });
    });
    return () => void unmarkCamera(store);
  }, []);
  return group;
}
