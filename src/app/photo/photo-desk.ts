// What happens to photos while a form is open: room is asked for, the form goes to disk before the camera opens, each
// picture is made small and kept, and a page that was closed meanwhile finds its way back. [F2] [F3] [F6]

import type { RefObject } from 'preact';
import { createContext } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { mostPhotos } from '../../domain/photo.ts';
import { cameraMark, markCamera, unmarkCamera } from '../../store/camera.ts';
import type { Store } from '../../store/database.ts';
import type { NewPhoto } from '../../store/photo.ts';
import { dropShared, readShared } from '../../store/shared.ts';
import { isFull } from '../../store/storage-fault.ts';
import { hasRoom, photoFrom } from './camera.ts';

/** What the form does for its photos. */
export interface PhotoDesk {
  readonly store: Store;
  readonly account: string;
  /** The entry. */
  readonly rec: string;
  /** Everything typed so far goes to disk. */
  readonly keepAll: () => void;
  /** Bytes and the draft that names them, together. Rejects when the disk is full. */
  readonly keepPhoto: (photo: NewPhoto) => Promise<void>;
  /** Pictures are being made small: a save waits for them a while. */
  readonly hold: (work: Promise<unknown>) => void;
}

/** Null where a form is only looked at. */
export const PhotoDeskContext = createContext<PhotoDesk | null>(null);

export type PhotoNote = 'unreadable' | 'full' | 'nearlyFull' | 'failed' | 'interrupted';

export interface PhotoField {
  /** Which picture of how many is being made small. */
  readonly working: { readonly i: number; readonly n: number } | null;
  readonly note: PhotoNote | null;
  /** Pictures shared into this entry for which it has no room: they still wait to be given to another. */
  readonly over: number;
  /** Photos that may still be added. */
  readonly left: number;
  /** The camera or the gallery is about to open. */
  readonly open: (event: Event) => void;
  readonly cancel: () => void;
  readonly take: (files: readonly Blob[]) => Promise<void>;
}

/** @param field holds the field's set, to come back to */
export function usePhotoField(
  desk: PhotoDesk,
  named: number,
  field: RefObject<HTMLElement | null>,
): PhotoField {
  const { store, account, rec } = desk;
  const [working, setWorking] = useState<PhotoField['working']>(null);
  const [note, setNote] = useState<PhotoNote | null>(null);
  const [over, setOver] = useState(0);
  const left = mostPhotos - named;
  const cancel = () => void unmarkCamera(store);

  /** @returns true when each was kept, or was no picture at all */
  function takeAll(files: readonly Blob[]): Promise<boolean> {
    const work = shrinkAll(files);
    desk.hold(work);
    return work;
  }
  async function shrinkAll(files: readonly Blob[]): Promise<boolean> {
    const some = files.slice(0, left);
    let kept = true;
    for (const [index, file] of some.entries()) {
      setWorking({ i: index + 1, n: some.length });
      const wrong = await add(desk, file);
      if (wrong) setNote(wrong);
      kept &&= wrong === null || wrong === 'unreadable';
    }
    setWorking(null);
    return kept;
  }
  /** Shared into the app, and given to this entry: dropped there once they are kept here, those it has room for. */
  async function takeShared(): Promise<void> {
    const files = await readShared({ nowMs: store.environment.now(), account, rec });
    if (files.length === 0 || !(await takeAll(files))) return;
    await dropShared(account, left);
    setOver(Math.max(0, files.length - left));
  }
  useEffect(() => {
    void comeBack(desk, field.current).then((closed) => closed && setNote('interrupted'));
    void takeShared();
    return cancel;
  }, []);
  useEffect(() => {
    void hasRoom(store).then((room) => !room && setNote('nearlyFull'));
  }, [named]);
  return {
    working,
    note,
    over,
    left,
    cancel,
    open: (event) => {
      desk.keepAll();
      if (note === 'nearlyFull') return event.preventDefault();
      setNote(null);
      void markCamera(store, rec, window.location.pathname);
    },
    take: async (files) => {
      cancel();
      await takeAll(files);
    },
  };
}

/** @returns what to say instead, if it could not be kept */
async function add(desk: PhotoDesk, file: Blob): Promise<PhotoNote | null> {
  const photo = await photoFrom(desk.store, file);
  if (!photo) return 'unreadable';
  try {
    await desk.keepPhoto(photo);
    return null;
  } catch (error) {
    return isFull(error) ? 'full' : 'failed';
  }
}

/** The page was closed while this form had the camera open: back to this field, and said once. */
async function comeBack({ store, rec }: PhotoDesk, field: HTMLElement | null): Promise<boolean> {
  const mark = await cameraMark(store);
  if (mark?.rec !== rec) return false;
  await unmarkCamera(store);
  const set = field?.querySelector<HTMLElement>('fieldset');
  if (set) lead(set, 120);
  return true;
}

/** A screen is shown when all of its parts have come; until then nothing of it takes the focus. */
function lead(set: HTMLElement, frames: number): void {
  set.focus();
  if (document.activeElement === set) set.scrollIntoView({ block: 'center' });
  else if (frames > 0) requestAnimationFrame(() => lead(set, frames - 1));
}
