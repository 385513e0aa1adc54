// Demo phones: each writes operations in its own numbers, and they go the way of every pushed operation.
import { uuidV7 } from '../../src/domain/identity.ts';
import { localStamp } from '../../src/domain/period.ts';
import type { Person } from '../../src/domain/person.ts';
import type { OperationResult } from '../../src/protocol/sync.ts';
import type { Queries } from '../storage/database.ts';
import { receive } from '../sync/receive.ts';
import type { Draw } from './draw.ts';

export interface DemoPhone {
  readonly person: Person;
  /** The device and the moment it last sent something; undefined: it never did. */
  readonly sent: () => { readonly device: string; readonly ms: number } | undefined;
  readonly uuid: (ms: number) => string;
  /** One operation at a time of day, received a minute later. */
  readonly write: (
    ms: number,
    rec: string,
    sc: string,
    body: OperationBody,
  ) => Promise<OperationResult>;
}

interface OperationBody {
  readonly k: string;
  readonly [key: string]: unknown;
}

/** @param results everything the demo's phones were answered, for the test that reads it */
export function demoPhone(
  db: Queries,
  draw: Draw,
  person: Person,
  results: OperationResult[],
): DemoPhone {
  const uuid = (ms: number) => uuidV7(ms, draw.bytes(10));
  let device: string | undefined;
  let n = 0;
  let lastMs = 0;
  return {
    person,
    uuid,
    sent: () => (device === undefined ? undefined : { device, ms: lastMs }),
    async write(ms, rec, sc, body) {
      device ??= uuid(ms);
      n += 1;
      lastMs = Math.max(lastMs, ms + 60_000);
      const op = { op: uuid(ms), n, rec, sc, at: localStamp(ms), ...body };
      const office = { nowMs: ms + 60_000, versionFloor: 0, secret: 'demo', onFault: rethrow };
      const sender = { ...office, person, device };
      const [result] = await receive(db, sender, [op]);
      if (!result) throw new Error('an operation was not answered');
      results.push(result);
      return result;
    },
  };
}

function rethrow(fault: unknown): never {
  throw fault;
}
