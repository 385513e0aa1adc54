// One tap on Hôm nay that cannot be written says so, and the next one may work. [S27] [T6]
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso';
import { afterEach, expect, test } from 'vitest';
import { AccountContext } from '../../../src/app/account.ts';
import { Hanging } from '../../../src/app/today/hanging.tsx';
import { newId } from '../../../src/store/database.ts';
import { saveNew } from '../../../src/store/save.ts';
import { quynhPhu, testStore } from '../../world/phone.ts';

afterEach(cleanup);

test('[S27] "Đã tháo" on a disk that is full is said in words, and done at the next tap', async () => {
  const store = testStore(1);
  const values = { title: 'Băng rôn 10/12', date: '2026-11-01', plannedRemoval: '2026-11-10' };
  await saveNew(store, { rec: newId(store), scope: quynhPhu, type: 'co_dong', values });
  let room = false;
  store.db.outbox.hook('creating', () => {
    if (!room) throw new DOMException('the disk is full', 'QuotaExceededError');
  });
  const signedIn = { id: 'hoa', login: 'hoa', role: 'officer', place: '', units: [] } as const;
  render(
    <AccountContext.Provider value={{ store, signedIn }}>
      <LocationProvider>
        <Hanging />
      </LocationProvider>
    </AccountContext.Provider>,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Đã tháo' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/đầy bộ nhớ/);
  expect(await store.db.outbox.count()).toBe(1);
  room = true;
  fireEvent.click(screen.getByRole('button', { name: 'Đã tháo' }));
  await waitFor(() => expect(screen.queryByText('Băng rôn 10/12')).toBeNull());
  expect(await store.db.outbox.count()).toBe(2);
});
