import { render, screen } from '@testing-library/preact';
import { ErrorBoundary } from 'preact-iso';
import { expect, test } from 'vitest';
import { part } from '../../src/app/part.tsx';

test('a part that comes is shown', async () => {
  const Come = part(() => Promise.resolve(() => <h1>Kế hoạch</h1>));
  render(
    <ErrorBoundary>
      <Come />
    </ErrorBoundary>,
  );
  expect(await screen.findByRole('heading', { name: 'Kế hoạch' })).toBeTruthy();
});

test('one that does not come leaves words and a way on, not a dead tap', async () => {
  const Gone = part(() => Promise.reject(new TypeError('Failed to fetch')));
  render(
    <ErrorBoundary>
      <Gone />
    </ErrorBoundary>,
  );
  expect(await screen.findByRole('heading', { name: 'Phần này chưa có trên máy' })).toBeTruthy();
  expect(screen.getByText(/Những gì đã lưu vẫn còn/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Mở lại' })).toBeTruthy();
});
