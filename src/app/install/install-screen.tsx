// Đưa ra màn hình chính: the browser's own prompt where it was offered, else the steps with pictures.
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { tInstall } from '../words/install-words.ts';
import { install, installed, installOffer } from './standing-alone.ts';
import { InstallSteps } from './steps.tsx';

export function InstallScreen() {
  return (
    <main id="main" class="screen stack">
      <TopBar title={tInstall('title')} back />
      {installed.value ? (
        <p class="notice">
          <Icon name="ok" />
          <span>{tInstall('done')}</span>
        </p>
      ) : (
        <>
          <p>{tInstall('why')}</p>
          {installOffer.value ? (
            <Button kind="primary" onClick={() => void install()}>
              {tInstall('install')}
            </Button>
          ) : (
            <InstallSteps />
          )}
        </>
      )}
    </main>
  );
}
