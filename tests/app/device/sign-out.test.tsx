// Signing out: what only this phone could send a restored province again is said before it goes. [S30] [N2]
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AccountContext } from '../../../src/app/account.ts';
import { SignOut } from '../../../src/app/device/sign-out.tsx';
import { newId, openStore } from '../../../src/store/database.ts';
import { deviceEnvironment } from '../../../src/store/environment.ts';
import { takeAnswer } from '../../../src/store/pulled.ts';
import { saveNew } from '../../../src/store/save.ts';
import { countUnsafe } from '../../../src/store/sent.ts';
import { broadcast, quynhPhu } from '../../world/phone.ts';

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function show(this: HTMLDialogElement) {
    this.open = true;
  };
});
afterEach(cleanup);

test.each([
  ['2026-11-22T01:00:00Z', 1],
  ['2026-11-22T03:00:00Z', 0],
])('[S30] [N2] with a backup of %s, signing out names %i entries', async (safe, n) => {
  const store = openStore(`out-${n}`, deviceEnvironment);
  const rec = newId(store);
  await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
  const [row] = await store.db.outbox.toArray();
  const results = [{ op: row?.op ?? '', result: { s: 'applied', v: 1, q: 1 } as const }];
  const contact = { epoch: 'e', at: '2026-11-22T02:00:00Z', pages: {}, clockOffsetMs: 0 };
  await takeAnswer(store, { ...contact, results, safe });
  const signedIn = { id: 'a', login: 'a', role: 'officer', place: '', units: [] } as const;
  render(
    <LocationProvider>
      <AccountContext.Provider value={{ store, signedIn }}>
        <SignOut unsent={[]} />
      </AccountContext.Provider>
    </LocationProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Đăng xuất' }));
  await screen.findByText(/^Mọi thứ đã ở tỉnh/);
  expect(await countUnsafe(store)).toBe(n);
  if (n > 0) await screen.findByText(/^1 bản ghi chưa vào bản sao lưu của tỉnh/);
  else expect(screen.queryByText(/chưa vào bản sao lưu/)).toBeNull();
});
