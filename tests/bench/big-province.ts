// A whole province of five reporting years in one go: 260 communes, then 242, then 104, as many records as are asked for,
// spread evenly over the days. For measuring; the rows are written as the server would have left them, past the sync.

import type { Station } from '../../server/demo/activities.ts';
import {
  broadcastOn,
  exhibitionOn,
  posterOn,
  stationOf,
  trainingOn,
} from '../../server/demo/activities.ts';
import type { Draw } from '../../server/demo/draw.ts';
import { drawFrom } from '../../server/demo/draw.ts';
import { boardOn, declarationOf, meetingOn, postOn, productOn } from '../../server/demo/others.ts';
import { demoAccounts, demoPassword } from '../../server/demo/people.ts';
import { utc } from '../../server/instant.ts';
import { hashPassword } from '../../server/password.ts';
import { insertAccount } from '../../server/storage/accounts.ts';
import { seedAreas } from '../../server/storage/areas.ts';
import type { Queries } from '../../server/storage/database.ts';
import type { Changed } from '../../server/storage/derived.ts';
import { derive } from '../../server/storage/derived.ts';
import { addDevice } from '../../server/storage/devices.ts';
import type { Row } from '../../server/storage/tables.ts';
import { insertRows } from '../../server/storage/tables.ts';
import { write } from '../../server/storage/transaction.ts';
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import { uuidV7 } from '../../src/domain/identity.ts';
import {
  addDays,
  daysBetween,
  localDate,
  planStart,
  reportingYear,
} from '../../src/domain/period.ts';
import type { ReviewState } from '../../src/domain/record.ts';
import { scopeId } from '../../src/domain/scope.ts';
import { singletonId } from '../../src/domain/singleton.ts';
import type { ReviewArea, Unit, UnitRef } from '../../src/domain/unit.ts';
import { communesOf, defaultReviewAreas, shippedUnits } from '../../src/domain/unit-catalogue.ts';

export interface BigProvince {
  readonly records: number;
  /** The first day with records; absent: the first of the plan. */
  readonly from?: string;
  /** The last day with records. */
  readonly until: string;
  readonly seed: number;
}

interface Place {
  readonly unit: UnitRef;
  readonly station: Station;
}

/** Rows of one statement: ten columns each, below what SQLite takes. */
const statement = 500;
/** Rows of one transaction. */
const portion = 20_000;

/** @param onProgress told how many records are written */
export async function fillBig(
  db: Queries,
  { records, from = planStart, until, seed }: BigProvince,
  onProgress: (done: number) => void = () => undefined,
): Promise<void> {
  const draw = drawFrom(seed);
  await write(db, (inner) => hire(inner, draw, until));
  const days = daysBetween(from, until) + 1;
  const scopes = new Map<string, Head>();
  let places: readonly Place[] = [];
  let set = '';
  let rows: Made[] = [];
  let done = 0;
  for (let day = 0; day < days; day += 1) {
    const date = addDays(from, day);
    const force = shippedUnits.setOn(date);
    if (force && force.set !== set) {
      set = force.set;
      places = communesOf(force).map((unit) => placeOf(draw, set, unit));
    }
    const today = Math.floor((records * (day + 1)) / days) - Math.floor((records * day) / days);
    for (let at = 0; at < today; at += 1) {
      const place = places[draw.int(0, places.length - 1)];
      if (place) rows.push(madeOn(draw, place, date, scopes, until));
    }
    if (rows.length < portion && day < days - 1) continue;
    await writeAll(db, rows);
    done += rows.length;
    rows = [];
    onProgress(done);
  }
  await write(db, async (inner) => {
    const declared = places.filter(() => draw.chance(0.6));
    await insertRows(
      inner,
      'record',
      declared.map(({ unit }) => declarationRow(draw, unit, until, scopes)),
    );
    await writeHeads(inner, scopes);
  });
}

/** The shipped areas, and those of the old Hưng Yên by its districts' codes: each of the 104 communes in one. */
function wholeProvince(): readonly ReviewArea[] {
  const shipped = defaultReviewAreas();
  const set = shippedUnits.setOn('2025-07-01');
  const others = (set ? communesOf(set) : []).filter((unit) => unit.origin !== '34');
  const byDistrict = Map.groupBy(others, (unit) => unit.oldDistricts?.[0] ?? '');
  return [
    ...shipped,
    ...[...byDistrict].map(([code, units]) => ({
      id: `kv-${code}`,
      name: `Khu vực ${code}`,
      units: units.map((unit) => ({ set: set?.set ?? '', code: unit.code })),
    })),
  ];
}

