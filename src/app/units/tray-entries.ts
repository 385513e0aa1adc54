// The tray by entry: everything that waits for one record is one line, and is settled together. [S20]
import type { Tray } from '../../protocol/province.ts';

type Held = Tray['held'][number];

export interface TrayEntry extends Pick<Held, 'op' | 'rec' | 'place' | 'received' | 'heirs'> {
  readonly title: string;
  readonly login: string;
  /** Operations that wait for it. */
  readonly n: number;
  /** What a person of the province can do: place it, let it in; the rest mends itself or is the officer's. */
  readonly why: 'unit-unknown' | 'let-in' | 'other';
}

export function entriesOf({ held }: Tray): readonly TrayEntry[] {
  const byRecord = new Map<string, Held[]>();
  for (const one of held) {
    const key = `${kindOf(one.why)} ${one.rec}`;
    byRecord.set(key, [...(byRecord.get(key) ?? []), one]);
  }
  return [...byRecord.values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const { op, rec, place, received, heirs, by, why } = first;
    const title = some.map(titleOf).find((text) => text !== '') ?? '';
    return [
      { op, rec, place, received, heirs, title, login: by.login, n: some.length, why: kindOf(why) },
    ];
  });
}

function kindOf(why: string): TrayEntry['why'] {
  if (why === 'unit-unknown') return why;
  return why === 'not-allowed' || why === 'device-revoked' ? 'let-in' : 'other';
}

/** Bodies come as they were sent, of any version: a title is looked for, nothing is taken for granted. */
function titleOf({ body }: Held): string {
  const set: unknown = body['set'];
  const title: unknown = typeof set === 'object' && set !== null && 'title' in set ? set.title : '';
  return typeof title === 'string' ? title : '';
}
