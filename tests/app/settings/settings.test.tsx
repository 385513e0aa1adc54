// Thiết lập báo cáo on the screen: only what differs is sent, with the version seen; a wrong day stops beside its field.
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AccountContext } from '../../../src/app/account.ts';
import { SettingsScreen } from '../../../src/app/settings/settings.tsx';
import { calendarOf } from '../../../src/domain/calendar.ts';
import { shippedSettings } from '../../../src/domain/setting.ts';
import type { SettingsView } from '../../../src/protocol/setting.ts';
import { testStore } from '../../world/phone.ts';

const yearOf = (year: number, frozen = false) => ({
  year,
  v: year === 2026 ? 3 : 0,
  set: {},
  days: calendarOf(year),
  frozen,
});
const levels = { 1: 'Tỉnh', 2: 'Huyện', 3: 'Xã' };
const told: SettingsView = {
  today: '2026-11-10',
  now: shippedSettings,
  said: [{ name: 'levels', since: '2027-01-01', value: levels, v: 2 }],
  years: [yearOf(2025, true), yearOf(2026), yearOf(2027)],
};

let sent: unknown[];
beforeEach(async () => {
  sent = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    if (init.method === 'GET') return Promise.resolve(Response.json(told));
    sent.push(JSON.parse(String(init.body)));
    return Promise.resolve(Response.json({ v: 4 }, { status: 201 }));
  });
  const signedIn = { id: 'tinh', login: 'tinh', role: 'province', place: '', units: [] } as const;
  render(
    <AccountContext.Provider value={{ store: testStore(1), signedIn }}>
      <LocationProvider>
        <SettingsScreen />
      </LocationProvider>
    </AccountContext.Provider>,
  );
  await screen.findByLabelText('Ngày chốt số liệu');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const put = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const press = (name: RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('[C2] a day that is wrong is named beside its field, and nothing is sent', async () => {
  put('Ngày chốt số liệu', '2026-11-01');
  press(/^Lưu lịch năm 2026/);
  expect((await screen.findByRole('alert')).textContent).toContain('phải trong năm 2026');
  expect(sent).toEqual([]);
});

test('[C2] [C3] only what differs from the usual is sent, with the version that was seen; the period is said', async () => {
  put('Ngày chốt số liệu', '2026-11-24');
  put('Bắt đầu khai báo năm', '2026-09-15');
  put('Bắt đầu khai báo năm', '2026-10-01');
  await screen.findByText(/từ 21\/11\/2025 đến 24\/11\/2026/);
  press(/^Lưu lịch năm 2026/);
  await screen.findByText('Đã lưu.');
  expect(sent).toEqual([
    { name: 'calendar', year: 2026, value: { cutOff: '2026-11-24' }, seen: 3 },
  ]);
});

test('[C4] of a year whose report is frozen the days are shown and cannot be changed', async () => {
  press(/^Năm 2025/);
  await screen.findByText(/Báo cáo năm 2025 đã chốt/);
  expect(screen.getByLabelText('Ngày chốt số liệu').matches(':disabled')).toBe(true);
  expect(screen.queryByRole('button', { name: /^Lưu lịch/ })).toBeNull();
});

test('[C1] a setting is said from a day on; what is set for that day already is shown and its version named', async () => {
  const since = screen.getAllByLabelText('Áp dụng từ ngày').at(-1) as HTMLInputElement;
  fireEvent.input(since, { target: { value: '2027-01-01' } });
  await waitFor(() => expect(screen.getByLabelText('Cấp 3').matches('[value="Xã"]')).toBe(true));
  press(/^Lưu tên các cấp, áp dụng từ 01\/01\/2027/);
  await waitFor(() =>
    expect(sent).toEqual([{ name: 'levels', since: '2027-01-01', value: levels, seen: 2 }]),
  );
});
