// Bản ghi: the entry, what the reviewer asked, what two people wrote differently, its story; fix it and send again.

import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { isActivity } from '../../domain/activity/type.ts';
import { openReturn } from '../../domain/record.ts';
import { parseScope } from '../../domain/scope.ts';
import { newId } from '../../store/database.ts';
import { watchRecord } from '../../store/queries.ts';
import { closeAnswers, saveCancel, saveRestore } from '../../store/save.ts';
import type { RecordFacts } from '../../store/view.ts';
import { useAccount } from '../account.ts';
import { useDeed } from '../hooks/use-deed.ts';
import { useLive } from '../hooks/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { FailureLine } from '../parts/failure-line.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { ConflictCards } from '../record/conflict-cards.tsx';
import { OwnJoined, OwnTwins } from '../record/own-twins.tsx';
import { OwnVersions } from '../record/own-versions.tsx';
import { RecordFields } from '../record/record-fields.tsx';
import { RecordWord } from '../record/record-word.tsx';
import { Story } from '../record/story.tsx';
import { unitName } from '../unit-name.ts';
import { fullDate } from '../words/format.ts';
import { t } from '../words/words.ts';
import { titleOf } from './entry-row.tsx';
import { GoneScreen, LockedScreen } from './missing.tsx';

export function RecordScreen() {
  const { params } = useRoute();
  const { store, signedIn } = useAccount();
  const id = params.id ?? '';
  const facts = useLive(() => watchRecord(store, id), id);
  if (!facts) return <main id="main" class="screen" />;
  const { shown, row } = facts;
  if (!shown) return <GoneScreen />;
  if (facts.locked) return <LockedScreen />;
  const back = row ? openReturn(row) : undefined;
  const date = typeof shown.values.date === 'string' ? fullDate(shown.values.date) : '';
  const version = row ? ` · ${t('record.version', { v: row.v })}` : '';
  return (
    <main id="main" class="screen">
      <TopBar
        small={`${unitName(signedIn.units, shown.scope)} · ${date}${version}`}
        title={titleOf(shown)}
        back
      />
      <RecordWord facts={facts} />
      {shown.into && <OwnJoined shown={shown} />}
      {shown.state !== 'cancelled' && <OwnTwins {...shown} unit={parseScope(shown.scope)?.unit} />}
      {back?.note && shown.state === 'returned' && (
        <section class="card notice-back">
          <h2>{t('record.notes')}</h2>
          <p>{back.note}</p>
        </section>
      )}
      <ConflictCards facts={facts} />
      <OwnVersions facts={facts} onClose={() => void closeAnswers(store, id)} />
      {signedIn.role === 'officer' && <Deeds facts={facts} id={id} />}
      <RecordFields
        arrived={row?.ph}
        shown={shown}
        pins={shown.state === 'returned' ? (back?.pins ?? {}) : {}}
      />
      <Story facts={facts} />
    </main>
  );
}

function Deeds({ facts, id }: { readonly facts: RecordFacts; readonly id: string }) {
  const { store } = useAccount();
  const { failure, act } = useDeed();
  const [asking, setAsking] = useState(false);
  const { shown, row } = facts;
  if (!shown) return null;
  const target = { rec: id, scope: shown.scope };
  const base = row?.v ?? 0;
  if (shown.state === 'cancelled') {
    const restore = () => void act(() => saveRestore(store, target, base));
    return (
      <div class="deeds">
        <Button kind="secondary" onClick={restore}>
          {t('record.restore')}
        </Button>
        <FailureLine text={failure && t(failure)} />
      </div>
    );
  }
  return (
    <div class="deeds">
      <a class="button button-primary" href={`/ban-ghi/${id}/sua`}>
        {t(shown.state === 'returned' ? 'write.resend' : 'record.edit')}
      </a>
      {isActivity(shown.type) && (
        <a class="button button-secondary" href={`/ghi/${shown.type}/${newId(store)}?nhu=${id}`}>
          {t('record.again')}
        </a>
      )}
      {shown.state !== 'approved' && isActivity(shown.type) && (
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {t('record.cancel')}
        </Button>
      )}
      <CancelDialog
        open={asking}
        onClose={() => setAsking(false)}
        onCancel={(why) => void act(() => saveCancel(store, target, base, why))}
      />
      <FailureLine text={failure && t(failure)} />
    </div>
  );
}

interface CancelDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onCancel: (why: string) => void;
}

function CancelDialog({ open, onClose, onCancel }: CancelDialogProps) {
  const [why, setWhy] = useState('');
  const [missing, setMissing] = useState(false);
  function confirm(): void {
    if (why.trim() === '') return setMissing(true);
    onCancel(why.trim());
    onClose();
  }
  return (
    <Dialog open={open} title={t('record.cancelTitle')} onClose={onClose}>
      <p>{t('record.cancelText')}</p>
      <label class="stack-label">
        {t('record.cancelReason')}
        <textarea
          class="text-input"
          value={why}
          aria-invalid={missing}
          onInput={(event) => setWhy(event.currentTarget.value)}
        />
      </label>
      {missing && (
        <p class="field-error" role="alert">
          {t('record.cancelNeedReason')}
        </p>
      )}
      <div class="dialog-actions">
        <Button kind="secondary" onClick={onClose}>
          {t('record.cancelKeep')}
        </Button>
        <Button kind="primary" onClick={confirm}>
          {t('record.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
