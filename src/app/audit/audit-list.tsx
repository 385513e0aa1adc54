// The lines by day: time, who, what he did, where. On a phone a line is three short ones.
import { localDate } from '../../domain/period.ts';
import type { AuditLine } from '../../protocol/audit.ts';
import { useAccount } from '../account.ts';
import { tAudit } from '../words/audit-words.ts';
import { clockTime, dayHeading } from '../words/format.ts';
import { deedText, resultText, roleText, whoText } from './audit-text.ts';

export function AuditList({ lines }: { readonly lines: readonly AuditLine[] }) {
  const { store } = useAccount();
  const today = localDate(store.environment.now());
  return (
    <>
      {byDay(lines).map(([day, some]) => (
        <section key={day} aria-label={dayHeading(day, today)}>
          <h2 class="section">{dayHeading(day, today)}</h2>
          <ul class="card list audit-list">
            {some.map((line) => (
              <Line key={line.pos} line={line} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function byDay(lines: readonly AuditLine[]) {
  const days = new Map<string, AuditLine[]>();
  for (const line of lines) {
    const day = localDate(Date.parse(line.at));
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days];
}

function Line({ line }: { readonly line: AuditLine }) {
  const { signedIn } = useAccount();
  const result = resultText(line);
  const record = line.deed.startsWith('record.') && signedIn.role !== 'admin';
  return (
    <li class="audit-line">
      <span class="num soft">{clockTime(line.at)}</span>
      <span class="audit-who">
        <b>{whoText(line)}</b> {line.by && <span class="soft">{roleText(line.by.role)}</span>}
      </span>
      <span>
        {deedText(line)}
        {line.whom && <b> {line.whom.login}</b>}
        {result && <span class="audit-result">{result}</span>}
      </span>
      <span class="soft">{line.unit?.name}</span>
      {record ? (
        <a class="audit-open" href={`/ban-ghi/${line.what}`}>
          {tAudit('record')}
        </a>
      ) : (
        <span />
      )}
    </li>
  );
}
