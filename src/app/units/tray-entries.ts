// The tray by entry: everything that waits for one record is one line, and is settled together. [S20]
import type { RecordType } from '../../domain/activity/type.ts';
import { recordTypes } from '../../domain/activity/type.ts';
import { isDate } from '../../domain/period.ts';
import type { Tray } from '../../protocol/province.ts';

type Held = Tray['held'][number];

export interface TrayEntry extends Pick<Held, 'op' | 'rec' | 'place' | 'received' | 'heirs'> {
  readonly title: string;
  /** What it is and its day, as far as it says. */
  readonly type: RecordType | null;
  readonly date: string | null;
  readonly login: string;
  /** Operations that wait for it. */
  readonly n: number;
  /** What a person of the province can do: place it, let it in, close it; the rest mends itself or is the officer's. */
  readonly why: 'unit-unknown' | 'let-in' | 'refused' | 'other';
  /** The code it waits under. */
  readonly reason: string;
}

export function entriesOf({ held }: Tray): readonly TrayEntry[] {
  const byRecord = new Map<string, Held[]>();
  for (const one of held) {
    const kind = kindOf(one);
    // Each author is told of his own, so what was refused is not put together across authors and reasons.
    const key = [kind, one.rec, ...(kind === 'refused' ? [one.by.login, one.why] : [])].join(' ');
    byRecord.set(key, [...(byRecord.get(key) ?? []), one]);
  }
  return [...byRecord.values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const { op, rec, place, received, heirs, by, why } = first;
    const said = (key: string) => some.map((one) => saidIn(one, key)).find((text) => text !== '');
    const title = said('title') ?? '';
    const date = isDate(said('date') ?? '') ? (said('date') ?? null) : null;
    const type = recordTypes.find((one) => some.some(({ body }) => body['ty'] === one)) ?? null;
    return [
      {
        op,
        rec,
        place,
        received,
        heirs,
        title,
        type,
        date,
        login: by.login,
        n: some.length,
        why: kindOf(first),
        reason: why,
      },
    ];
  });
}

function kindOf({ why, refused }: Held): TrayEntry['why'] {
  if (refused) return 'refused';
  if (why === 'unit-unknown') return why;
  return why === 'not-allowed' || why === 'device-revoked' ? 'let-in' : 'other';
}

/** Bodies come as they were sent, of any version: a value is looked for, nothing is taken for granted. */
function saidIn({ body }: Held, key: string): string {
  const values: unknown = body['set'];
  if (typeof values !== 'object' || values === null) return '';
  const value: unknown = Object.entries(values).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : '';
}
