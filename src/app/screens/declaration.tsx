// Khai báo năm: four parts, what is said and what is missing in each. A unit fills its numbers once a year, in two
// minutes; what it has not declared is "chưa có số liệu", never nought. [D3]
import type { DeclarationPart } from '../../domain/activity/declaration.ts';
import { declarationParts, missingIn } from '../../domain/activity/declaration.ts';
import { localDate } from '../../domain/period.ts';
import { reportInHand } from '../../domain/report-year.ts';
import { scopeId } from '../../domain/scope.ts';
import { singletonId } from '../../domain/singleton.ts';
import { watchRecord } from '../../store/queries.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { useUnit } from '../hooks/use-unit.ts';
import { Icon } from '../parts/icon.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { UnitSelect } from '../parts/unit-select.tsx';
import { RecordWord } from '../record/record-word.tsx';
import { tField, tForm } from '../words/form-words.ts';
import { t } from '../words/words.ts';

/** So many missing fields are named; the rest is counted. */
const named = 3;

export function DeclarationScreen() {
  const { store, signedIn } = useAccount();
  const { units, unit, choose, to } = useUnit();
  const year = reportInHand(localDate(store.environment.now()), signedIn.calendar);
  const id = unit ? singletonId('khai_bao', scopeId(unit, year)) : '';
  const facts = useLive(() => watchRecord(store, id), id);
  const values = facts?.shown?.values ?? {};
  return (
    <main id="main" class="screen">
      <TopBar
        small={`${unit?.name ?? ''} · ${tForm('declare.year', { year: String(year) })}`}
        title={t('type.khai_bao')}
        back
      />
      <UnitSelect units={units} unit={unit} onUnit={choose} />
      <p class="hint">{tForm('declare.intro')}</p>
      {facts?.shown && <RecordWord facts={facts} />}
      {declarationParts.map((part) => (
        <Part
          key={part}
          part={part}
          missing={missingIn(part, values)}
          href={to(`/khai-bao/${part}`)}
        />
      ))}
    </main>
  );
}

interface PartProps {
  readonly part: DeclarationPart;
  readonly missing: readonly string[];
  readonly href: string;
}

function Part({ part, missing, href }: PartProps) {
  const said = missing.length === 0;
  return (
    <a class="card declare-part" href={href}>
      <Icon name={said ? 'ok' : 'declare'} />
      <span class="entry-row-text">
        <b>{tForm(`declare.${part}`)}</b>
        <span class="soft">{said ? tForm('declare.said') : missingText(missing)}</span>
      </span>
    </a>
  );
}

function missingText(missing: readonly string[]): string {
  // Counts are named by their group and their place in it: as a list nobody would read that.
  if (missing.some((key) => key.includes('.')))
    return tForm('declare.missingCount', { n: missing.length });
  const names = missing.slice(0, named).map((key) => tField('khai_bao', key));
  const more = missing.length - names.length;
  const list = more > 0 ? [...names, tForm('declare.more', { n: more })] : names;
  return tForm('declare.missing', { fields: list.join('; ') });
}
