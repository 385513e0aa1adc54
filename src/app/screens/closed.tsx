// The database is not ours to use just now. Says why, what to do, and that nothing is lost; never a blank page. [S28]
import type { Life } from '../../store/life.ts';
import { Button } from '../parts/button.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { appVersion } from '../version.ts';
import { tDoor } from '../words/door-words.ts';
import { t } from '../words/words.ts';
import { updateNow } from '../worker-bridge.ts';

export function ClosedScreen({ life }: { readonly life: Exclude<Life, 'open'> }) {
  return (
    <main id="main" class="screen stack">
      <TopBar title={tDoor(`closed.${life}`)} />
      <p>{tDoor(`closed.${life}.text`)}</p>
      {life === 'newer' && (
        <Button kind="primary" onClick={() => void updateNow()}>
          {t('update.now')}
        </Button>
      )}
      {life === 'retired' && (
        <Button kind="primary" onClick={() => window.location.reload()}>
          {t('error.reload')}
        </Button>
      )}
      <p class="hint">{t('device.version', { version: appVersion })}</p>
    </main>
  );
}
