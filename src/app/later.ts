// What the first screen does not wait for: the key for rescue files, the number on the icon, a desk's news, where one answers.
import type { Account } from './account.ts';
import { showBadge } from './badge.ts';
import { keepRescueKey } from './device/rescue-key.ts';
import { keepPerson } from './keep-person.ts';

/** @returns stop */
export function startLater(present: Account): () => void {
  const { store, signedIn } = present;
  void keepRescueKey(signedIn.id, store.environment.now());
  const stopBadge = showBadge(store);
  const stopPerson = keepPerson(present);
  let stopLive = () => {};
  let over = false;
  if (signedIn.role === 'officer')
    void import('./today/told-airings-news.ts').then(({ startToldAirings }) => {
      if (!over) stopLive = startToldAirings(store);
    });
  // Only a desk waits for others' entries; a phone in a pocket holds no line open.
  if (signedIn.role === 'reviewer' || signedIn.role === 'province')
    void import('./desk/live.ts').then(({ startLive }) => {
      if (!over) stopLive = startLive(store);
    });
  return () => {
    over = true;
    stopBadge();
    stopPerson();
    stopLive();
  };
}
