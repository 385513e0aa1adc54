// iPhone and iPad, in a tab: Safari deletes a site's data after seven days without a visit, and the app on the home screen
// has a storage of its own. So the installing comes before the signing in, and staying is a choice that was warned of. [N4]
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { tInstall } from '../words/install-words.ts';
import { InstallSteps } from './steps.tsx';

export function InstallFirst({ onStay }: { readonly onStay: () => void }) {
  return (
    <main id="main" class="screen stack">
      <header class="top-bar">
        <h1>{tInstall('first.title')}</h1>
      </header>
      <p>{tInstall('first.why')}</p>
      <InstallSteps />
      <p class="notice notice-off">
        <Icon name="warn" />
        <span>{tInstall('first.warning')}</span>
      </p>
      <Button kind="quiet" onClick={onStay}>
        {tInstall('first.stay')}
      </Button>
    </main>
  );
}
