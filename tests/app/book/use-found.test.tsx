// What the search does at a key, and what it leaves until the typing rests.
import { act, cleanup, renderHook } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readAsked } from '../../../src/app/book/book-filter.ts';
import { useFound } from '../../../src/app/book/use-found.ts';
import { line } from '../../domain/book-lines.ts';

const lines = Array.from({ length: 100 }, (_, at) => line(at % 2 ? `Trà Lý ${at}` : `Kênh ${at}`));
const asking = (text: string) => ({ ...readAsked(''), text });
const enough = 10;

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function searching() {
  return renderHook(({ asked }) => useFound(lines, asked, enough), {
    initialProps: { asked: asking('') },
  });
}

test('[L3] a key finds enough for the screen, and the rest comes when the typing rests', () => {
  const { result, rerender } = searching();
  expect(result.current.all).toHaveLength(100);
  rerender({ asked: asking('t') });
  expect(result.current).toMatchObject({ whole: false });
  expect(result.current.all).toEqual(lines.filter((_, at) => at % 2).slice(0, enough));
  void act(() => void vi.advanceTimersByTime(1_000));
  expect(result.current).toMatchObject({ whole: true });
  expect(result.current.all).toHaveLength(50);
});

test('[L3] what a letter before asked for is not looked for any more', () => {
  const { result, rerender } = searching();
  rerender({ asked: asking('t') });
  void act(() => void vi.advanceTimersByTime(100));
  rerender({ asked: asking('k') });
  void act(() => void vi.advanceTimersByTime(1_000));
  expect(result.current.all).toEqual(lines.filter((_, at) => at % 2 === 0));
});
