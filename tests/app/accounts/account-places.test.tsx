// Where an account answers, as the administrator changes it: nothing goes out before "Lưu địa bàn". [R7]
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AccountPlaces } from '../../../src/app/accounts/account-places.tsx';
import type { Role } from '../../../src/domain/person.ts';

const quynhPhu = { set: 'HY2025', code: '12472', name: 'Xã Quỳnh Phụ' };
const kienXuong = { set: 'HY2025', code: '13075', name: 'Xã Kiến Xương' };
const areas = [
  { id: 'kv-338', name: 'Khu vực Quỳnh Phụ' },
  { id: 'kv-343', name: 'Khu vực Kiến Xương' },
];

let sent: { readonly url: string; readonly body: unknown }[];
const changed = vi.fn();

beforeEach(() => {
  sent = [];
  changed.mockReset();
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    sent.push({ url, body: JSON.parse(String(init.body)) });
    return Promise.resolve(new Response('{}', { headers: { 'content-type': 'application/json' } }));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(
  role: Role,
  { area = null, units = [] }: { area?: string | null; units?: (typeof quynhPhu)[] },
): void {
  const account = { id: 'a1', login: 'hoa', role, place: '', area, units };
  const listed = { accounts: [account], areas, communes: [quynhPhu, kienXuong] };
  render(<AccountPlaces account={account} places={units} listed={listed} onChanged={changed} />);
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('[R7] a commune is taken and another given, and all of it sent at once', async () => {
  show('officer', { area: null, units: [quynhPhu] });
  press('Đổi địa bàn');
  press('Bỏ Xã Quỳnh Phụ');
  expect(screen.getByText(/không đọc và không ghi được gì/)).toBeDefined();
  fireEvent.change(screen.getByLabelText('Thêm xã, phường'), {
    target: { value: 'HY2025.13075' },
  });
  expect(sent).toEqual([]);
  press('Lưu địa bàn');
  await waitFor(() => expect(changed).toHaveBeenCalled());
  const units = [{ set: 'HY2025', code: '13075' }];
  expect(sent).toEqual([{ url: '/accounts/a1/places', body: { units } }]);
});

it('[R7] a reviewer is given another area', async () => {
  show('reviewer', { area: 'kv-338', units: [] });
  press('Đổi địa bàn');
  fireEvent.change(screen.getByLabelText('Khu vực duyệt'), { target: { value: 'kv-343' } });
  press('Lưu địa bàn');
  await waitFor(() => expect(changed).toHaveBeenCalled());
  expect(sent.map(({ body }) => body)).toEqual([{ area: 'kv-343', units: [] }]);
});

it('[R7] left as it was, nothing is sent; the province and the administrator have no places', () => {
  show('officer', { units: [quynhPhu] });
  press('Đổi địa bàn');
  press('Bỏ Xã Quỳnh Phụ');
  press('Thôi');
  expect(sent).toEqual([]);
  cleanup();
  show('province', {});
  expect(screen.queryByRole('button')).toBeNull();
});

it('[I3] a substitute is given a last day, and the days of the others stay', async () => {
  const dated = { ...quynhPhu, from: '2026-01-01' };
  show('officer', { area: null, units: [dated] });
  press('Đổi địa bàn');
  fireEvent.change(screen.getByLabelText('Thêm xã, phường'), {
    target: { value: 'HY2025.13075' },
  });
  const [, last] = screen.getAllByLabelText('Đến hết ngày');
  if (last) fireEvent.change(last, { target: { value: '2026-12-31' } });
  press('Lưu địa bàn');
  await waitFor(() => expect(changed).toHaveBeenCalled());
  const units = [
    { set: 'HY2025', code: '12472', from: '2026-01-01' },
    { set: 'HY2025', code: '13075', to: '2026-12-31' },
  ];
  expect(sent.map(({ body }) => body)).toEqual([{ units }]);
});
