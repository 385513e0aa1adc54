// Who is signed in on this phone, and that account's store. A session that has ended does not close the store:
// saving goes on, only sending waits. [S13]
import { signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SignedIn } from '../domain/person.ts';
import type { Store } from '../store/database.ts';
import { openStore } from '../store/database.ts';
import {
  forgetSignedIn,
  readOwedSignOut,
  readSignedIn,
  writeOwedSignOut,
  writeSignedIn,
} from '../store/device.ts';
import { deviceEnvironment } from '../store/environment.ts';
import type { Life } from '../store/life.ts';
import { openLife } from '../store/life.ts';
import { lockFor } from './lock/lock.ts';
import { endSession } from './session-end.ts';

export interface Account {
  readonly signedIn: SignedIn;
  readonly store: Store;
}

/** undefined while the phone looks, null when nobody is signed in. */
export const account = signal<Account | null | undefined>(undefined);

/** How the account's database fares; everything but 'open' is a screen of its own. [S28] */
export const life = signal<Life>('open');

function accountOf(signedIn: SignedIn): Account {
  const store = openStore(signedIn.id, deviceEnvironment);
  void openLife(store, (next) => {
    life.value = next;
  });
  return { signedIn, store };
}

/** Ends the session at the province, now or, without a network, at the next start with one. */
export async function endSessionSurely(): Promise<void> {
  await writeOwedSignOut(!(await endSession()));
}

export async function restoreAccount(): Promise<void> {
  const signedIn = await readSignedIn();
  // With somebody signed in the cookie is already a newer session's.
  if (!signedIn && (await readOwedSignOut())) void endSessionSurely();
  if (signedIn) await lockFor(signedIn.id);
  account.value = signedIn ? accountOf(signedIn) : null;
}

export async function enterAccount(signedIn: SignedIn): Promise<void> {
  await writeSignedIn(signedIn);
  await writeOwedSignOut(false);
  // The password has just been shown: the PIN asks nobody twice. [N6]
  await show(signedIn, true);
}

/** Another person takes the phone: nothing is deleted, and no network is needed. Sending waits for his session. [N2] */
export async function changePerson(signedIn: SignedIn): Promise<void> {
  await writeSignedIn(signedIn);
  await show(signedIn);
}

async function show(signedIn: SignedIn, known = false): Promise<void> {
  const present = account.value;
  if (present?.signedIn.id === signedIn.id) account.value = { ...present, signedIn };
  else {
    await lockFor(signedIn.id, known);
    account.value = accountOf(signedIn);
    present?.store.db.retire();
  }
}

/** The account's data stays on the phone under its own name; unsent work is sent when it signs in again. */
export async function leaveAccount(): Promise<void> {
  await forgetSignedIn();
  account.value?.store.db.retire();
  account.value = null;
}

export const AccountContext = createContext<Account | null>(null);

export function useAccount(): Account {
  const present = useContext(AccountContext);
  if (!present) throw new Error('a screen of an account was drawn without one');
  return present;
}
