// An agency of the register: its name, kind and days. It is never deleted; one that has ended keeps its years. [G1]
import { agencyKinds } from '../../domain/agency.ts';
import { uuidV7 } from '../../domain/identity.ts';
import type { TargetAgency } from '../../protocol/goals.ts';
import { useAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tGoal } from '../words/goals-words.ts';
import { writeRegister } from './goals-province.ts';

/** Communes and districts come from the unit sets. */
const kept = agencyKinds.filter((kind) => kind !== 'ubnd_xa' && kind !== 'ubnd_huyen');

interface AgencyDialogProps {
  /** Null: a new one. */
  readonly agency: TargetAgency | null;
  readonly onClose: () => void;
  readonly onWritten: () => void;
}

export function AgencyDialog({ agency, onClose, onWritten }: AgencyDialogProps) {
  const { store } = useAccount();
  const { refusal, working, send } = useSending();
  async function submit(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const { now, randomBytes } = store.environment;
    const entry = {
      id: agency?.id ?? uuidV7(now(), randomBytes(10)),
      name: text('name'),
      kind: kept.find((one) => one === text('kind')) ?? 'so_ban_nganh',
      ...(agency?.post === undefined ? {} : { post: agency.post }),
      ...(agency?.heir === undefined ? {} : { heir: agency.heir }),
      from: text('from'),
      to: text('to') || null,
    };
    if (!(await send(() => writeRegister({ kind: 'agency', entry })))) return;
    onClose();
    onWritten();
  }
  return (
    <Dialog open title={agency ? agency.name : tGoal('register.add')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <label class="stack-label">
          {tGoal('register.name')}
          <input
            class="text-input"
            name="name"
            minLength={3}
            maxLength={120}
            required
            defaultValue={agency?.name ?? ''}
          />
        </label>
        <label class="stack-label">
          {tGoal('register.kind')}
          <select class="text-input" name="kind" defaultValue={agency?.kind ?? 'so_ban_nganh'}>
            {kept.map((one) => (
              <option key={one} value={one} selected={one === (agency?.kind ?? 'so_ban_nganh')}>
                {tGoal(`kind.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label class="stack-label">
          {tGoal('register.from')}
          <input
            class="text-input"
            type="date"
            name="from"
            required
            defaultValue={agency?.from ?? '2023-01-01'}
          />
        </label>
        <label class="stack-label">
          {tGoal('register.to')}
          <input class="text-input" type="date" name="to" defaultValue={agency?.to ?? ''} />
        </label>
        <RefusalLine refusal={refusal} />
        <div class="dialog-actions">
          <Button kind="quiet" onClick={onClose}>
            {tGoal('cancel')}
          </Button>
          <Button kind="primary" type="submit" disabled={working}>
            {tGoal('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
