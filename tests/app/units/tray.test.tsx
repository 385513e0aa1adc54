// Chờ phân đơn vị on the screen: a person says where an entry belongs, or lets it in; nothing is sent before. [U4] [I5]
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AccountContext } from '../../../src/app/account.ts';
import { TrayScreen } from '../../../src/app/units/tray.tsx';
import type { Tray } from '../../../src/protocol/province.ts';
import { openStore } from '../../../src/store/database.ts';
import { deviceEnvironment } from '../../../src/store/environment.ts';

const heir = { set: 'HY2026', code: '12472', name: 'Xã Quỳnh Phụ' };
const other = { set: 'HY2026', code: '12577', name: 'Xã Quỳnh An' };
const held = (rec: string, why: string, title: string): Tray['held'][number] => ({
  op: `op-${rec}`,
  rec,
  scope: 'c:HY2025.13075:2026',
  place: 'Xã Kiến Xương',
  why,
  refused: why === 'edited-after-delete',
  received: '2026-11-10T02:00:00Z',
  by: { id: 'a', role: 'officer', login: 'kienxuong' },
  body: { set: { title } },
  heirs: why === 'unit-unknown' ? [heir] : [],
});

let waiting: Tray['held'];
/** What the province says became of it, and the code it stays in the tray under if it was refused. */
let told: readonly object[];
let refusedAgain: string | null;
let sent: { readonly path: string; readonly body: unknown }[];
const store = openStore('tinh', deviceEnvironment);

beforeEach(() => {
  waiting = [
    held('r1', 'unit-unknown', 'Phòng dịch'),
    held('r2', 'device-revoked', 'Tin nông thôn'),
    held('r3', 'no-record', 'Chưa có đầu'),
    held('r4', 'edited-after-delete', 'Đã hủy'),
  ];
  sent = [];
  told = [{ op: 'x', s: 'applied', v: 1 }];
  refusedAgain = null;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (init.method === 'POST') {
      const body: unknown = JSON.parse(String(init.body));
      sent.push({ path, body });
      waiting = waiting.flatMap((one) => {
        if (!String(init.body).includes(one.op)) return [one];
        return refusedAgain ? [{ ...one, why: refusedAgain, refused: true }] : [];
      });
      return Promise.resolve(Response.json({ results: told }));
    }
    return Promise.resolve(Response.json({ held: waiting, communes: [heir, other] }));
  });
  const signedIn = {
    id: 'tinh',
    login: 'tinh',
    role: 'province',
    place: 'Tỉnh',
    units: [],
  } as const;
  render(
    <LocationProvider>
      <AccountContext.Provider value={{ store, signedIn }}>
        <TrayScreen />
      </AccountContext.Provider>
    </LocationProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function entry(title: string) {
  const heading = await screen.findByRole('heading', { name: title });
  return within(heading.closest('li') ?? heading);
}

test('[U4] an entry of a divided commune is placed where a person says, its heirs first', async () => {
  const line = await entry('Phòng dịch');
  const place = line.getByRole('button', { name: 'Đặt vào sổ xã này' });
  expect(place).toHaveProperty('disabled', true);
  const options = line.getAllByRole('option').map(({ textContent }) => textContent);
  expect(options).toEqual(['Chọn xã, phường', 'Xã Quỳnh Phụ', 'Xã Quỳnh An']);
  fireEvent.change(line.getByLabelText('Bản ghi này thuộc'), { target: { value: 'HY2026.12472' } });
  expect(sent).toEqual([]);
  fireEvent.click(place);
  await screen.findByText('Đã đặt “Phòng dịch” vào Xã Quỳnh Phụ.');
  const unit = { set: 'HY2026', code: '12472' };
  expect(sent).toEqual([{ path: '/tray/assign', body: { op: 'op-r1', unit } }]);
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Phòng dịch' })).toBeNull());
});

test('[I5] what a revoked phone sent is let in; what mends itself has no button', async () => {
  const line = await entry('Tin nông thôn');
  fireEvent.click(line.getByRole('button', { name: 'Cho vào sổ' }));
  await screen.findByText('Đã cho “Tin nông thôn” vào sổ.');
  expect(sent).toEqual([{ path: '/tray/accept', body: { op: 'op-r2' } }]);
  expect((await entry('Chưa có đầu')).queryAllByRole('button')).toEqual([]);
});

const applied = { op: 'x', s: 'applied', v: 1 };
const rejected = { op: 'y', s: 'rejected', why: { type: 'invalid' } };

test.each([
  [[rejected], '“Tin nông thôn” chưa vào sổ được. Lý do ghi ở dưới.'],
  [[applied, rejected], '“Tin nông thôn” đã vào sổ, còn một phần chưa vào được. Lý do ghi ở dưới.'],
])('[S20] what did not go in after all is not called let in: %j', async (results, said) => {
  told = results;
  refusedAgain = 'invalid';
  const line = await entry('Tin nông thôn');
  fireEvent.click(line.getByRole('button', { name: 'Cho vào sổ' }));
  await screen.findByText(said);
  const again = await entry('Tin nông thôn');
  await again.findByText(/^Đã xem lại, nhưng nội dung này không vào sổ được:/);
  expect(again.getByRole('button').textContent).toBe('Đã xem, đóng lại');
  expect(screen.queryByText('Đã cho “Tin nông thôn” vào sổ.')).toBeNull();
});

test('[S20] what was refused when it was decided again says why, and is closed by a person', async () => {
  const line = await entry('Đã hủy');
  expect(line.getByText(/Bản ghi đã bị hủy trước khi bạn sửa/)).toBeTruthy();
  fireEvent.click(line.getByRole('button', { name: 'Đã xem, đóng lại' }));
  await screen.findByText('Đã đóng “Đã hủy”.');
  expect(sent).toEqual([{ path: '/tray/close', body: { op: 'op-r4' } }]);
});
