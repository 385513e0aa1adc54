// Signing in and out, and who I am.
import * as z from 'zod/mini';
import { localDate } from '../../src/domain/period.ts';
import type { SignedIn } from '../../src/domain/person.ts';
import { signInSchema } from '../../src/protocol/session.ts';
import { agentOf } from '../agent.ts';
import { utc } from '../instant.ts';
import { passwordMatches } from '../password.ts';
import type { Call, Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { named, placeOf, unitsInSight } from '../sight.ts';
import type { Account } from '../storage/accounts.ts';
import { findAccount, personOf } from '../storage/accounts.ts';
import { listAreas } from '../storage/areas.ts';
import { note } from '../storage/audit.ts';
import type { Queries } from '../storage/database.ts';
import type { Way } from '../storage/sessions.ts';
import { deleteSession, insertSession } from '../storage/sessions.ts';
import { findCalendar } from '../storage/settings.ts';
import { write } from '../storage/transaction.ts';
import { findCredentials } from '../storage/ways-in.ts';
import { newToken, sessionDays, tokenHash } from '../token.ts';

const twoTexts = z.strictObject({ login: z.string(), password: z.string() });

/** POST /session. A login no account can have is answered like one that no account has. */
export const signIn = reads(twoTexts, 'malformed', async (call: Call, given): Promise<Reply> => {
  const parsed = signInSchema.safeParse(given);
  if (!parsed.success) return refuse('wrong-password');
  const { login, password } = parsed.data;
  const known = await findCredentials(call.db, login.toLowerCase(), localDate(call.nowMs));
  if (await passwordMatches(known?.hash, password)) {
    if (known) return startSession(call, known.id, 200);
  }
  if (known) await noteRefused(call, known.id);
  return refuse('wrong-password');
});

/** Logins that no account has are not written down: anybody could fill the log with them. */
function noteRefused({ deps, nowMs }: Call, whom: string): Promise<void> {
  return write(deps.db, (db) => note(db, utc(nowMs), { deed: 'session.refused', by: null, whom }));
}

/** A new session for an account that has just shown who it is, with the cookie that carries it. */
export async function startSession(
  call: Call,
  accountId: string,
  status: number,
  way: Way = 'password',
): Promise<Reply> {
  const { deps, nowMs } = call;
  const token = newToken(deps.random);
  const until = nowMs + sessionDays * 86_400_000;
  return write(deps.db, async (db) => {
    const account = await findAccount(db, accountId, localDate(nowMs));
    if (!account) return refuse('wrong-password');
    const times = { createdAt: utc(nowMs), expiresAt: utc(until) };
    const agent = agentOf(call.header('user-agent'));
    await insertSession(db, { tokenHash: tokenHash(token), accountId, ...times, agent, way });
    const body = await describe(db, account);
    await note(db, times.createdAt, { deed: 'session.begun', by: accountId, detail: { way } });
    return { status, body, token };
  });
}

/** GET /session */
export async function showSession({ db, account }: SignedCall): Promise<Reply> {
  return { status: 200, body: await describe(db, account) };
}

/** DELETE /session */
export async function signOut({ db, person, nowMs, ...call }: SignedCall): Promise<Reply> {
  await deleteSession(db, call.tokenHash);
  await note(db, utc(nowMs), { deed: 'session.ended', by: person.id });
  return { status: 204, token: null };
}

async function describe(db: Queries, account: Account): Promise<SignedIn> {
  const { id, login, role } = account;
  const units = await unitsInSight(db, await personOf(db, account));
  const place = placeOf(account, await listAreas(db));
  const calendar = await findCalendar(db);
  const set = Object.keys(calendar).length > 0 ? { calendar } : {};
  return { id, login, role, place, units: named(units), ...set };
}
