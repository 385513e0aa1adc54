// One photo, small or large: from this phone's own bytes, or from the province; or the plain truth that it is not here.
import { useEffect, useState } from 'preact/hooks';
import type { PhotoRow } from '../../store/database.ts';
import { Icon } from '../parts/icon.tsx';
import { tPhoto } from '../words/photo-words.ts';

export interface PhotoFacts {
  readonly id: string;
  /** What this phone has of it. */
  readonly row: PhotoRow | undefined;
  /** The province has it, for this entry. */
  readonly arrived: boolean;
}

export type PhotoWord = 'sent' | 'due' | 'kept' | 'bad' | 'coming';

/** [F5] [F7] */
export function photoWord({ row, arrived }: PhotoFacts): PhotoWord {
  if (arrived || row?.state === 'sent') return 'sent';
  return row?.state ?? 'coming';
}

interface PictureProps extends PhotoFacts {
  readonly name: string;
}

export function Picture({ id, row, arrived, name }: PictureProps) {
  const local = useObjectUrl(row);
  const [lost, setLost] = useState(false);
  const source = local ?? (arrived ? `/blob/v1/${id}` : undefined);
  if (source === undefined || lost) {
    return (
      <span class="photo-none">
        <Icon name="exhibition" />
        <span>{tPhoto(lost ? 'state.away' : 'state.coming')}</span>
      </span>
    );
  }
  return <img src={source} alt={name} decoding="async" onError={() => setLost(true)} />;
}

function useObjectUrl(row: PhotoRow | undefined): string | undefined {
  const [url, setUrl] = useState<string | undefined>(undefined);
  const bytes = row?.bytes;
  useEffect(() => {
    if (!row || !bytes) return setUrl(undefined);
    const made = URL.createObjectURL(new Blob([bytes], { type: row.media }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [row?.id, bytes === null]);
  return url;
}
