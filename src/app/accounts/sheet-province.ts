// What accounts from a sheet ask the province.
import type { SheetRow } from '../../domain/account-sheet.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Checked } from '../../protocol/account-sheet.ts';
import { checkedSchema } from '../../protocol/account-sheet.ts';
import type { Slips } from '../../protocol/invitation.ts';
import { slipsSchema } from '../../protocol/invitation.ts';
import type { Refusal } from '../province.ts';
import { ask, present } from '../province.ts';

/** Nothing is changed. */
export async function checkRows(rows: readonly SheetRow[]): Promise<Result<Checked, Refusal>> {
  return present(await ask('POST', '/account-sheet/check', { rows }, checkedSchema));
}

/** All of them or none; a slip for each account that is new. [I7] */
export async function importRows(rows: readonly SheetRow[]): Promise<Result<Slips, Refusal>> {
  return present(await ask('POST', '/account-sheet', { rows }, slipsSchema));
}

export async function fetchTemplate(): Promise<Result<File, Refusal>> {
  try {
    const answer = await fetch('/account-sheet', { credentials: 'same-origin' });
    if (!answer.ok) return err('no-network');
    const type = answer.headers.get('content-type') ?? '';
    return ok(new File([await answer.blob()], 'tai-khoan-mau.xlsx', { type }));
  } catch {
    return err('no-network');
  }
}
