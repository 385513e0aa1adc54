// Photos of an activity. An entry names them by the SHA-256 of their bytes; the bytes travel apart, and never stand in
// the way of the entry. sync.md §2.11; domain.md §2.3, §6 [F1] [F2]

/** Values of an entry, or of a form. */
type Naming = Readonly<Record<string, unknown>>;

/** A SHA-256 in base64url, as it stands in `values.photos`. */
export const photoPattern = /^[A-Za-z0-9_-]{43}$/;
export const mostPhotos = 3;

/** What the province takes. Phones make photos smaller than that: at most 1280 px and 200 KB. [F8] */
export const photoLimits = { bytes: 300 * 1024, sidePx: 2560 } as const;

/** The photos an entry names. */
export function photosOf(values: Naming): readonly string[] {
  const { photos } = values;
  return Array.isArray(photos) ? photos.filter((one) => typeof one === 'string') : [];
}

/** "Ảnh 1/2 đã gửi": how many of the named photos the province has verified; null for an entry without photos. [F7] */
export interface PhotoProgress {
  readonly sent: number;
  readonly of: number;
}

export function photoProgress(
  values: Naming,
  arrived: readonly string[] = [],
): PhotoProgress | null {
  const named = photosOf(values);
  const sent = named.filter((id) => arrived.includes(id)).length;
  return named.length > 0 ? { sent, of: named.length } : null;
}

/** An entry as far as its photos are concerned. */
export interface PhotoBearer {
  readonly id: string;
  readonly state: string;
  readonly values: Naming;
}

/** The photos that another living entry names too: said, never in the way. [F2] */
export function reusedPhotos(
  own: Pick<PhotoBearer, 'id' | 'values'>,
  others: Iterable<PhotoBearer>,
): readonly string[] {
  const mine = new Set(photosOf(own.values));
  const found = new Set<string>();
  if (mine.size === 0) return [];
  for (const { id, state, values } of others) {
    if (id === own.id || state === 'cancelled') continue;
    for (const photo of photosOf(values)) if (mine.has(photo)) found.add(photo);
  }
  return [...found];
}

/** As a finding of the form and of the desk: a hint, like every warning. [F2] [A17] */
export function photoWarnings(...asked: Parameters<typeof reusedPhotos>) {
  return reusedPhotos(...asked).length > 0 ? [{ field: 'photos', code: 'photo_reused' }] : [];
}
