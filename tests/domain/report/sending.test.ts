import { expect, test } from 'vitest';
import { reportLineOf } from '../../../src/domain/report/line.ts';
import { quynhPhu } from './lines.ts';

test('[G12] a declaration is sent on the day it became whole, and not before', () => {
  const words = { results: 'x', difficulties: 'x', proposals: 'x', directions: 'x' };
  const row = {
    id: 'k',
    v: 1,
    type: 'khai_bao' as const,
    state: 'submitted' as const,
    conflicts: [],
    story: [],
    values: words,
  };
  expect(reportLineOf(row, quynhPhu, 2026).sentOn).toBeNull();
});
