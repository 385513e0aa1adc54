// /ghi/phat_thanh, as the icon's shortcuts on the home screen name it: a new entry with an id of its own.
import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { newId } from '../../store/database.ts';
import { useAccount } from '../account.ts';

export function BeginScreen() {
  const { store } = useAccount();
  const { params } = useRoute();
  const { route } = useLocation();
  useEffect(() => route(`/ghi/${params['type']}/${newId(store)}`, true), []);
  return <main id="main" class="screen" />;
}
