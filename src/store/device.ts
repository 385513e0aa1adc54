// The few settings both page and worker read: who is signed in here, who else uses this phone, language, size of text.
// idb-keyval, one small store beside the accounts' own databases.
import { del, get, set, update } from 'idb-keyval';
import type { SignedIn } from '../domain/person.ts';

export async function readSignedIn(): Promise<SignedIn | undefined> {
  return get<SignedIn>('signed-in');
}

/** Also among those who use this phone: their book stays when another comes. [N2] */
export async function writeSignedIn(signedIn: SignedIn): Promise<void> {
  await set('signed-in', signedIn);
  await update<readonly SignedIn[]>('people', (people = []) => [
    signedIn,
    ...people.filter((one) => one.id !== signedIn.id),
  ]);
}

export async function forgetSignedIn(): Promise<void> {
  await del('signed-in');
}

/** Everybody whose book is on this phone, the one who came last first. */
export async function readPeople(): Promise<readonly SignedIn[]> {
  const people = (await get<readonly SignedIn[]>('people')) ?? [];
  const present = await readSignedIn();
  // Who signed in before there was a list.
  return present && !people.some((one) => one.id === present.id) ? [present, ...people] : people;
}

export type Language = 'vi' | 'en';

/** A sign-out the province has not heard of yet: its cookie still opens the session. */
export async function readOwedSignOut(): Promise<boolean> {
  return (await get<boolean>('owed-sign-out')) ?? false;
}

export async function writeOwedSignOut(owed: boolean): Promise<void> {
  await set('owed-sign-out', owed);
}

export async function readLanguage(): Promise<Language> {
  return (await get<Language>('language')) ?? 'vi';
}

export async function writeLanguage(language: Language): Promise<void> {
  await set('language', language);
}

/** Percent of the browser's own size. */
export const textSizes = [100, 115, 130, 150] as const;
export type TextSize = (typeof textSizes)[number];

export async function readTextSize(): Promise<TextSize> {
  return (await get<TextSize>('text-size')) ?? 100;
}

export async function writeTextSize(size: TextSize): Promise<void> {
  await set('text-size', size);
}

/** An account's PIN on this phone, as what it can be checked by. [N6] */
export interface KeptPin {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly check: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  /** In the background for longer than this, the app asks again. */
  readonly afterMinutes: number;
  /** Wrong tries in a row, and when the next may be made, by this clock. */
  readonly wrong: number;
  readonly nextAtMs: number;
  /** He has said so, and went to the province's sign-in service to show who he is. */
  readonly forgotten?: true;
}

export async function readPin(account: string): Promise<KeptPin | undefined> {
  return get<KeptPin>(`pin:${account}`);
}
