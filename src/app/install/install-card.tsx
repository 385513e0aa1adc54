// The one offer to put the app on the home screen, on Hôm nay after the first saved entry. Declined, it does not come
// again; "Máy này" still has it. [N4]
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { readInstallDeclined, writeInstallDeclined } from '../../store/device-kept.ts';
import { Button } from '../parts/button.tsx';
import { tInstall } from '../words/install-words.ts';
import { install, installOffer, mayInstall } from './standing-alone.ts';

export function InstallCard() {
  const { route } = useLocation();
  const [declined, setDeclined] = useState(true);
  useEffect(() => {
    void readInstallDeclined().then(setDeclined);
  }, []);
  if (declined || !mayInstall()) return null;
  function decline(): void {
    setDeclined(true);
    void writeInstallDeclined();
  }
  async function accept(): Promise<void> {
    if (!installOffer.value) return route('/dua-ra-man-hinh');
    // Also a no to the browser's own question is an answer.
    if (!(await install())) decline();
  }
  return (
    <section class="card stack" aria-labelledby="install-card">
      <h2 id="install-card">{tInstall('card.title')}</h2>
      <p>{tInstall('card.text')}</p>
      <div class="deeds">
        <Button kind="primary" onClick={() => void accept()}>
          {tInstall('card.yes')}
        </Button>
        <Button kind="quiet" onClick={decline}>
          {tInstall('card.no')}
        </Button>
      </div>
    </section>
  );
}
