// The health of this phone on the screen: one sentence for all of it, then a line for each thing with its remedy.
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Standing } from '../../store/queries.ts';
import { useAccount } from '../account.ts';
import { install, installed, installOffer, isIos } from '../install/standing-alone.ts';
import { useAwaited } from '../parts/first-drawing.tsx';
import type { IconName } from '../parts/icon.tsx';
import { Icon } from '../parts/icon.tsx';
import { tDevice, tDeviceIf } from '../words/device-words.ts';
import { formatBytes, momentText } from '../words/format.ts';
import { syncNow } from '../worker-bridge.ts';
import { askToKeepNow, useBrowserFacts } from './browser-facts.ts';
import type { Fix, HealthLine, Level } from './health.ts';
import { healthOf, worstOf } from './health.ts';

const icons: Readonly<Record<Level, IconName>> = { good: 'ok', care: 'clock', bad: 'warn' };

interface HealthProps {
  readonly standing: Standing;
  /** Photos the province does not have; null where there are none to keep. */
  readonly photos: number | null;
}

export function Health({ standing, photos }: HealthProps) {
  const { store, signedIn } = useAccount();
  const [asked, setAsked] = useState(0);
  const [refused, setRefused] = useState(false);
  const browser = useBrowserFacts(asked);
  const act = useFix(async () => {
    setRefused(!(await askToKeepNow(store)));
    setAsked(asked + 1);
  });
  useAwaited(!browser);
  if (!browser) return null;
  const lines = healthOf({
    nowMs: store.environment.now(),
    book: signedIn.role !== 'admin',
    installed: installed.value,
    ios: isIos(),
    ...browser,
    waiting: standing.waiting,
    stuck: standing.stuck,
    signedOut: standing.contact?.state === 'signed-out',
    answeredAtMs: standing.answeredAtMs,
    agreed: standing.agreed,
    photos,
    clockOffsetMs: standing.clockOffsetMs,
    clockOff: standing.clockOff,
  });
  const worst = worstOf(lines);
  return (
    <section class="card health" aria-labelledby="health">
      <h2 id="health" class={`health-${worst}`}>
        <Icon name={icons[worst]} />
        {tDevice(`health.${worst}`)}
      </h2>
      <ul>
        {lines.map((line) => (
          <Line key={line.id} line={line} answeredAtMs={standing.answeredAtMs} onFix={act} />
        ))}
      </ul>
      {refused && <p class="soft">{tDevice('keptRefused')}</p>}
    </section>
  );
}

interface LineProps {
  readonly line: HealthLine;
  readonly answeredAtMs: number | null;
  readonly onFix: (fix: Fix) => void;
}

function Line({ line, answeredAtMs, onFix }: LineProps) {
  const { id, level, word, params, fix } = line;
  const free = params?.['bytes'] === undefined ? {} : { free: formatBytes(params['bytes']) };
  const at = answeredAtMs === null ? '' : momentText(new Date(answeredAtMs).toISOString());
  return (
    <li class={`health-line health-${level}`}>
      <Icon name={icons[level]} />
      <span class="health-text num">
        <span class="visually-hidden">{tDevice(`level.${level}`)}: </span>
        {tDeviceIf(`health.${id}.${word}`, { ...params, ...free, at })}
      </span>
      {fix && (
        <button type="button" class="link-button" onClick={() => onFix(fix)}>
          {tDevice(`fix.${fix}`)}
        </button>
      )}
    </li>
  );
}

/** What the button of a line does. */
function useFix(keep: () => Promise<void>): (fix: Fix) => void {
  const { route } = useLocation();
  const fixes: Readonly<Record<Fix, () => void>> = {
    install: () => (installOffer.value ? void install() : route('/dua-ra-man-hinh')),
    keep: () => void keep(),
    send: syncNow,
    'sign-in': () => route('/dang-nhap'),
    room: () => window.location.assign('/huong-dan.html#day-may'),
    clock: () => window.location.assign('/huong-dan.html#dong-ho'),
    rescue: () => document.getElementById('rescue')?.scrollIntoView(),
  };
  return (fix) => fixes[fix]();
}