/** Everybody who may sign in to the demo, an officer for each commune, and a phone for most of those. */
async function hire(db: Queries, draw: Draw, until: string): Promise<void> {
  const areas = wholeProvince();
  await seedAreas(db, areas);
  const nowMs = Date.parse(`${until}T05:00:00Z`);
  const passwordHash = await hashPassword(demoPassword);
  const made = { passwordHash, createdAt: utc(nowMs) };
  for (const { login, role, units, areaId } of demoAccounts())
    await insertAccount(db, { id: login, login, role, units, areaId, ...made });
  for (const unit of areas.flatMap((area) => area.units)) {
    const login = `xa.${unit.code}`;
    const officer = { id: login, login, role: 'officer' as const, units: [unit], areaId: null };
    await insertAccount(db, { ...officer, ...made, passwordHash: null });
    if (draw.chance(0.1)) continue;
    const waits = draw.chance(0.2) ? draw.int(1, 12) : 0;
    const seenMs = nowMs - draw.int(0, waits ? 400 : 60) * 3_600_000;
    const contact = { device: `phone.${unit.code}`, account_id: login, session: login, epoch: 'e' };
    await addDevice(db, {
      ...contact,
      app: 'big',
      last_seen: utc(seenMs),
      promised: 0,
      left_ops: waits,
      left_old: waits ? localDate(seenMs) : null,
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

function declarationRow(draw: Draw, unit: UnitRef, until: string, scopes: Map<string, Head>): Row {
  const scope = scopeId(unit, reportingYear(until));
  const id = singletonId('khai_bao', scope);
  const head = scopes.get(scope) ?? { q: 0, chk: emptyChecksum };
  const q = head.q + 1;
  scopes.set(scope, { q, chk: moveChecksum(head.chk, id, null, 1) });
  const doc = JSON.stringify({ values: declarationOf(draw), stamps: {}, conflicts: [], story: [] });
  const place = { unit_set: unit.set, unit_code: unit.code, type: 'khai_bao', date: '' };
  return { id, scope, ...place, state: 'submitted', v: 1, q, cv: 1, doc };
}

function placeOf(draw: Draw, set: string, unit: Unit): Place {
  return { unit: { set, code: unit.code }, station: stationOf(draw, unit.name) };
}

interface Head {
  q: number;
  chk: string;
}

interface Made {
  readonly row: Row;
  readonly after: Changed['after'];
}

const kinds = [
  ['trien_lam', exhibitionOn, 0.02],
  ['co_dong', posterOn, 0.06],
  ['tap_huan', trainingOn, 0.02],
  ['san_pham', productOn, 0.03],
  ['bang_tin', boardOn, 0.02],
  ['hoi_nghi', meetingOn, 0.01],
  ['dang_mang', postOn, 0.04],
] as const;

/** Older ones are approved; of the last weeks some wait, some came back. */
function stateOf(draw: Draw, age: number): ReviewState {
  if (draw.chance(0.01)) return 'cancelled';
  if (age > 60) return draw.chance(0.002) ? 'returned' : 'approved';
  return draw.chance(0.25) ? 'submitted' : draw.chance(0.03) ? 'returned' : 'approved';
}

function madeOn(
  draw: Draw,
  { unit, station }: Place,
  date: string,
  scopes: Map<string, Head>,
  until: string,
): Made {
  const [type, valuesOn] = kinds.find(([, , share]) => draw.chance(share)) ?? [
    'phat_thanh' as const,
    broadcastOn,
  ];
  const values = valuesOn(draw, station, date);
  const ms = Date.parse(`${date}T09:30:00Z`) + draw.int(0, 3_600_000);
  const id = uuidV7(ms, draw.bytes(10));
  const scope = scopeId(unit, reportingYear(date));
  const head = scopes.get(scope) ?? { q: 0, chk: emptyChecksum };
  const q = head.q + 1;
  const v = 1;
  scopes.set(scope, { q, chk: moveChecksum(head.chk, id, null, v) });
  const state = stateOf(draw, daysBetween(date, until));
  const by = { id: `xa.${unit.code}`, role: 'officer' };
  const story = [{ v, kind: 'new', by, at: utc(ms), received: utc(ms + 60_000) }];
  const doc = JSON.stringify({ values, stamps: {}, conflicts: [], story });
  const place = { unit_set: unit.set, unit_code: unit.code };
  const row = { id, scope, ...place, type, date, state, v, q, cv: v, doc };
  return { row, after: { id, scope, type, state, q, values, conflicts: [] } };
}

async function writeAll(db: Queries, made: readonly Made[]): Promise<void> {
  await write(db, async (inner) => {
    for (let from = 0; from < made.length; from += statement) {
      const some = made.slice(from, from + statement);
      await insertRows(
        inner,
        'record',
        some.map(({ row }) => row),
      );
    }
    await derive(
      inner,
      made.map(({ after }) => ({ before: null, after })),
    );
  });
}

async function writeHeads(db: Queries, scopes: ReadonlyMap<string, Head>): Promise<void> {
  const rows = [...scopes].map(([scope, { q, chk }]) => ({ scope, q, chk, n: q, floor: 0 }));
  for (let from = 0; from < rows.length; from += statement)
    await insertRows(db, 'scope_head', rows.slice(from, from + statement));
}
