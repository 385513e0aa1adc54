// A platform's airing on Hôm nay: all it says is shown, one tap makes it the entry, another refuses it.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso';
import { afterEach, expect, test } from 'vitest';
import { AccountContext } from '../../../src/app/account.ts';
import { dueIn } from '../../../src/app/today/expected.tsx';
import { ToldAirings } from '../../../src/app/today/told-airings.tsx';
import { airingId } from '../../../src/domain/airing-log/airing.ts';
import type { Entry } from '../../../src/store/database.ts';
import { readFact } from '../../../src/store/meta.ts';
import type { Expected } from '../../../src/store/timetable.ts';
import { broadcast, quynhPhu, startMs, testStore } from '../../world/phone.ts';

afterEach(cleanup);

const unit = { set: 'HY2025', code: '12472', name: 'Xã Quỳnh Phụ' };
const id = airingId(unit, '2026-11-22', '05:00');
const airing = { id, unit, date: '2026-11-22', start: '05:00', minutes: 30, clusters: 40 };
const slot = { days: 'hang_ngay', start: '05:00', minutes: 15, kind: 'tiep_am', source: 'tinh' };
const card = {
  type: 'the_dai',
  scope: quynhPhu,
  values: { clustersTotal: 42, slots: [slot] },
} as unknown as Entry;
const last = { scope: quynhPhu, values: { ...broadcast, date: '2026-11-20' } } as unknown as Entry;

function show(expected: Partial<Expected>) {
  const store = testStore(81);
  const signedIn = { id: 'hoa', login: 'hoa', role: 'officer', place: '', units: [unit] } as const;
  const all: Expected = { cards: [], broadcasts: [], skipped: [], airings: [airing], ...expected };
  render(
    <AccountContext.Provider value={{ store, signedIn }}>
      <LocationProvider>
        <ToldAirings expected={all} units={[unit]} />
      </LocationProvider>
    </AccountContext.Provider>,
  );
  return store;
}

test('[Q1] [Q4] "Đúng" saves what was shown, under the airing’s own id', async () => {
  const store = show({ cards: [card], broadcasts: [last] });
  expect(screen.getByText('40 trên 42 cụm loa phát')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Đúng' }));
  await waitFor(async () => expect(await store.db.outbox.count()).toBe(1));
  const entry = await store.db.view.get(id);
  expect(entry?.scope).toBe(quynhPhu);
  expect(entry?.values).toMatchObject({
    date: '2026-11-22',
    start: '05:00',
    minutes: 30,
    kind: 'tiep_am',
    clustersOn: 40,
    clustersTotal: 42,
    title: broadcast['title'],
  });
});

test('[Q1] what the log cannot know is asked in the form: nothing is claimed without a card', async () => {
  const store = show({});
  expect(screen.queryByRole('button', { name: 'Đúng' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Xem và bổ sung' }));
  await waitFor(async () => expect((await store.db.draft.get(id))?.values['start']).toBe('05:00'));
  expect(await store.db.outbox.count()).toBe(0);
});

test('[Q5] "Không phải" makes no operation and is kept for the province', async () => {
  const store = show({ cards: [card], broadcasts: [last] });
  fireEvent.click(screen.getByRole('button', { name: 'Không phải' }));
  await waitFor(async () => expect(await readFact(store.db, 'refusedAirings')).toEqual([id]));
  expect(await store.db.outbox.count()).toBe(0);
});

test('[Q5] what the timetable and a log both propose is asked once', () => {
  const expected: Expected = { cards: [card], broadcasts: [], skipped: [], airings: [] };
  const days = (told: Expected['airings']) =>
    dueIn({ ...expected, airings: told }, [unit], startMs).map(({ proposal }) => proposal.date);
  expect(days([])).toContain('2026-11-22');
  expect(days([airing])).toEqual(days([]).filter((date) => date !== '2026-11-22'));
});
