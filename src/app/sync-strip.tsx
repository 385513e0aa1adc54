// One calm line: what is saved here, what has gone, and only what the facts allow to be said. sync.md §2.14

import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { localDate } from '../domain/period.ts';
import type { Standing } from '../store/queries.ts';
import { useAccount } from './account.ts';
import type { StandingProps } from './hooks/use-standing.ts';
import { useStanding } from './hooks/use-standing.ts';
import { Strip } from './parts/strip.tsx';
import { momentText } from './words/format.ts';
import { t } from './words/words.ts';
import { syncNow, updateNow } from './worker-bridge.ts';

/** Does the browser believe in a network? A hint only: it words the line, it decides nothing. */
function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return online;
}

/** For screens that say nothing else of it. */
export function SyncStrip() {
  return <StandingStrip standing={useStanding()} />;
}

export function StandingStrip({ standing }: StandingProps) {
  const { store } = useAccount();
  const online = useOnline();
  const { route } = useLocation();
  if (!standing) return <Strip kind="quiet" text={t('strip.checking')} />;
  const { state } = standing.contact ?? {};
  if (state === 'signed-out') {
    const action = { label: t('strip.signInAction'), onAct: () => route('/dang-nhap') };
    return <Strip kind="back" text={t('strip.signIn')} action={action} />;
  }
  if (standing.stuck) {
    const text = t('strip.stuck', { n: standing.waiting });
    const action = { label: t('strip.sendNow'), onAct: syncNow };
    return <Strip kind="clash" text={text} action={action} />;
  }
  if (standing.tooOld) {
    const action = { label: t('update.now'), onAct: () => void updateNow() };
    return <Strip kind="wait" text={t('strip.tooOld')} action={action} />;
  }
  if (standing.download) {
    const { got, of } = standing.download;
    return <Strip kind="sending" text={t('strip.download', { got, of })} />;
  }
  if (standing.waiting > 0) {
    const text = t(online ? 'strip.queued' : 'strip.waiting', { n: standing.waiting });
    return <Strip kind="wait" text={text} action={{ label: t('strip.sendNow'), onAct: syncNow }} />;
  }
  const { damaged } = standing;
  if (damaged) {
    const action = {
      label: t('strip.damagedAction'),
      onAct: () => route(`/ban-ghi/${damaged}/sua`),
    };
    return <Strip kind="back" text={t('strip.damaged')} action={action} />;
  }
  if (standing.photos > 0) {
    const text = t('strip.photos', { n: standing.photos });
    return <Strip kind="wait" text={text} action={{ label: t('strip.sendNow'), onAct: syncNow }} />;
  }
  return quietStrip(standing, online, localDate(store.environment.now()));
}

/** Yesterday's agreement is said with its day: an old "đồng bộ" must not read as this morning's. */
function quietStrip({ syncedAtMs, agreed, contact }: Standing, online: boolean, today: string) {
  if (syncedAtMs !== null) {
    const time = momentText(new Date(syncedAtMs).toISOString(), today);
    const more = agreed === null ? {} : { more: t('strip.agreed', { n: agreed }) };
    return <Strip kind="ok" text={t('strip.synced', { time })} {...more} />;
  }
  if (!online) return <Strip kind="quiet" text={t('strip.offline')} />;
  return (
    <Strip kind="quiet" text={t(contact?.state === 'silent' ? 'strip.server' : 'strip.checking')} />
  );
}
