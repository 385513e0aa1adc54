// Is a photo of this entry in another one too? A hint for the officer and for the desk. [F2]
import { useEffect, useState } from 'preact/hooks';
import type { Finding } from '../../domain/field.ts';
import { findReused } from '../../store/camera.ts';
import type { Store } from '../../store/database.ts';

interface Bearer {
  readonly store: Store;
  readonly rec: string;
}

export function useReused({ store, rec }: Bearer, ids: readonly string[]): Finding | undefined {
  const [found, setFound] = useState<readonly Finding[]>([]);
  useEffect(() => {
    let current = true;
    const own = { id: rec, values: { photos: ids } };
    void findReused(store.db, own).then((findings) => current && setFound(findings));
    return () => {
      current = false;
    };
  }, [rec, ids.join()]);
  return found[0];
}
