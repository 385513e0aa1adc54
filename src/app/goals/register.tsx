// Danh mục cơ quan: who has a decision, a regulation and periodic information; what the province keeps it may change. [G1] [G2]
import { useState } from 'preact/hooks';
import { spokesConditions } from '../../domain/target.ts';
import type { TargetAgency, Targets } from '../../protocol/goals.ts';
import { useAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import { FilterSelect } from '../parts/filter-select.tsx';
import { Icon } from '../parts/icon.tsx';
import { fullDate } from '../words/format.ts';
import { tGoal } from '../words/goals-words.ts';
import { AgencyDialog } from './agency-dialog.tsx';
import { SpeakDialog } from './speak-dialog.tsx';

const shown = ['silent', 'lacking', 'whole'] as const;
type Shown = (typeof shown)[number];

function stateOf({ lacks }: TargetAgency): Shown {
  if (lacks === null || lacks === undefined) return 'silent';
  return lacks.length > 0 ? 'lacking' : 'whole';
}

/** What a dialog is about: an agency, or a new one. */
type Open = { readonly what: 'agency' | 'speak'; readonly agency: TargetAgency | null } | null;

interface RegisterProps {
  readonly told: Targets;
  readonly onChanged: () => void;
}

export function Register({ told, onChanged }: RegisterProps) {
  const { signedIn } = useAccount();
  const [only, setOnly] = useState<Shown | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const keeps = signedIn.role === 'province';
  // Whoever is not asked for a spokesperson is listed where the province speaks for it.
  const listed = told.agencies.filter(({ lacks, kept }) => lacks !== undefined || (kept && keeps));
  const found = listed.filter((one) => only === null || stateOf(one) === only);
  const close = () => setOpen(null);
  return (
    <section aria-labelledby="register">
      <h2 class="section" id="register">
        {tGoal('register')}
        <span class="num">{tGoal('register.count', { n: found.length })}</span>
      </h2>
      <p class="hint">{tGoal('register.text')}</p>
      <div class="goals-tools">
        <FilterSelect
          label={tGoal('register.filter')}
          every={tGoal('register.every')}
          value={only}
          options={shown.map((one) => ({ value: one, text: tGoal(`register.only.${one}`) }))}
          onPick={setOnly}
        />
        {keeps && (
          <Button
            kind="secondary"
            icon="plus"
            onClick={() => setOpen({ what: 'agency', agency: null })}
          >
            {tGoal('register.add')}
          </Button>
        )}
      </div>
      <ul class="card list register-list">
        {found.map((agency) => (
          <AgencyLine key={agency.id} agency={agency} keeps={keeps} onOpen={setOpen} />
        ))}
      </ul>
      {open?.what === 'agency' && (
        <AgencyDialog agency={open.agency} onClose={close} onWritten={onChanged} />
      )}
      {open?.what === 'speak' && open.agency && (
        <SpeakDialog agency={open.agency} year={told.year} onClose={close} onWritten={onChanged} />
      )}
    </section>
  );
}

interface AgencyLineProps {
  readonly agency: TargetAgency;
  readonly keeps: boolean;
  readonly onOpen: (open: Open) => void;
}

function AgencyLine({ agency, keeps, onOpen }: AgencyLineProps) {
  const { name, kind, lacks, kept, rec } = agency;
  return (
    <li>
      <span class="register-name">
        <b>{name}</b>
        <span class="soft">{tGoal(`kind.${kind}`)}</span>
      </span>
      <span class="register-conditions">
        {lacks === null && <span class="soft">{tGoal('none')}</span>}
        {lacks &&
          spokesConditions.map((one) => (
            <span key={one} class={lacks.includes(one) ? 'has-not' : 'has'}>
              <Icon name={lacks.includes(one) ? 'close' : 'ok'} />
              <span>
                {tGoal(`has.${one}`)}: {lacks.includes(one) ? tGoal('lacks') : detail(agency, one)}
              </span>
            </span>
          ))}
      </span>
      <span class="register-actions">
        {rec && (
          <a class="button button-quiet" href={`/ban-ghi/${rec}`}>
            {tGoal('register.open')}
          </a>
        )}
        {kept && keeps && (
          <>
            <Button kind="quiet" onClick={() => onOpen({ what: 'speak', agency })}>
              {tGoal('register.speak')}
            </Button>
            <Button kind="quiet" onClick={() => onOpen({ what: 'agency', agency })}>
              {tGoal('register.edit')}
            </Button>
          </>
        )}
      </span>
    </li>
  );
}

function detail({ values }: TargetAgency, condition: (typeof spokesConditions)[number]): string {
  const text = (key: string) => String(values[key] ?? '');
  if (condition === 'informing')
    return tGoal('has.times', { n: Number(values['informings'] ?? 0) });
  const [number, day] =
    condition === 'decision'
      ? ['spokesDecision', 'spokesDecisionDate']
      : ['regulationNumber', 'regulationDate'];
  return tGoal('document', { number: text(number), date: fullDate(text(day)) });
}
