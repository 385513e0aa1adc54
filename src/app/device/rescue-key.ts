// The province's key is fetched while there is a network, because a rescue file is made when there is none. [N3]
import type { RescueKey } from '../../protocol/rescue.ts';
import { readRescueKey, writeRescueKey } from '../../store/device-kept.ts';
import { fetchRescueKey } from '../province.ts';

const freshMs = 7 * 86_400_000;

/** The key as kept; asked for again after a week. @returns null without one and without a network */
export async function keepRescueKey(account: string, nowMs: number): Promise<RescueKey | null> {
  const kept = await readRescueKey(account);
  if (kept && nowMs - kept.keptAtMs < freshMs) return kept;
  const answer = await fetchRescueKey();
  // The cookie may be another person's who uses this phone: his ticket is not ours. [N2]
  if (!answer.ok || answer.value.acc !== account) return kept ?? null;
  await writeRescueKey(account, { ...answer.value, keptAtMs: nowMs });
  return answer.value;
}
