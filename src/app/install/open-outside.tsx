// The only page a browser inside Zalo, Facebook, Messenger or TikTok gets: before signing in, before any draft. Whoever
// has logged something there already may go on to send it. domain.md §5.6 [N4]
import { useState } from 'preact/hooks';
import '../parts/button.css';
import { Button } from '../parts/button.tsx';
import { tInstall } from '../words/install-words.ts';
import { DotsDrawing, MenuDrawing } from './drawings.tsx';
import type { InApp } from './in-app-browser.ts';
import { chromeIntent } from './in-app-browser.ts';
import './install.css';
import { Step } from './steps.tsx';

interface OpenOutsideProps {
  readonly app: InApp;
  /** Somebody has signed in here before: what is unsent must not be shut in. */
  readonly onStay: (() => void) | null;
}

export function OpenOutside({ app, onStay }: OpenOutsideProps) {
  const [copied, setCopied] = useState(false);
  const address = window.location.href;
  const android = /Android/.test(navigator.userAgent);
  const name = tInstall(`app.${app}`);
  return (
    <main id="main" class="screen stack">
      <header class="top-bar">
        <h1>{tInstall('outside.title')}</h1>
      </header>
      <p>{tInstall('outside.why', { app: name })}</p>
      {android && (
        <a class="button button-primary" href={chromeIntent(address)}>
          {tInstall('outside.chrome')}
        </a>
      )}
      <ol class="steps">
        <Step drawing={<DotsDrawing upright={app === 'zalo'} />} text={tInstall('outside.dots')} />
        <Step drawing={<MenuDrawing />} text={tInstall('outside.menu')} />
      </ol>
      <p>{tInstall('outside.or')}</p>
      <p class="outside-address">{address}</p>
      <Button
        kind={android ? 'secondary' : 'primary'}
        onClick={() => void copy(address).then(setCopied)}
      >
        {tInstall(copied ? 'outside.copied' : 'outside.copy')}
      </Button>
      {onStay && (
        <>
          <p class="hint">{tInstall('outside.stayText')}</p>
          <Button kind="quiet" onClick={onStay}>
            {tInstall('outside.stay')}
          </Button>
        </>
      )}
    </main>
  );
}

async function copy(address: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(address);
    return true;
  } catch {
    // Refused inside some apps: the address stands above, to be held and copied by hand.
    return false;
  }
}
