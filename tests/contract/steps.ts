// Review in two steps on a database, whichever it is: the setting of the day is read, and judges, in the transaction of the
// decision; the log tells a check among the decisions.
import { expect, test } from 'vitest';
import { insertAccount } from '../../server/storage/accounts.ts';
import { findLines } from '../../server/storage/audit-lines.ts';
import type { Queries } from '../../server/storage/database.ts';
import { findRecords } from '../../server/storage/records.ts';
import { addSetting } from '../../server/storage/settings.ts';
import { write } from '../../server/storage/transaction.ts';
import { receive } from '../../server/sync/receive.ts';
import type { Role } from '../../src/domain/person.ts';
import { checkOf } from '../../src/domain/record.ts';
import type { Steps } from '../../src/domain/step.ts';
import { recordId, scope, sound } from '../domain/samples.ts';
import { account } from './people.ts';

const units = account.units;
const morningMs = Date.parse('2026-11-10T02:00:00Z');
const dayMs = 86_400_000;

export function stepsContract(given: () => Queries): void {
  test('[V14] [V15] two steps from a day on: checked by one, approved by another, one step again later', async () => {
    const db = given();
    let n = 0;
    const people: readonly [string, Role][] = [
      ['a1', 'officer'],
      ['a2', 'reviewer'],
      ['a3', 'province'],
    ];
    for (const [id, role] of people) await insertAccount(db, { ...account, id, login: id, role });
    const takes = (steps: Steps, since: string) =>
      addSetting(
        db,
        { name: 'review', since, value: { steps }, seen: 0 },
        { account: 'a3', at: '2026-11-01T00:00:00Z' },
      );
    async function says([id, role]: (typeof people)[number], deed: object, day = 0) {
      n += 1;
      const op = `0199f3b0-0000-7000-8000-${String(n).padStart(12, '0')}`;
      const head = { op, n, rec: recordId, sc: scope, at: '2026-11-10T08:00:00+07:00' };
      const person = { id, role, units };
      const onFault = (fault: unknown) => {
        throw fault;
      };
      const law = { nowMs: morningMs + day * dayMs, versionFloor: 0, secret: 's', onFault };
      const [result] = await write(db, (inner) =>
        receive(inner, { person, device: id, ...law }, [{ ...head, ...deed }]),
      );
      return [result?.s, result?.why?.type].filter(Boolean).join(' ');
    }
    const [hoa, binh, tinh] = people as [
      (typeof people)[number],
      (typeof people)[number],
      (typeof people)[number],
    ];
    const approve = { k: 'review', sees: 1, to: 'approved' };
    await takes(2, '2026-11-10');
    await takes(1, '2026-11-12');
    expect(await says(hoa, { k: 'new', ty: 'phat_thanh', set: sound.phat_thanh })).toBe('applied');
    expect(await says(tinh, approve)).toBe('conflict not-checked');
    expect(await says(binh, { k: 'check', sees: 1 })).toBe('applied');
    expect(await says(binh, approve)).toBe('conflict second-step');
    const checked = (await findRecords(db, [recordId])).get(recordId);
    expect(checked && checkOf(checked)?.by.id).toBe('a2');
    expect(await says(tinh, approve, 1)).toBe('applied');
    expect(await says(tinh, { ...approve, to: 'submitted' }, 1)).toBe('applied');
    expect(await says(binh, { k: 'check', sees: 1 }, 2)).toBe('conflict one-step');
    expect(await says(binh, approve, 2)).toBe('applied');
    const lines = await findLines(db, {
      from: '2026-01-01T00:00:00Z',
      until: '2027-01-01T00:00:00Z',
      groups: ['decided'],
      records: true,
      units,
      years: [2026],
      limit: 100,
    });
    expect(lines).toHaveLength(n - 1);
  });
}
