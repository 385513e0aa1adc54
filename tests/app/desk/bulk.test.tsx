// Many at once, as the reviewer sees them: one line each, what he unticks is left out, and the undoing is at hand.
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AccountContext } from '../../../src/app/account.ts';
import { Bulk } from '../../../src/app/desk/bulk.tsx';
import { lastDone } from '../../../src/app/desk/decisions.ts';
import { UndoBar } from '../../../src/app/desk/undo-bar.tsx';
import type { Entry, Store } from '../../../src/store/database.ts';
import { newId } from '../../../src/store/database.ts';
import { saveNew } from '../../../src/store/save.ts';
import { operationOf } from '../../../src/store/view.ts';
import { broadcast, quynhPhu, testStore } from '../../world/phone.ts';

const unit = { set: 'HY2025', code: '12472', name: 'Xã Quỳnh Phụ' };
const signedIn = {
  id: 'binh',
  login: 'binh',
  role: 'reviewer' as const,
  place: 'Khu vực Quỳnh Phụ',
  units: [unit],
};
let store: Store;
let seed = 970;
let plain: readonly Entry[];

beforeEach(async () => {
  // jsdom has no dialogs that hold the focus.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
  seed += 1;
  store = testStore(seed);
  lastDone.value = null;
  for (const title of ['Bản tin một', 'Bản tin hai', 'Bản tin ba']) {
    const values = { ...broadcast, title };
    await saveNew(store, { rec: newId(store), scope: quynhPhu, type: 'phat_thanh', values });
  }
  plain = await store.db.view.toArray();
  render(
    <AccountContext.Provider value={{ signedIn, store }}>
      <UndoBar />
      <Bulk says="approved" plain={plain} />
    </AccountContext.Provider>,
  );
});
afterEach(cleanup);

async function reviews() {
  const rows = await store.db.outbox.orderBy('n').toArray();
  return rows.map(operationOf).flatMap((op) => (op?.k === 'review' ? [op] : []));
}

const press = (key: string) => fireEvent.keyDown(document, { key });

it('[K8] what is left ticked is approved, and the key takes it back', async () => {
  press('b');
  fireEvent.click(screen.getByRole('checkbox', { name: /Bản tin hai/, hidden: true }));
  fireEvent.click(screen.getByRole('button', { name: 'Duyệt 2 bản đã chọn', hidden: true }));
  await screen.findByText('Đã duyệt 2 bản ghi');
  const titleOf = (rec: string) => plain.find(({ id }) => id === rec)?.values['title'];
  const approved = new Set((await reviews()).map(({ rec }) => titleOf(rec)));
  expect(approved).toEqual(new Set(['Bản tin một', 'Bản tin ba']));
  press('u');
  await waitFor(async () => expect(await reviews()).toHaveLength(4));
  expect((await reviews()).slice(2).map(({ to }) => to)).toEqual(['submitted', 'submitted']);
  expect(screen.queryByText('Đã duyệt 2 bản ghi')).toBeNull();
});

it('[K8] with everything unticked nothing can be approved; left, nothing was', async () => {
  press('b');
  for (const box of screen.getAllByRole('checkbox', { hidden: true })) fireEvent.click(box);
  const submit = screen.getByRole('button', { name: 'Duyệt 0 bản đã chọn', hidden: true });
  expect(submit.hasAttribute('disabled')).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Thôi', hidden: true }));
  expect(await reviews()).toEqual([]);
});
