// Everybody whose book is on this phone. Changing deletes nothing and needs no network; only sending waits until the
// other has signed in. [N2]
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { SignedIn } from '../../domain/person.ts';
import { lookAtOthers } from '../../store/people.ts';
import { readUnsent } from '../../store/unsent.ts';
import { changePerson, useAccount } from '../account.ts';
import { Button } from '../parts/button.tsx';
import { useAwaited } from '../parts/first-drawing.tsx';
import { Icon } from '../parts/icon.tsx';
import { tDevice } from '../words/device-words.ts';
import { t } from '../words/words.ts';

interface Someone {
  readonly person: SignedIn;
  readonly unsent: number;
}

export function People() {
  const { store, signedIn } = useAccount();
  const { route } = useLocation();
  const [people, setPeople] = useState<readonly Someone[] | undefined>(undefined);
  useAwaited(!people);
  useEffect(() => {
    const look = lookAtOthers(signedIn.id, store.environment, readUnsent);
    void look.then((others) =>
      setPeople(others.map(({ person, seen }) => ({ person, unsent: seen.length }))),
    );
  }, [signedIn.id]);
  async function change(person: SignedIn): Promise<void> {
    await changePerson(person);
    route('/', true);
  }
  return (
    <section class="card stack" aria-labelledby="people">
      <h2 id="people">{tDevice('people')}</h2>
      <p class="soft">{tDevice('people.text')}</p>
      <ul class="people">
        <li class="person">
          <Icon name="user" />
          <span class="person-name">
            <b>{signedIn.login}</b> · {t(`role.${signedIn.role}`)}
            <span class="soft">{tDevice('people.here')}</span>
          </span>
        </li>
        {people?.map(({ person, unsent }) => (
          <li key={person.id} class="person">
            <Icon name="user" />
            <span class="person-name">
              <b>{person.login}</b> · {t(`role.${person.role}`)}
              {unsent > 0 && <span class="soft">{tDevice('people.unsent', { n: unsent })}</span>}
            </span>
            <button type="button" class="link-button" onClick={() => void change(person)}>
              {tDevice('people.switch', { login: person.login })}
            </button>
          </li>
        ))}
      </ul>
      <Button kind="secondary" icon="plus" onClick={() => route('/dang-nhap?nguoi=khac')}>
        {tDevice('people.add')}
      </Button>
    </section>
  );
}
