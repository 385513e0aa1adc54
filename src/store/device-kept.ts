// What this phone keeps that its first screen does not read: keys, PINs, a no to the home screen, who has left.
import { del, delMany, get, set, update } from 'idb-keyval';
import type { SignedIn } from '../domain/person.ts';
import type { KeptPin } from './device.ts';

/** The province's key for rescue files and this account's ticket, as `GET /rescue/key` gave them. [N3] */
export interface KeptRescueKey {
  readonly acc: string;
  readonly key: string;
  readonly ticket: string;
  readonly keptAtMs: number;
}

export async function readRescueKey(account: string): Promise<KeptRescueKey | undefined> {
  return get<KeptRescueKey>(`rescue-key:${account}`);
}

export async function writeRescueKey(account: string, kept: KeptRescueKey): Promise<void> {
  await set(`rescue-key:${account}`, kept);
}

/** Whoever has said no to the home screen is not asked again. */
export async function readInstallDeclined(): Promise<boolean> {
  return (await get<boolean>('install-declined')) ?? false;
}

export async function writeInstallDeclined(): Promise<void> {
  await set('install-declined', true);
}

export async function writePin(account: string, pin: KeptPin): Promise<void> {
  await set(`pin:${account}`, pin);
}

export async function forgetPin(account: string): Promise<void> {
  await del(`pin:${account}`);
}

/** Only after the book has been wiped: whoever has something here stays on the list. */
export async function forgetPerson(id: string): Promise<void> {
  await update<readonly SignedIn[]>('people', (people = []) =>
    people.filter((one) => one.id !== id),
  );
  await delMany([`pin:${id}`, `rescue-key:${id}`]);
}
