// Sổ phát thanh tháng: the month's broadcasts as one A4 document, for the folder and the signature. From the phone's
// own entries, so it works without a network; what is not yet approved is said at its foot.
import { useRoute } from 'preact-iso';
import type { BroadcastLog } from '../../domain/broadcast-log.ts';
import { broadcastLog } from '../../domain/broadcast-log.ts';
import { localDate } from '../../domain/period.ts';
import { isOfUnit } from '../../domain/scope.ts';
import { watchMonth } from '../../store/book-entries.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { useUnit } from '../hooks/use-unit.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { UnitSelect } from '../parts/unit-select.tsx';
import { MissingScreen } from '../screens/missing.tsx';
import { tBook } from '../words/book-words.ts';
import { fullDate, monthText } from '../words/format.ts';
import { LogTable } from './log-table.tsx';
import './month-log.css';

export function MonthLogScreen() {
  const { month = '' } = useRoute().params;
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? <MonthLog month={month} /> : <MissingScreen />;
}

function MonthLog({ month }: { readonly month: string }) {
  const { store } = useAccount();
  const { units, unit, choose } = useUnit();
  const entries = useLive(() => watchMonth(store, month), month);
  const log = broadcastLog(
    entries?.filter(({ scope }) => unit && isOfUnit(scope, unit)) ?? [],
    month,
  );
  const title = tBook('logTitle', { month: monthText(month) });
  return (
    <main id="main" class="screen log-screen">
      <TopBar title={title} small={unit?.name ?? ''} back />
      <div class="log-tools">
        <UnitSelect units={units} unit={unit} onUnit={choose} />
        {log.entries > 0 && (
          <>
            <Button kind="primary" onClick={() => window.print()}>
              {tBook('logPrint')}
            </Button>
            <p class="hint">{tBook('logHint')}</p>
          </>
        )}
      </div>
      {entries && log.entries === 0 && (
        <Empty title={tBook('logNoneTitle')} text={tBook('logNoneText')} />
      )}
      {log.entries > 0 && (
        <article class="log" lang="vi">
          <header class="log-head">
            <p class="log-unit">{unit?.name}</p>
            <h2>{tBook('logName')}</h2>
            <p>{tBook('logMonth', { month: month.slice(5), year: month.slice(0, 4) })}</p>
          </header>
          <LogTable log={log} />
          <Foot log={log} today={localDate(store.environment.now())} />
        </article>
      )}
    </main>
  );
}

function Foot({ log, today }: { readonly log: BroadcastLog; readonly today: string }) {
  const [year = '', month = '', day = ''] = today.split('-');
  return (
    <footer class="log-foot">
      <p>
        {tBook('logPrinted', { date: fullDate(today) })}
        {log.unapproved > 0 && ` ${tBook('logUnapproved', { n: log.unapproved })}`}
      </p>
      <div class="log-signatures">
        <div>
          <p class="log-signed-on">&nbsp;</p>
          <p class="log-signer">{tBook('logMaker')}</p>
          <p class="log-sign-hint">{tBook('logSignHint')}</p>
        </div>
        <div>
          <p class="log-signed-on">{tBook('logSignedOn', { day, month, year })}</p>
          <p class="log-signer">{tBook('logLeader')}</p>
          <p class="log-sign-hint">{tBook('logSealHint')}</p>
        </div>
      </div>
    </footer>
  );
}
