// Thiết lập báo cáo: the days of a year's report, what stands on it and whom it goes to. Each change has a first day, and is
// in the log. Needs the network, and says so. [C1] [C2]
import { useAccount } from '../account.ts';
import { useAnswer } from '../hooks/use-answer.ts';
import { Empty } from '../parts/empty.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { RefusalLine } from '../sending.tsx';
import { tSetting } from '../words/settings-words.ts';
import { t } from '../words/words.ts';
import { CalendarForm } from './calendar-form.tsx';
import { HeadForm, LevelsForm } from './name-forms.tsx';
import { ReviewForm } from './review-form.tsx';
import { readSettings } from './settings-province.ts';
import './settings.css';

export function SettingsScreen() {
  const { signedIn } = useAccount();
  const { value: told, refusal, again } = useAnswer('settings', readSettings);
  return (
    <main id="main" class="screen settings">
      <TopBar small={signedIn.place} title={tSetting('title')} back />
      {refusal === 'no-network' ? (
        <Empty title={t('offline.title')} text={t('offline.text')} />
      ) : (
        <RefusalLine refusal={refusal} />
      )}
      {!told && !refusal && <p role="status">{tSetting('asking')}</p>}
      {told && (
        <>
          <CalendarForm told={told} onSaved={again} />
          <HeadForm told={told} onSaved={again} />
          <ReviewForm told={told} onSaved={again} />
          <LevelsForm told={told} onSaved={again} />
        </>
      )}
    </main>
  );
}
