// An address nobody knows: say so, and show the way home.
import { Empty } from '../parts/empty.tsx';
import { t } from '../words/words.ts';

export function MissingScreen() {
  return (
    <main id="main" class="screen">
      <Empty title={t('missing.title')} text={t('missing.text')} />
      <a class="button button-secondary" href="/">
        {t('missing.home')}
      </a>
    </main>
  );
}
