// An officer asks what is kept of him, or has left for good: shown whole, and made nameless. domain.md §6 [I6]
import { localDate } from '../../src/domain/period.ts';
import { utc } from '../instant.ts';
import type { Reply, SignedCall } from '../route.ts';
import { refuse } from '../route.ts';
import { findAccountEver } from '../storage/accounts.ts';
import { note } from '../storage/audit.ts';
import { anonymise, dataOf } from '../storage/subject.ts';

/** POST /accounts/:id/data: written down, so it is no GET. Also of a closed account. */
export async function takeData({ db, person, params, nowMs }: SignedCall): Promise<Reply> {
  const whom = params['id'] ?? '';
  const data = await dataOf(db, whom);
  if (!data) return refuse('not-found');
  await note(db, utc(nowMs), { deed: 'account.exported', by: person.id, whom });
  return { status: 200, body: data };
}

/** POST /accounts/:id/anonymise. There is no way back. */
export async function makeNameless({ db, person, params, nowMs }: SignedCall): Promise<Reply> {
  const account = await findAccountEver(db, params['id'] ?? '', localDate(nowMs));
  if (!account) return refuse('not-found');
  if (account.id === person.id) return refuse('bad-account');
  await anonymise(db, account.id, utc(nowMs));
  await note(db, utc(nowMs), { deed: 'account.nameless', by: person.id, whom: account.id });
  return { status: 200, body: {} };
}
