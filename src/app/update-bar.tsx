// A new version is offered, never forced: not while a form is open, and the cold start brings it anyway.

import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { t } from './words/words.ts';
import { applyUpdate, updateComing, updateTaken, updateWaiting } from './worker-bridge.ts';

export function UpdateBar() {
  const { path } = useLocation();
  const [later, setLater] = useState(false);
  const writing = path.startsWith('/ghi/') || path.endsWith('/sua');
  useEffect(() => {
    // Never under an open form: when it is left, the new version is loaded.
    if (updateTaken.value && !writing) window.location.reload();
  }, [updateTaken.value, writing]);
  if (!updateWaiting.value || later || writing) return null;
  const coming = updateComing.value;
  return (
    <div class="update-bar" role="status">
      <p>
        <b>{t(coming ? 'update.coming' : 'update.ready')}</b> {t('update.text')}
      </p>
      {!coming && (
        <>
          <button type="button" class="link-button" onClick={() => setLater(true)}>
            {t('update.later')}
          </button>
          <button type="button" class="link-button" onClick={applyUpdate}>
            {t('update.now')}
          </button>
        </>
      )}
    </div>
  );
}
