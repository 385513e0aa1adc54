// A form over a disk that hangs, and the same form in a second window. [S27] [N7]
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { LocationProvider, Route, Router } from 'preact-iso';
import { afterEach, expect, test } from 'vitest';
import { AccountContext } from '../../../src/app/account.ts';
import { EditEntryScreen, NewEntryScreen } from '../../../src/app/screens/entry-form.tsx';
import type { Store } from '../../../src/store/database.ts';
import { keepDraft, newDraft } from '../../../src/store/draft.ts';
import { draftKeeper } from '../../../src/store/draft-keeper.ts';
import { takeAnswer } from '../../../src/store/pulled.ts';
import { answer, id, page, phoneWithTwo, tombstone } from '../../world/pages.ts';
import { broadcast, quynhPhu, testStore } from '../../world/phone.ts';

// jsdom has none; a tab is what is meant.
Object.assign(window, { matchMedia: () => ({ matches: false }) });
afterEach(cleanup);

const unit = { set: 'HY2025', code: '12472', name: 'Xã Quỳnh Phụ' };
const person = { id: 'hoa', login: 'hoa', role: 'officer', place: 'Xã Quỳnh Phụ' } as const;

async function opened(store: Store, units = [unit]) {
  const draft = newDraft(store, 'phat_thanh', broadcast);
  await keepDraft(store, draft, broadcast);
  return show(store, `/ghi/phat_thanh/${draft.id}`, units).then((title) => ({ draft, title }));
}

async function show(store: Store, path: string, units = [unit]) {
  history.replaceState(null, '', path);
  render(
    <AccountContext.Provider value={{ store, signedIn: { ...person, units } }}>
      <LocationProvider>
        <Router>
          <Route path="/ghi/:type/:id" component={NewEntryScreen} />
          <Route path="/ban-ghi/:id/sua" component={EditEntryScreen} />
          <Route default component={() => <p>xong</p>} />
        </Router>
      </LocationProvider>
    </AccountContext.Provider>,
  );
  return screen.findByLabelText<HTMLInputElement>(/^Tên chương trình/);
}

const submit = () => fireEvent.submit(document.querySelector('form') as HTMLFormElement);
const typed = async ({ db }: Store) => (await db.draft.toArray()).map(({ values }) => values);

test('[S27] a save waits for no draft that hangs', async () => {
  const store = testStore(1);
  const { title } = await opened(store);
  const transaction = store.db.transaction.bind(store.db);
  let hung = 0;
  Object.assign(store.db, {
    transaction: (...args: Parameters<typeof transaction>) => {
      hung += 1;
      return hung === 1 ? new Promise(() => undefined) : transaction(...args);
    },
  });
  fireEvent.input(title, { target: { value: 'Bình đẳng giới' } });
  expect(hung).toBe(1);
  submit();
  await screen.findByText('xong');
  expect((await store.db.view.toArray())[0]?.values.title).toBe('Bình đẳng giới');
  expect(await store.db.draft.count()).toBe(0);
});

test('[S25] [W1] an entry that left while its form was open is not called saved, and what was typed stays', async () => {
  const store = await phoneWithTwo(20);
  const title = await show(store, `/ban-ghi/${id('a')}/sua`);
  fireEvent.input(title, { target: { value: 'Bài đang sửa dở' } });
  const gone = page([tombstone(id('a'), 2, 3, 'out')], [[id('b'), 1]], { from: 2 });
  await takeAnswer(store, answer({ [quynhPhu]: gone }));
  submit();
  await screen.findByText(
    'Chưa lưu: bản ghi không còn trên máy này. Phần đang nhập vẫn giữ trong nháp.',
  );
  expect(screen.queryByText('xong')).toBeNull();
  await waitFor(async () =>
    expect(await typed(store)).toMatchObject([{ title: 'Bài đang sửa dở' }]),
  );
  // Kept again as a draft, and still said.
  await screen.findByText(/^nháp tự lưu/i);
  screen.getByText(/^Chưa lưu: bản ghi không còn trên máy này/);
  expect(await store.db.outbox.count()).toBe(0);
});

test('[N7] what a second window wrote is not saved over; the person says which is right', async () => {
  const store = testStore(2);
  const { draft, title } = await opened(store);
  const [row] = await store.db.draft.toArray();
  const other = draftKeeper(store, row ?? draft, () => undefined);
  other.keep({ ...broadcast, title: 'Bài của cửa sổ kia' });
  await other.settled();
  fireEvent.input(title, { target: { value: 'Bài của cửa sổ này' } });
  await screen.findByText(/cửa sổ khác/);
  expect(await typed(store)).toMatchObject([{ title: 'Bài của cửa sổ kia' }]);
  submit();
  await waitFor(async () => expect(await store.db.outbox.count()).toBe(0));
  fireEvent.click(screen.getByRole('button', { name: 'Lấy bản ở cửa sổ kia' }));
  const again = await screen.findByDisplayValue('Bài của cửa sổ kia');
  fireEvent.input(again, { target: { value: 'Bài chung' } });
  await waitFor(async () => expect(await typed(store)).toMatchObject([{ title: 'Bài chung' }]));
});

test('[N7] kept on purpose, the form’s own values go on', async () => {
  const store = testStore(3);
  const { draft, title } = await opened(store);
  await keepDraft(store, { ...draft, pen: 'another' }, { ...broadcast, title: 'Bài kia' });
  fireEvent.input(title, { target: { value: 'Bài này' } });
  fireEvent.click(await screen.findByRole('button', { name: 'Giữ bản đang thấy ở đây' }));
  await waitFor(async () => expect(await typed(store)).toMatchObject([{ title: 'Bài này' }]));
  await waitFor(() => expect(screen.queryByText(/cửa sổ khác/)).toBeNull());
  await screen.findByDisplayValue('Bài này');
  submit();
  await screen.findByText('xong');
  expect((await store.db.view.toArray())[0]?.values.title).toBe('Bài này');
});

test('an officer of two communes finds his draft, and an entry repeated, under the commune he chose', async () => {
  const store = testStore(4);
  const units = [unit, { set: 'HY2025', code: '13075', name: 'Xã Kiến Xương' }];
  const { draft } = await opened(store, units);
  const place = () => document.querySelector<HTMLSelectElement>('.unit-select select');
  fireEvent.change(place() as HTMLSelectElement, { target: { value: 'HY2025.13075' } });
  await waitFor(async () =>
    expect((await store.db.draft.get(draft.id))?.into).toMatch(/^c:HY2025\.13075:/),
  );
  cleanup();
  await show(store, `/ghi/phat_thanh/${draft.id}`, units);
  expect(place()?.value).toBe('HY2025.13075');
  submit();
  await screen.findByText('xong');
  const [entry] = await store.db.view.toArray();
  expect(entry?.scope).toMatch(/^c:HY2025\.13075:/);
  cleanup();
  const again = newDraft(store, 'phat_thanh', {}).id;
  await show(store, `/ghi/phat_thanh/${again}?nhu=${entry?.id}`, units);
  expect(place()?.value).toBe('HY2025.13075');
});
