// Where the account answers, asked again when the scopes it may see have changed: a place was given or taken, or a reform
// has made another commune of its own. New entries are then written for the commune there is. And once a day, because the
// days of the report come with the answer. [U8] [S26] [C5]
import { localDate } from '../domain/period.ts';
import type { SignedIn } from '../domain/person.ts';
import { sessionSchema } from '../protocol/session.ts';
import type { Store } from '../store/database.ts';
import { readFact, writeFact } from '../store/meta.ts';
import { seenScopes, watchSeenScopes } from '../store/seen-scopes.ts';
import type { Account } from './account.ts';
import { account, changePerson } from './account.ts';
import { ask, present } from './province.ts';

/** @returns stop */
export function keepPerson({ store, signedIn }: Account): () => void {
  return watchSeenScopes(store, () => {
    void askAnew(store, account.value?.signedIn ?? signedIn).then((fresh) => {
      if (fresh && account.value?.signedIn.id === fresh.id) return changePerson(fresh);
    });
  });
}

/** @returns the person as the province knows him now; null when that is as before, or it was not heard */
export async function askAnew(store: Store, known: SignedIn): Promise<SignedIn | null> {
  const scopes = await seenScopes(store);
  const asking = `${localDate(store.environment.now())} ${scopes}`;
  if (scopes === '' || asking === (await readFact(store.db, 'askedFor'))) return null;
  const answer = present(await ask('GET', '/session', undefined, sessionSchema));
  // The cookie may be another person's who uses this phone: his places are not ours. [N2]
  if (!answer.ok || answer.value.id !== known.id) return null;
  await writeFact(store.db, 'askedFor', asking);
  return JSON.stringify(answer.value) === JSON.stringify(known) ? null : answer.value;
}
