// The main pages, by role. Below the thumb on a phone, at the left on a desk.
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Role } from '../domain/person.ts';
import type { IconName } from './parts/icon.tsx';
import { Icon } from './parts/icon.tsx';
import type { WordKey } from './words/words.ts';
import { t } from './words/words.ts';

interface Place {
  readonly path: string;
  readonly icon: IconName;
  readonly word: WordKey;
}

const today: Place = { path: '/', icon: 'day', word: 'nav.today' };
const queue: Place = { path: '/duyet', icon: 'ok', word: 'desk.title' };
/** The province looks; where a review takes two steps it decides here, too. [R4] [V14] */
const records: Place = { path: '/duyet', icon: 'ok', word: 'desk.records' };
const conflicts: Place = { path: '/mau-thuan', icon: 'two', word: 'desk.conflicts' };
const book: Place = { path: '/so', icon: 'book', word: 'nav.book' };
const plan: Place = { path: '/ke-hoach', icon: 'bars', word: 'nav.plan' };
/** What the book is to an officer, everything in sight is to a desk. */
const find: Place = { path: '/tim', icon: 'find', word: 'nav.find' };
const area: Place = { path: '/dia-ban', icon: 'bars', word: 'nav.area' };
const device: Place = { path: '/may-nay', icon: 'phone', word: 'nav.device' };
const accounts: Place = { path: '/tai-khoan', icon: 'user', word: 'accounts.title' };

const goals: Place = { path: '/muc-tieu', icon: 'declare', word: 'nav.goals' };
const report: Place = { path: '/bao-cao', icon: 'book', word: 'nav.report' };
const unitsPlace: Place = { path: '/don-vi', icon: 'globe', word: 'nav.units' };
const log: Place = { path: '/nhat-ky', icon: 'clock', word: 'nav.log' };

const places: Readonly<Record<Role, readonly Place[]>> = {
  officer: [today, book, plan, device],
  reviewer: [queue, area, conflicts, goals, report, find, log, device],
  province: [records, area, conflicts, goals, report, find, unitsPlace, log, device],
  admin: [accounts, log, device],
};

export function Navigation({ role }: { readonly role: Role }) {
  const { path } = useLocation();
  const home = places[role][0]?.path;
  const here = path === '/' ? home : path;
  const bar = useRef<HTMLElement>(null);
  // A desk has more pages than a phone is wide: the one that is open is in sight.
  useEffect(() => {
    bar.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [here]);
  return (
    <nav class="nav" aria-label={t('app.nav')} ref={bar}>
      <b class="nav-name">{t('app.name')}</b>
      {places[role].map((place) => (
        <a
          key={place.path}
          href={place.path}
          class="nav-link"
          aria-current={isHere(here, place.path) ? 'page' : undefined}
        >
          <Icon name={place.icon} />
          <span>{t(place.word)}</span>
        </a>
      ))}
    </nav>
  );
}

function isHere(here: string | undefined, path: string): boolean {
  return here === path || (path !== '/' && (here?.startsWith(`${path}/`) ?? false));
}
