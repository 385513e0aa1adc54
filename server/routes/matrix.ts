// Địa bàn: who is silent, who is behind, whose phone has not been heard. Read from totals, so that five years cost as
// little as one. [H1]–[H3]
import { declarationParts, missingIn } from '../../src/domain/activity/declaration.ts';
import type { MatrixLine } from '../../src/domain/matrix.ts';
import { columnDays, matrixOf } from '../../src/domain/matrix.ts';
import { localDate } from '../../src/domain/period.ts';
import { may } from '../../src/domain/permission.ts';
import { reportInHand } from '../../src/domain/report-year.ts';
import { scopeId } from '../../src/domain/scope.ts';
import { singletonId } from '../../src/domain/singleton.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import type { Matrix, MatrixAsked, MatrixRow } from '../../src/protocol/matrix.ts';
import { matrixAskedSchema } from '../../src/protocol/matrix.ts';
import type { Continued, Reply, SignedCall } from '../route.ts';
import { refuse } from '../route.ts';
import { answering, fullNameOf, unitsInSight } from '../sight.ts';
import type { Queries } from '../storage/database.ts';
import { refOf, unitKey } from '../storage/lines.ts';
import { findRecords } from '../storage/records.ts';
import { findCalendar } from '../storage/settings.ts';
import type { Queued } from '../storage/weeks.ts';
import { countDays, countQueue, countWeeks } from '../storage/weeks.ts';
import { successionOf } from '../units.ts';
import { deviceLines } from './devices.ts';

/** GET /matrix?by=week|day&as=now|then&until=… */
export function showMatrix({ person, query }: SignedCall): Promise<Reply | Continued> {
  const parsed = matrixAskedSchema.safeParse(query);
  if (person.role !== 'reviewer' && person.role !== 'province')
    return Promise.resolve(refuse('forbidden'));
  if (!parsed.success) return Promise.resolve(refuse('malformed'));
  return Promise.resolve({ afterwards: (call) => matrix(call, parsed.data) });
}

async function matrix(call: SignedCall, asked: MatrixAsked): Promise<Reply> {
  const { db, person, nowMs } = call;
  const today = localDate(nowMs);
  const { by, as, until = today } = asked;
  const inSight = (await unitsInSight(db, person)).filter((unit) =>
    may(person, 'device.read', unit),
  );
  const reach = person.role === 'province' ? undefined : answering(person).units.map(unitKey);
  if (reach?.length === 0) return { status: 200, body: { by, as, days: [], year: 0, lines: [] } };
  const days = columnDays(by, until);
  const count = by === 'week' ? countWeeks : countDays;
  const counts = (await count(db, days[0] ?? '', days.at(-1) ?? '', reach)).map(
    ({ unit, day, n }) => ({ unit: refOf(unit), day, n }),
  );
  const view = as === 'then' ? { as } : { as: 'on' as const, date: today };
  const lines = matrixOf(counts, days, inSight, view, successionOf);
  const year = reportInHand(today, await findCalendar(db));
  const beside = await standings(db, inSight, today);
  const queue = queueOf(await countQueue(db, reach), as === 'then' ? undefined : today);
  const row = (line: MatrixLine): MatrixRow => {
    const unit = unitKey(line.unit);
    const known = line.undivided ? undefined : beside.get(unit);
    const { cells, undivided } = line;
    const waiting = queue.get(unit) ?? { submitted: 0, returned: 0 };
    const named = { unit, name: fullNameOf(line.unit), present: known !== undefined, undivided };
    return { ...named, cells: [...cells], ...waiting, ...(known ?? nothingKnown) };
  };
  const body: Matrix = { by, as, days: [...days], year, lines: lines.map(row) };
  return { status: 200, body };
}

type Beside = Pick<MatrixRow, 'undeclared' | 'devices' | 'seen' | 'unsent' | 'oldest'>;

const nothingKnown: Beside = { undeclared: [], devices: 0, seen: null, unsent: 0, oldest: null };

/** Phones and declarations of the communes of today. */
async function standings(
  db: Queries,
  units: readonly UnitRef[],
  today: string,
): Promise<ReadonlyMap<string, Beside>> {
  const year = reportInHand(today, await findCalendar(db));
  const phones = await deviceLines(db, units, today);
  const idOf = (unit: UnitRef) => singletonId('khai_bao', scopeId(unit, year));
  const declared = await findRecords(db, ['', ...units.map(idOf)]);
  return new Map(
    units.map((unit, at) => {
      const values = declared.get(idOf(unit))?.values ?? {};
      const undeclared = declarationParts.filter((part) => missingIn(part, values).length > 0);
      const { devices = 0, seen = null, unsent = 0, oldest = null } = phones[at] ?? {};
      return [unitKey(unit), { undeclared, devices, seen, unsent, oldest }];
    }),
  );
}

/** @param today under whose units; undefined: under their own */
function queueOf(rows: readonly Queued[], today: string | undefined) {
  const queue = new Map<string, { submitted: number; returned: number }>();
  for (const { unit, state, n } of rows) {
    const heir = today === undefined ? undefined : successionOf(refOf(unit), today);
    const home = heir?.kind === 'whole' ? unitKey(heir.unit) : unit;
    const known = queue.get(home) ?? { submitted: 0, returned: 0 };
    if (state === 'returned') known.returned += n;
    else known.submitted += n;
    queue.set(home, known);
  }
  return queue;
}
