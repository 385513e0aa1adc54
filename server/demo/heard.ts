// What the phones of the demo have said of themselves: most were heard since their last entry, one in eight was not,
// and some of those hold entries for want of a signal. Phones of accounts that sign in here speak for themselves. [H3]
import { localDate } from '../../src/domain/period.ts';
import { utc } from '../instant.ts';
import type { Queries } from '../storage/database.ts';
import { addDevice } from '../storage/devices.ts';
import type { Draw } from './draw.ts';
import type { DemoPhone } from './pen.ts';

interface Telling {
  readonly draw: Draw;
  readonly nowMs: number;
  readonly epoch: string;
  readonly app: string;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

export async function hear(
  db: Queries,
  phones: readonly DemoPhone[],
  { draw, nowMs, epoch, app }: Telling,
): Promise<void> {
  for (const { person, sent } of phones) {
    const last = sent();
    if (!last) continue;
    const silent = draw.int(1, 8) === 1;
    const recent = Math.max(last.ms, nowMs - draw.int(5, 14 * 60) * minuteMs);
    // It was out of reach while the entries it holds were written.
    const left = silent ? draw.int(0, 4) : 0;
    await addDevice(db, {
      device: last.device,
      account_id: person.id,
      session: '',
      epoch,
      app,
      last_seen: utc(silent ? last.ms : recent),
      promised: 0,
      left_ops: left,
      left_old: left > 0 ? localDate(Math.min(last.ms + dayMs, nowMs)) : null,
      missing: 0,
      suspect: 0,
      suspect_said: null,
      suspect_at: null,
      lost: 0,
      lost_at: null,
      revoked_at: null,
    });
  }
}
