// Nhật ký: who did what when, for whoever answers for it. Needs the network, and says so. [J3]
import { useEffect, useState } from 'preact/hooks';
import { auditGroups, groupsFor } from '../../domain/audit.ts';
import { addDays, localDate } from '../../domain/period.ts';
import type { Audit, AuditQuery } from '../../protocol/audit.ts';
import { auditPage } from '../../protocol/audit.ts';
import { useAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { FilterSelect } from '../parts/filter-select.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tAudit } from '../words/audit-words.ts';
import { t } from '../words/words.ts';
import { AuditExport } from './audit-export.tsx';
import { AuditList } from './audit-list.tsx';
import { readAudit } from './audit-province.ts';
import './audit.css';

/** Days that are shown before anybody asks for others. */
const firstDays = 30;

export function AuditScreen() {
  const { store } = useAccount();
  const today = localDate(store.environment.now());
  const [query, setQuery] = useState<AuditQuery>({ from: addDays(today, -firstDays), to: today });
  const [found, setFound] = useState<Audit | null>(null);
  const { refusal, working, send } = useSending();

  const look = (asked: AuditQuery, earlier: Audit | null) =>
    void send(async () => {
      const page = await readAudit(asked);
      if (page.ok)
        setFound({ ...page.value, lines: [...(earlier?.lines ?? []), ...page.value.lines] });
      return page;
    });
  useEffect(() => look(query, null), [query]);

  return (
    <main id="main" class="screen audit">
      <TopBar title={tAudit('title')} small={tAudit('small')} />
      <AuditSearch query={query} found={found} working={working} onAsk={setQuery} />
      {refusal === 'no-network' ? (
        <Empty title={t('offline.title')} text={t('offline.text')} />
      ) : (
        <RefusalLine refusal={refusal} />
      )}
      {found && (
        <>
          <div class="audit-bar">
            <span role="status" class="num">
              {tAudit(found.next === null ? 'shown' : 'shownMore', { n: found.lines.length })}
            </span>
            <AuditExport query={query} />
          </div>
          {found.lines.length === 0 && (
            <Empty title={tAudit('emptyTitle')} text={tAudit('emptyText')} />
          )}
          <AuditList lines={found.lines} />
          {found.next !== null && (
            <Button
              kind="secondary"
              disabled={working}
              onClick={() => look({ ...query, before: found.next ?? '' }, found)}
            >
              {tAudit('more', { n: auditPage })}
            </Button>
          )}
        </>
      )}
    </main>
  );
}

interface AuditSearchProps {
  readonly query: AuditQuery;
  readonly found: Audit | null;
  readonly working: boolean;
  readonly onAsk: (query: AuditQuery) => void;
}

function AuditSearch({ query, found, working, onAsk }: AuditSearchProps) {
  const { signedIn } = useAccount();
  const [unit, setUnit] = useState<string | null>(null);
  const [group, setGroup] = useState<AuditQuery['group'] | null>(null);
  const groups = groupsFor(signedIn.role);
  function search(form: FormData): void {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const [from, to, who] = [text('from'), text('to'), text('who')];
    onAsk({
      ...(from && { from }),
      ...(to && { to }),
      ...(who && { who }),
      ...(unit && { unit }),
      ...(group && { group }),
    });
  }
  return (
    <form
      class="card audit-search"
      onSubmit={(event) => {
        event.preventDefault();
        search(new FormData(event.currentTarget));
      }}
    >
      <label class="stack-label">
        {tAudit('from')}
        <input class="text-input" type="date" name="from" defaultValue={query.from} />
      </label>
      <label class="stack-label">
        {tAudit('to')}
        <input class="text-input" type="date" name="to" defaultValue={query.to} />
      </label>
      <label class="stack-label">
        {tAudit('who')}
        <input class="text-input" name="who" autocapitalize="none" autocomplete="off" />
      </label>
      {(found?.communes.length ?? 0) > 1 && (
        <FilterSelect
          label={tAudit('unit')}
          every={tAudit('everyUnit')}
          value={unit}
          options={(found?.communes ?? []).map(({ set, code, name }) => ({
            value: `${set}.${code}`,
            text: name,
          }))}
          onPick={setUnit}
        />
      )}
      <FilterSelect
        label={tAudit('group')}
        every={tAudit('everyGroup')}
        value={group ?? null}
        options={auditGroups
          .filter((one) => groups.includes(one))
          .map((one) => ({ value: one, text: tAudit(`group.${one}`) }))}
        onPick={setGroup}
      />
      <Button kind="primary" type="submit" disabled={working}>
        {tAudit(working ? 'searching' : 'search')}
      </Button>
    </form>
  );
}
