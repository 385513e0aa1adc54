// Taking the log away: page after page with its number on the screen, to be stopped at any time.
import { useRef, useState } from 'preact/hooks';
import { localDate } from '../../domain/period.ts';
import type { AuditLine, AuditQuery } from '../../protocol/audit.ts';
import { useAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import { saveFile } from '../parts/save-file.ts';
import { RefusalLine, useSending } from '../sending.tsx';
import { tAudit } from '../words/audit-words.ts';
import { auditCsv } from './audit-csv.ts';
import { announceExport, readAudit } from './audit-province.ts';

export function AuditExport({ query }: { readonly query: AuditQuery }) {
  const { store } = useAccount();
  const [got, setGot] = useState<number | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const stopped = useRef(false);
  const { refusal, working, send } = useSending();

  async function take(): Promise<void> {
    stopped.current = false;
    setSaved(null);
    setGot(0);
    const lines: AuditLine[] = [];
    const whole = await send(async () => {
      const announced = await announceExport(query);
      if (!announced.ok) return announced;
      for (let before: string | null = ''; before !== null && !stopped.current; ) {
        const page = await readAudit(before === '' ? query : { ...query, before });
        if (!page.ok) return page;
        lines.push(...page.value.lines);
        setGot(lines.length);
        before = page.value.next;
      }
      return announced;
    });
    setGot(null);
    if (!whole || stopped.current) return;
    const name = `nhat-ky-${localDate(store.environment.now())}.csv`;
    saveFile(new File([auditCsv(lines)], name, { type: 'text/csv' }));
    setSaved(lines.length);
  }

  return (
    <div class="audit-export">
      {got === null ? (
        <Button kind="secondary" disabled={working} onClick={() => void take()}>
          {tAudit('export')}
        </Button>
      ) : (
        <Button
          kind="secondary"
          onClick={() => {
            stopped.current = true;
          }}
        >
          {tAudit('stop')}
        </Button>
      )}
      <span role="status" class="num soft">
        {got !== null && tAudit('exporting', { n: got })}
        {saved !== null && tAudit('exported', { n: saved })}
      </span>
      <RefusalLine refusal={refusal} />
    </div>
  );
}
