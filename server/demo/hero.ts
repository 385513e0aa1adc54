// Xã Quỳnh Phụ's own story: one training returned with a note, one broadcast two phones disagree on.
import { addDays, reportingYear } from '../../src/domain/period.ts';
import { scopeId } from '../../src/domain/scope.ts';
import type { Station } from './activities.ts';
import { trainingOn } from './activities.ts';
import type { DemoPhone } from './pen.ts';
import { heroUnit } from './people.ts';
import type { Cast } from './stage.ts';
import { record, writtenMs } from './stage.ts';

/** Pinned to the field the officer has to correct. */
export const returnNote = 'Thiếu số nữ';

export async function tellStory(
  cast: Cast,
  officer: DemoPhone,
  reviewer: DemoPhone,
  station: Station,
  last: string,
): Promise<void> {
  await returned(cast, officer, reviewer, station, addDays(last, -6));
  await disputed(cast, officer, station, addDays(last, -2));
}

/** The number of women was left at nought: valid for the form, and not what the list says. */
async function returned(
  cast: Cast,
  officer: DemoPhone,
  reviewer: DemoPhone,
  station: Station,
  date: string,
): Promise<void> {
  const ms = writtenMs(cast, date);
  const rec = officer.uuid(ms);
  const scope = scopeId(heroUnit, reportingYear(date));
  const set = { ...trainingOn(cast.draw, station, date), female: 0 };
  await officer.write(ms, rec, scope, { k: 'new', ty: 'tap_huan', set });
  const pins = { female: returnNote };
  const back = {
    k: 'review',
    sees: 1,
    to: 'returned',
    note: 'Đề nghị bổ sung theo danh sách ký tên.',
    pins,
  };
  await reviewer.write(Math.min(ms + 18 * 3_600_000, cast.nowMs - 300_000), rec, scope, back);
}

async function disputed(
  cast: Cast,
  officer: DemoPhone,
  station: Station,
  date: string,
): Promise<void> {
  const second = cast.phones.get('quynhphu2');
  if (!second) throw new Error('the demo lacks its second phone');
  const { rec, scope, ms } = await record(cast, officer, heroUnit, station, {
    type: 'phat_thanh',
    date,
  });
  const later = (minutes: number) => Math.min(ms + minutes * 60_000, cast.nowMs - 300_000);
  await officer.write(later(30), rec, scope, { k: 'set', base: 1, set: { minutes: 18 } });
  await second.write(later(45), rec, scope, { k: 'set', base: 1, set: { minutes: 25 } });
}
