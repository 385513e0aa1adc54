// A bug of ours: say that nothing saved is lost, and open again. The only screen that needs nothing to be right.
import { Button } from '../parts/button.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { t } from '../words/words.ts';

export function ErrorScreen() {
  return (
    <main id="main" class="screen stack">
      <TopBar title={t('error.title')} />
      <p>{t('error.text')}</p>
      <Button kind="primary" onClick={() => window.location.assign('/')}>
        {t('error.reload')}
      </Button>
    </main>
  );
}

/** No network and no copy of this part here: the rest of the app goes on. */
export function PartMissingScreen() {
  return (
    <main id="main" class="screen stack">
      <TopBar title={t('error.part')} />
      <p>{t('error.partText')}</p>
      <Button kind="primary" onClick={() => window.location.reload()}>
        {t('error.reload')}
      </Button>
    </main>
  );
}
