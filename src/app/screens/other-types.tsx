// Việc khác: the activities that are logged now and then, one calm list.
import type { SingletonType } from '../../domain/activity/type.ts';
import { otherTypes } from '../../domain/activity/type.ts';
import { newId } from '../../store/database.ts';
import { useAccount } from '../account.ts';
import { Icon } from '../parts/icon.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { t } from '../words/words.ts';
import { typeIcons } from './type-icons.ts';

export function OtherTypesScreen() {
  const { store } = useAccount();
  return (
    <main id="main" class="screen">
      <TopBar small={t('today.log')} title={t('today.other')} back />
      <div class="card list">
        {otherTypes.map((type) => (
          <a key={type} class="entry-row" href={`/ghi/${type}/${newId(store)}`}>
            <Icon name={typeIcons[type]} />
            <span class="entry-row-text">
              <b>{t(`type.${type}`)}</b>
            </span>
          </a>
        ))}
      </div>
      <div class="card list">
        <Own href="/khai-bao" type="khai_bao" />
        <Own href="/the-dai" type="the_dai" />
      </div>
    </main>
  );
}

function Own({ href, type }: { readonly href: string; readonly type: SingletonType }) {
  return (
    <a class="entry-row" href={href}>
      <Icon name={typeIcons[type]} />
      <span class="entry-row-text">
        <b>{t(`type.${type}`)}</b>
      </span>
    </a>
  );
}
