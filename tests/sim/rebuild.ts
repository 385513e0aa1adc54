// All rows once more from the log alone: what the server decided when it had read a record from its database, decided
// again by the same code on a record that has never been stored. [26]

import { decide } from '../../server/sync/decide.ts';
import { localDate } from '../../src/domain/period.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import type { PushedOperation } from '../../src/protocol/sync.ts';
import { canonical } from './canonical.ts';
import { bodyOf } from './ledger.ts';
import type { LogLine, RecordLine } from './province.ts';
import type { World } from './world.ts';
import { stepsAt, unitsOf } from './world.ts';

/** @param later when a held operation was decided again; its line names the device it counts for */
export function rebuild(world: World, line: LogLine, login: string, later?: string): void {
  const { province, ledger } = world;
  const { rec, body, account_id: id, device } = line;
  const person = {
    id,
    role: province.role(id),
    units: unitsOf(world, login).map((code) => ({ set: 'HY2025', code })),
  };
  const received = later ?? line.received;
  const actor = {
    author: { id, role: person.role },
    device,
    received,
    today: localDate(Date.parse(received)),
    floor: ledger.floor,
    steps: stepsAt(world, received),
    ...(later === undefined ? {} : ({ late: true } as const)),
  };
  // The log keeps what passed the head's schema.
  const pushed = JSON.parse(body) as PushedOperation;
  const [own = null, other = null] = [rec, bodyOf(body).into ?? ''].map((id) =>
    ledger.rebuilt.get(id),
  );
  const { kind, record } = decide(person, actor, own, pushed, other);
  const { s } = JSON.parse(line.result) as { readonly s: string };
  if (kind !== s) world.fail('26', `${line.op} was ${s}, from the log it is ${kind}`);
  if (record) ledger.rebuilt.set(rec, record);
}

/** What the log gives for a record, against what is stored. */
export function rebuiltOtherwise(
  record: StoredRecord | undefined,
  line: RecordLine,
): string | null {
  if (!record) return 'the log does not give it';
  const { scope, state, v, cv, values, stamps, conflicts, story, into } = record;
  const joined = into === undefined ? {} : { into };
  const mine = canonical([scope, state, v, cv, { values, stamps, conflicts, story, ...joined }]);
  const theirs = canonical([line.scope, line.state, line.v, line.cv, JSON.parse(line.doc)]);
  return mine === theirs ? null : `from the log ${mine}, stored ${theirs}`;
}
