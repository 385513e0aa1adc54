// What Đơn vị and the tray ask the province.
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { UnitRef } from '../../domain/unit.ts';
import type { Decided, Tray } from '../../protocol/province.ts';
import { decidedSchema, traySchema } from '../../protocol/province.ts';
import type { ReformCheck, ReformFiles, UnitSetView, Units } from '../../protocol/units.ts';
import { reformCheckSchema, unitSetSchema, unitsSchema } from '../../protocol/units.ts';
import type { Refusal } from '../province.ts';
import { ask, present } from '../province.ts';

export async function readUnits(): Promise<Result<Units, Refusal>> {
  return present(await ask('GET', '/units', undefined, unitsSchema));
}

export async function readUnitSet(set: string): Promise<Result<UnitSetView, Refusal>> {
  return present(await ask('GET', `/units/${set}`, undefined, unitSetSchema));
}

export async function checkReform(files: ReformFiles): Promise<Result<ReformCheck, Refusal>> {
  return present(await ask('POST', '/units/check', files, reformCheckSchema));
}

export async function bringReform(files: ReformFiles): Promise<Result<null, Refusal>> {
  return ask('POST', '/units', files, null);
}

/** Before its first day. [U7] */
export async function withdrawSet(set: string): Promise<Result<null, Refusal>> {
  return ask('DELETE', `/units/${set}`, undefined, null);
}

export async function readTray(): Promise<Result<Tray, Refusal>> {
  return present(await ask('GET', '/tray', undefined, traySchema));
}

/** How much of it is in the book now? What is not lies in the tray, and says there why. */
export type Fate = 'in' | 'partly' | 'out';

function fateOf(answer: Result<Decided | null, Refusal>): Result<Fate, Refusal> {
  const decided = present(answer);
  if (!decided.ok) return decided;
  const { results } = decided.value;
  const taken = results.filter(({ s, v }) => s === 'applied' || s === 'merged' || v !== undefined);
  if (taken.length === results.length) return ok('in');
  return ok(taken.length > 0 ? 'partly' : 'out');
}

/** The entry of this operation, with everything that waits for it, belongs to this commune. [U4] */
export async function assignHeld(
  op: string,
  { set, code }: UnitRef,
): Promise<Result<Fate, Refusal>> {
  return fateOf(await ask('POST', '/tray/assign', { op, unit: { set, code } }, decidedSchema));
}

/** What was refused when it was decided again has been seen. [S20] */
export async function closeHeld(op: string): Promise<Result<null, Refusal>> {
  return ask('POST', '/tray/close', { op }, null);
}

/** Lets in what a revoked phone or a former officer sent. [I4] [I5] */
export async function acceptHeld(op: string): Promise<Result<Fate, Refusal>> {
  return fateOf(await ask('POST', '/tray/accept', { op }, decidedSchema));
}
