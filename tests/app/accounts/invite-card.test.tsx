// The invitation on paper: made by a tap, whole on the slip, and gone with the page.
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { InviteCard } from '../../../src/app/accounts/invite-card.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('[I1] the slip says whose it is, until when, and the address its QR code opens', async () => {
  const asked: string[] = [];
  const body = {
    code: '7KQM-2XTP-9HJC',
    expires: '2026-11-24T02:00:00Z',
    login: 'thu',
    role: 'officer',
    place: 'Xã Quỳnh Phụ',
  };
  vi.stubGlobal('fetch', (url: string, { method }: RequestInit) => {
    asked.push(`${method} ${url}`);
    const headers = { 'content-type': 'application/json' };
    return Promise.resolve(new Response(JSON.stringify(body), { status: 201, headers }));
  });
  const account = { id: 'a1', login: 'thu', role: 'officer' as const, place: '', signsIn: false };
  render(<InviteCard account={account} onChanged={() => undefined} />);
  expect(screen.getByText('Chưa mở')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Làm giấy mời' }));
  const slip = await screen.findByRole('article', { name: 'Giấy mời của thu' });
  expect(asked).toEqual(['POST /accounts/a1/invitation']);
  for (const said of ['Xã Quỳnh Phụ', 'Cán bộ xã', '24/11/2026', '/moi/7KQM-2XTP-9HJC'])
    expect(slip.textContent).toContain(said);
  const squares = slip.querySelector('.qr path')?.getAttribute('d')?.split('M').length ?? 0;
  expect(squares).toBeGreaterThan(200);
});
