// The PIN of one account on this phone. Derived slowly, kept with a salt of its own, so that it is not read off the disk
// at a glance. It encrypts nothing: a few thousand numbers are tried in seconds by whoever has the disk, who has the
// session's cookie beside it anyway. What protects the disk is the phone's own lock, and we say so. [N6]
import type { KeptPin } from '../../store/device.ts';
import { readPin } from '../../store/device.ts';
import { forgetPin, writePin } from '../../store/device-kept.ts';
import { locked } from './lock.ts';

const rounds = 300_000;
/** So many tries are free; then each wrong one doubles the wait. */
const freeTries = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 900_000;

export function isPinShaped(pin: string): boolean {
  return /^\d{4,8}$/.test(pin);
}

export async function setPin(account: string, pin: string, afterMinutes: number): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const check = await derived(pin, salt, rounds);
  await writePin(account, { salt, check, rounds, afterMinutes, wrong: 0, nextAtMs: 0 });
}

/** How long one must wait before the next try, ms; 0: now. */
export function waitOf({ nextAtMs }: Pick<KeptPin, 'nextAtMs'>, nowMs: number): number {
  // A clock set back must not lock anybody out for years.
  return Math.min(longestWaitMs, Math.max(0, nextAtMs - nowMs));
}

export type Opened = { readonly ok: true } | { readonly ok: false; readonly waitMs: number };

export async function tryPin(account: string, pin: string, nowMs: number): Promise<Opened> {
  const kept = await readPin(account);
  if (!kept) return open();
  const waitMs = waitOf(kept, nowMs);
  if (waitMs > 0) return { ok: false, waitMs };
  const found = await derived(pin, kept.salt, kept.rounds);
  if (found.every((byte, index) => byte === kept.check[index])) {
    const { forgotten: _, ...known } = kept;
    await writePin(account, { ...known, wrong: 0, nextAtMs: 0 });
    return open();
  }
  const wrong = kept.wrong + 1;
  const next = waitAfter(wrong);
  await writePin(account, { ...kept, wrong, nextAtMs: next > 0 ? nowMs + next : 0 });
  return { ok: false, waitMs: next };
}

/** The person has signed in: the PIN goes, and nothing else. */
export async function dropPin(account: string): Promise<void> {
  await forgetPin(account);
  open();
}

/** Before he leaves the app for the sign-in service: when he is back, nobody remembers what he had asked for. */
export async function sayForgotten(account: string): Promise<void> {
  const kept = await readPin(account);
  if (kept) await writePin(account, { ...kept, forgotten: true });
}

/** Back from the sign-in service as the person of this book: in, and without the PIN he had forgotten. [I8] */
export async function letIn(account: string): Promise<void> {
  const kept = await readPin(account);
  if (kept?.forgotten) await forgetPin(account);
  open();
}

function waitAfter(wrong: number): number {
  if (wrong < freeTries) return 0;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(20, wrong - freeTries));
}

function open(): Opened {
  locked.value = false;
  return { ok: true };
}

async function derived(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = new TextEncoder().encode(pin);
  const key = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
}
