// Nhập nhật ký loa: a loudspeaker platform's file is read here, tried at the province line by line, and only then proposed
// to the officers of its communes. Needs the network, and says so. [Q1]–[Q3]
import { lacking } from '../../domain/airing-log/columns.ts';
import { useAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { RefusalLine } from '../sending.tsx';
import { tLog } from '../words/airing-log-words.ts';
import { t } from '../words/words.ts';
import { LogAsk } from './log-ask.tsx';
import { LogColumnsForm } from './log-columns.tsx';
import { LogTrial } from './log-trial.tsx';
import type { Running } from './use-log.ts';
import { useLog } from './use-log.ts';
import './airing-log.css';

export function AiringLogScreen() {
  const { signedIn } = useAccount();
  const log = useLog();
  const { known, opened, flaw, trial, running, brought, refusal } = log;
  return (
    <main id="main" class="screen airing-log">
      <TopBar small={signedIn.place} title={tLog('title')} back />
      <p class="airing-log-about">{tLog('about')}</p>
      {refusal === 'no-network' && (
        <Empty title={t('offline.title')} text={t('offline.text')} icon="station" />
      )}
      {refusal !== 'no-network' && <RefusalLine refusal={refusal} />}
      {known && (
        <LogAsk
          platforms={known.platforms}
          platform={log.platform}
          onPlatform={log.rename}
          onOpen={(file) => void log.open(file)}
        />
      )}
      {flaw && (
        <p class="refusal" role="alert">
          <Icon name="warn" />
          <span>{tLog(`flaw.${flaw}`)}</span>
        </p>
      )}
      {opened && (
        <LogColumnsForm {...opened} onColumns={(columns) => log.change({ ...opened, columns })} />
      )}
      {opened && !running && !trial && !brought && (
        <Button
          kind="primary"
          disabled={lacking(opened.columns).length > 0 || log.platform.trim().length < 2}
          onClick={() => void log.attempt(opened)}
        >
          {tLog('try')}
        </Button>
      )}
      {running && <Progress running={running} onStop={log.stop} />}
      {opened && trial && !running && (
        <LogTrial
          trial={trial}
          units={known?.units ?? []}
          places={opened.places}
          onPlaces={(places) => void log.attempt({ ...opened, places })}
          onBring={() => void log.bring(opened, trial)}
        />
      )}
      {brought && (
        <p role="status" class="airing-log-done">
          <Icon name="ok" />
          <span>{tLog(brought.n < brought.of ? 'stopped' : 'brought', { ...brought })}</span>
        </p>
      )}
    </main>
  );
}

interface ProgressProps {
  readonly running: Running;
  readonly onStop: () => void;
}

function Progress({ running: { dry, done, of }, onStop }: ProgressProps) {
  return (
    <section class="airing-log-running">
      <p role="status" class="num">
        {tLog(dry ? 'trying' : 'bringing', { done, of })}
      </p>
      <progress max={Math.max(1, of)} value={done} aria-label={tLog('progress')} />
      <Button kind="secondary" onClick={onStop}>
        {tLog('stop')}
      </Button>
    </section>
  );
}
