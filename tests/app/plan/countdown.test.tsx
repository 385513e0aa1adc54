// The two days Kế hoạch counts down to are the province's own where it has set them. [C2] [C5]
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { Countdown } from '../../../src/app/plan/countdown.tsx';

afterEach(cleanup);

test('[C2] as they ship, and as they are set', () => {
  const { container, rerender } = render(
    <Countdown today="2026-11-18" year={2026} set={undefined} />,
  );
  expect(container.textContent).toMatch(/20\/11.*27\/11/);
  const set = { 2026: { cutOff: '2026-11-24', leave: '2026-12-01' } };
  rerender(<Countdown today="2026-11-18" year={2026} set={set} />);
  expect(container.textContent).toMatch(/24\/11.*01\/12/);
  expect(screen.getByText(/6 ngày/)).toBeTruthy();
  expect(screen.getByText(/13 ngày/)).toBeTruthy();
});
