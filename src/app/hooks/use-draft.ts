// The draft a form is opened on. "Again" forgets what the form holds and reads the disk once more.
import { useEffect, useState } from 'preact/hooks';
import type { DraftRow } from '../../store/database.ts';

interface OpenedDraft {
  /** undefined while it is read, null when there is nothing to open. */
  readonly draft: DraftRow | null | undefined;
  readonly again: () => void;
}

/** @param key changes when another draft is to be opened */
export function useDraft(key: string, open: () => Promise<DraftRow | null>): OpenedDraft {
  const [draft, setDraft] = useState<DraftRow | null | undefined>(undefined);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let current = true;
    setDraft(undefined);
    void open().then((opened) => current && setDraft(opened), reportError);
    return () => {
      current = false;
    };
  }, [key, times]);
  return { draft, again: () => setTimes(times + 1) };
}
