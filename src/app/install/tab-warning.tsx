// Over a form on an iPhone's tab: what is saved here may be deleted by Safari. Said before the first save, with the way
// out. [N4]
import { Icon } from '../parts/icon.tsx';
import { tInstall } from '../words/install-words.ts';
import { installed, isIos } from './standing-alone.ts';

export function TabWarning() {
  if (installed.value || !isIos()) return null;
  return (
    <p class="notice notice-off">
      <Icon name="warn" />
      <span>
        {tInstall('tab.warning')} <a href="/dua-ra-man-hinh">{tInstall('title')}</a>
      </span>
    </p>
  );
}
