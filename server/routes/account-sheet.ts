// Accounts from a sheet: tried first, then made all at once or not at all, each with its invitation. [I7]
import type { Office, RowOutcome } from '../../src/domain/account-row.ts';
import { outcomesOf } from '../../src/domain/account-row.ts';
import { uuidV7 } from '../../src/domain/identity.ts';
import { localDate } from '../../src/domain/period.ts';
import type { Checked } from '../../src/protocol/account-sheet.ts';
import { sheetSchema } from '../../src/protocol/account-sheet.ts';
import type { Slips } from '../../src/protocol/invitation.ts';
import { accountTemplate } from '../account-template.ts';
import { utc } from '../instant.ts';
import type { Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { placeOf } from '../sight.ts';
import { changeTermOf, insertAccount, standingAccounts } from '../storage/accounts.ts';
import { listAreas } from '../storage/areas.ts';
import type { Note } from '../storage/audit.ts';
import { note } from '../storage/audit.ts';
import { placing } from '../storage/placing.ts';
import { Raced } from '../storage/transaction.ts';
import { units } from '../units.ts';
import { newInvitation } from './invitations.ts';

/** GET /account-sheet: an empty sheet to fill in, with the codes of all communes. */
export async function showTemplate({ db, nowMs }: SignedCall): Promise<Reply> {
  const areas = await listAreas(db);
  const later = async () => ({
    status: 200,
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="tai-khoan-mau.xlsx"',
      'cache-control': 'no-store',
    },
    bytes: await accountTemplate(areas, localDate(nowMs)),
  });
  return { status: 200, later };
}

/** POST /account-sheet/check: nothing is changed. */
export const checkSheet = reads(
  sheetSchema,
  'malformed',
  async (call: SignedCall, { rows }): Promise<Reply> => {
    const office = await officeNow(call);
    const body: Checked = {
      rows: outcomesOf(rows, office).map((outcome) => {
        const { n, state } = outcome;
        if (outcome.state === 'wrong')
          return { n, state, login: outcome.login, faults: [...outcome.faults] };
        const { login, role } = outcome.account;
        const place = placeOf({ ...outcome.account, id: '' }, office.areas);
        return { n, state, login, role, place, faults: [] };
      }),
    };
    return { status: 200, body };
  },
);

/** POST /account-sheet. The same rows again make nothing and answer with no slip. */
export const importSheet = reads(
  sheetSchema,
  'malformed',
  async (call: SignedCall, { rows }): Promise<Reply> => {
    const { db, person, nowMs } = call;
    const office = await officeNow(call);
    const outcomes = outcomesOf(rows, office);
    if (outcomes.some(({ state }) => state === 'wrong')) return refuse('sheet-faults');
    const notes: Note[] = [];
    const invitations: Slips['invitations'] = [];
    for (const outcome of outcomes) {
      if (outcome.state !== 'new') continue;
      const made = await make(call, outcome.account, office);
      notes.push(...made.notes);
      invitations.push(made.invitation);
    }
    if (invitations.length === 0) return { status: 200, body: { invitations } };
    const whole: Note = {
      deed: 'accounts.imported',
      by: person.id,
      detail: { made: invitations.length, rows: rows.length },
    };
    await note(db, utc(nowMs), whole, ...notes);
    return { status: 201, body: { invitations } satisfies Slips };
  },
);

async function officeNow({ db, nowMs }: SignedCall): Promise<Office> {
  const today = localDate(nowMs);
  const accounts = await standingAccounts(db);
  return { today, areas: await listAreas(db), units: units(), accounts };
}

type Made = Extract<RowOutcome, { readonly account: object }>['account'];

async function make(call: SignedCall, account: Made, { areas }: Office) {
  const { deps, db, person, nowMs } = call;
  const { login, role, areaId, units: places, term } = account;
  const id = uuidV7(nowMs, deps.random(10));
  const row = { id, login, role, areaId, units: places, passwordHash: null, createdAt: utc(nowMs) };
  // Somebody took the name since we looked: begin again, and see it.
  if (!(await insertAccount(db, row))) throw new Raced();
  await changeTermOf(db, id, term);
  const { code, expires } = await newInvitation(call, id);
  const by = person.id;
  const notes: readonly Note[] = [
    { deed: 'account.made', by, whom: id, detail: { role } },
    ...placing(by, { areaId: null, places: [] }, { id, areaId, places }),
    { deed: 'invitation.made', by, whom: id },
  ];
  const place = placeOf({ id, login, role, areaId, units: places }, areas);
  return { notes, invitation: { code, expires, login, role, place } };
}
