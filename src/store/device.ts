// The few settings both page and worker read: who is signed in here, and in which language. idb-keyval, one small store.
import { del, get, set } from 'idb-keyval';
import type { SignedIn } from '../domain/person.ts';

export async function readSignedIn(): Promise<SignedIn | undefined> {
  return get<SignedIn>('signed-in');
}

export async function writeSignedIn(signedIn: SignedIn): Promise<void> {
  await set('signed-in', signedIn);
}

export async function forgetSignedIn(): Promise<void> {
  await del('signed-in');
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
