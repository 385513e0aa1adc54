// One activity written down on the demo's stage: whose, where, when.

import type { SingletonType } from '../../src/domain/activity/type.ts';
import type { Values } from '../../src/domain/field.ts';
import { reportingYear } from '../../src/domain/period.ts';
import { reportInHand } from '../../src/domain/report-year.ts';
import { scopeId } from '../../src/domain/scope.ts';
import { singletonId } from '../../src/domain/singleton.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import type { Station } from './activities.ts';
import { broadcastOn, exhibitionOn, posterOn, trainingOn } from './activities.ts';
import type { Planned } from './calendar.ts';
import type { Draw } from './draw.ts';
import { drawFrom } from './draw.ts';
import {
  boardOn,
  cardOf,
  contestOn,
  declarationOf,
  meetingOn,
  postOn,
  productOn,
  wordsOf,
} from './others.ts';
import type { DemoPhone } from './pen.ts';
import { heroUnit } from './people.ts';

export interface Cast {
  readonly draw: Draw;
  readonly nowMs: number;
  readonly weeks: number;
  readonly phones: ReadonlyMap<string, DemoPhone>;
}

/** A record the demo has made. */
export interface Made {
  readonly rec: string;
  readonly scope: string;
  readonly ms: number;
}

/** Late in the afternoon of its day, but never after now. */
export function writtenMs({ draw, nowMs }: Cast, date: string): number {
  const afternoon = Date.parse(`${date}T09:30:00Z`) + draw.int(0, 60) * 60_000;
  return Math.min(afternoon, nowMs - 600_000);
}

export async function record(
  cast: Cast,
  officer: DemoPhone,
  unit: UnitRef,
  station: Station,
  { type, date }: Planned,
): Promise<Made> {
  const values = {
    phat_thanh: broadcastOn,
    trien_lam: exhibitionOn,
    co_dong: posterOn,
    tap_huan: trainingOn,
    san_pham: productOn,
    bang_tin: boardOn,
    cuoc_thi: contestOn,
    hoi_nghi: meetingOn,
    dang_mang: postOn,
  }[type](cast.draw, station, date);
  const ms = writtenMs(cast, date);
  const rec = officer.uuid(ms);
  const scope = scopeId(unit, reportingYear(date));
  await officer.write(ms, rec, scope, { k: 'new', ty: type, set: values });
  return { rec, scope, ms };
}

/** What the commune says of itself for the report it works for on a day: one record of each kind. [D1] [P4] */
export async function standing(
  cast: Cast,
  officer: DemoPhone,
  unit: UnitRef,
  station: Station,
  date: string,
): Promise<void> {
  const scope = scopeId(unit, reportInHand(date));
  const write = (type: SingletonType, set: Values) =>
    officer.write(writtenMs(cast, date), singletonId(type, scope), scope, {
      k: 'new',
      ty: type,
      set,
    });
  await write('the_dai', cardOf(cast.draw, station));
  if (!cast.draw.chance(0.6)) return;
  // Quỳnh Phụ has still something to say: its story needs that.
  const words = unit.code === heroUnit.code ? {} : wordsOf(drawFrom(Number(unit.code)));
  await write('khai_bao', { ...declarationOf(cast.draw), ...words });
}
