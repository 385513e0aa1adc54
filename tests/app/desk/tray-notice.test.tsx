// What waits in the tray is said where the province's day begins: nobody looks for what he does not know of. [U4] [I5]
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso';
import { afterEach, expect, it, vi } from 'vitest';
import { TrayNotice } from '../../../src/app/desk/tray-notice.tsx';
import type { Tray } from '../../../src/protocol/province.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const held = (rec: string, why: string): Tray['held'][number] => ({
  op: `op-${rec}-${why}`,
  rec,
  scope: 'c:HY2025.13075:2026',
  place: 'Xã Kiến Xương',
  why,
  refused: false,
  received: '2026-11-10T02:00:00Z',
  by: { id: 'a', role: 'officer', login: 'kienxuong' },
  body: {},
  heirs: [],
});

function show(waiting: Tray['held']) {
  const fetched = vi.fn(() => Promise.resolve(Response.json({ held: waiting, communes: [] })));
  vi.stubGlobal('fetch', fetched);
  render(
    <LocationProvider>
      <TrayNotice />
    </LocationProvider>,
  );
  return fetched;
}

it('[U4] [I5] counts the entries a person can settle, and leads to them', async () => {
  show([
    held('r1', 'unit-unknown'),
    held('r2', 'device-revoked'),
    held('r2', 'not-allowed'),
    held('r3', 'no-record'),
  ]);
  const link = await screen.findByRole('link', { name: /^2 bản ghi đang chờ tỉnh/ });
  expect(link.getAttribute('href')).toBe('/don-vi/cho');
});

it('[U4] says nothing when nothing waits for a person', async () => {
  const fetched = show([held('r3', 'no-record')]);
  await waitFor(() => expect(fetched).toHaveBeenCalled());
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.queryByRole('link')).toBeNull();
});
