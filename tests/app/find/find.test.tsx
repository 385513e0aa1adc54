// Tìm on the screen: what stands under a question is its own answer, and nothing that was typed is lost. [L9]
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { LocationProvider, Route, Router } from 'preact-iso';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AccountContext } from '../../../src/app/account.ts';
import { FindScreen } from '../../../src/app/find/find.tsx';
import { openStore } from '../../../src/store/database.ts';
import { deviceEnvironment } from '../../../src/store/environment.ts';

const store = openStore('kv', deviceEnvironment);
const signedIn = {
  id: 'kv',
  login: 'kv.quynhphu',
  role: 'reviewer',
  place: 'Khu vực Quỳnh Phụ',
  units: [{ set: 'HY2025', code: '12472', name: 'Xã Quỳnh Phụ' }],
} as const;

/** Questions that wait for their answer, by address. */
let asked: Map<string, (title: string, next?: string) => void>;

function lineOf(title: string) {
  const place = { unit: 'HY2025.12472', place: 'Xã Quỳnh Phụ' };
  const when = { date: '2026-11-09', start: '05:00' };
  return {
    id: title,
    ...place,
    ...when,
    type: 'phat_thanh',
    state: 'submitted',
    title,
    exact: true,
  };
}

beforeEach(() => {
  asked = new Map();
  vi.stubGlobal('fetch', (path: string) => {
    if (path === '/views') return Promise.resolve(Response.json({ views: [] }));
    return new Promise<Response>((resolve) => {
      asked.set(path, (title, next) =>
        resolve(Response.json({ lines: [lineOf(title)], next: next ?? null })),
      );
    });
  });
  window.history.replaceState(null, '', '/tim?q=tre');
  render(
    <LocationProvider>
      <AccountContext.Provider value={{ store, signedIn }}>
        <Router>
          <Route path="/tim" component={FindScreen} />
          <Route path="/tim/:id" component={FindScreen} />
        </Router>
      </AccountContext.Provider>
    </LocationProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const answer = async (path: string, title: string, next?: string) => {
  await waitFor(() => expect([...asked.keys()]).toContain(path));
  asked.get(path)?.(title, next);
};
const pick = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

test('[L9] an answer that comes late does not stand under another question', async () => {
  await waitFor(() => expect([...asked.keys()]).toContain('/search?q=tre'));
  pick('Loại hoạt động', 'phat_thanh');
  await answer('/search?q=tre&type=phat_thanh', 'Mới');
  await screen.findByText('Mới');
  await answer('/search?q=tre', 'Cũ');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.queryByText('Cũ')).toBeNull();
  expect(screen.getByText('Mới')).toBeDefined();
});

test('[L9] a next page that comes late is not added to another question’s lines', async () => {
  await answer('/search?q=tre', 'Một', 'n2026-11-09 05:00');
  fireEvent.click(await screen.findByRole('button', { name: /^Xem thêm/ }));
  pick('Loại hoạt động', 'phat_thanh');
  await answer('/search?q=tre&type=phat_thanh', 'Mới');
  await screen.findByText('Mới');
  await answer('/search?q=tre&after=n2026-11-09+05%3A00', 'Hai');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.queryByText('Hai')).toBeNull();
});

test('[L9] words that were typed go along when a list is chosen from', async () => {
  await answer('/search?q=tre', 'Một');
  const words = await screen.findByLabelText(/^Tìm trong/);
  fireEvent.input(words, { target: { value: 'phụ nữ' } });
  pick('Loại hoạt động', 'phat_thanh');
  await answer('/search?q=ph%E1%BB%A5+n%E1%BB%AF&type=phat_thanh', 'Hai');
  expect(await screen.findByText('Hai')).toBeDefined();
});
