// What the days of the year ask for stands above the report, with words a person can send. [G13] [H4]
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { ReportReminders } from '../../../src/app/report/reminders.tsx';
import { calendarOf, remindersOn } from '../../../src/domain/calendar.ts';
import { addDays } from '../../../src/domain/period.ts';
import type { ReadinessView } from '../../../src/protocol/goals.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const commune = {
  id: 'HY2025.12472',
  name: 'Xã Quỳnh Phụ',
  area: null,
  rec: null,
  sentOn: null,
  punctuality: 'notYet',
  lacks: ['k1', 'k3'],
  entries: 5,
  waiting: 2,
  returned: 1,
  differ: 0,
} as const satisfies ReadinessView['units'][number];
const calendar = calendarOf(2026, { 2026: { remind: '2026-11-12' } });
const open = { undeclared: 1, unreviewed: 3, unsent: 1, unfrozen: 1 };

function show(today: string): void {
  const reminders = remindersOn(today, calendar, open);
  const years = { year: 2026, cutOff: '2026-11-20', today, due: '2026-11-25' };
  const view: ReadinessView = { ...years, calendar, reminders, areas: [], units: [commune] };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(view)));
  render(<ReportReminders year={2026} />);
}

const firstDays = [
  ['declare', '2026-10-01', /Khai báo năm 2026 đã bắt đầu/, '- Xã Quỳnh Phụ: K1 người phát ngôn'],
  ['remind', '2026-11-12', /Nhắc khai báo năm 2026 từ 12\/11\/2026/, 'K3 kế hoạch'],
  ['review', '2026-11-10', /Duyệt xong trước hết ngày 15\/11\/2026/, '2 chờ duyệt, 1 trả lại'],
  ['cutOff', '2026-11-20', /Số liệu năm 2026 chốt ngày 20\/11\/2026/, '2 chờ duyệt'],
  ['communes', '2026-11-20', /Xã gửi báo cáo năm 2026 đến hết 25\/11\/2026/, '- Xã Quỳnh Phụ'],
  ['leave', '2026-11-27', /Báo cáo năm 2026 của tỉnh gửi đi/, 'chưa chốt'],
] as const;

test.each(firstDays)(
  '[G13] %s stands there from %s on, with words to send',
  async (_, day, sentence, words) => {
    show(day);
    const summary = await screen.findByText(sentence, { selector: 'summary span' });
    const text = summary.closest('details')?.querySelector('textarea')?.value;
    expect(text).toMatch(sentence);
    expect(text).toContain(words);
  },
);

test.each(firstDays)(
  '[G13] %s does not stand there the day before %s',
  async (_, day, sentence) => {
    show(addDays(day, -1));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.queryByText(sentence, { selector: 'summary span' })).toBeNull();
  },
);
