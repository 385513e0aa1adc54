// The controls around a form's fields: the commune of an officer who has several, the way out, the one save button.
import { useState } from 'preact/hooks';
import type { Finding } from '../../domain/field.ts';
import type { NamedUnit } from '../../domain/person.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { t } from '../words/words.ts';

interface UnitChoiceProps {
  readonly units: readonly NamedUnit[];
  readonly unit: NamedUnit | undefined;
  readonly onUnit: (unit: NamedUnit | undefined) => void;
}

export function UnitChoice({ units, unit, onUnit }: UnitChoiceProps) {
  return (
    <label class="stack-label">
      {t('device.place')}
      <select
        class="text-input"
        value={unit?.code}
        onChange={(event) => onUnit(units.find((one) => one.code === event.currentTarget.value))}
      >
        {units.map((one) => (
          <option key={one.code} value={one.code}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}

export function DiscardButton({ onDiscard }: { readonly onDiscard: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {t('write.discard')}
      </Button>
      <Dialog open={asking} title={t('write.discardTitle')} onClose={() => setAsking(false)}>
        <p>{t('write.discardText')}</p>
        <div class="dialog-actions">
          <Button kind="secondary" onClick={() => setAsking(false)}>
            {t('write.keep')}
          </Button>
          <Button kind="primary" onClick={onDiscard}>
            {t('write.discard')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

interface SaveBarProps {
  readonly label: 'write.save' | 'write.resend' | 'write.saveChange';
  readonly left: readonly Finding[];
  readonly failure: 'write.failed' | 'write.full' | null;
}

export function SaveBar({ label, left, failure }: SaveBarProps) {
  return (
    <div class="save-bar">
      {left.length > 0 && (
        <p class="save-bar-left" role="alert">
          {t('write.left', { n: left.length })}
        </p>
      )}
      {failure && (
        <p class="save-bar-left" role="alert">
          {t(failure)}
        </p>
      )}
      <Button kind="primary" type="submit">
        {t(label)}
      </Button>
    </div>
  );
}
