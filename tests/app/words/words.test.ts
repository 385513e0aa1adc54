import { afterEach, describe, expect, it } from 'vitest';
import en from '../../../src/app/words/en.json' with { type: 'json' };
import {
  clockTime,
  dayHeading,
  formatBytes,
  formatNumber,
  formatSize,
  fullDate,
  longDay,
  momentText,
  receiptText,
  shortDay,
} from '../../../src/app/words/format.ts';
import { tProblem } from '../../../src/app/words/problem-words.ts';
import vi from '../../../src/app/words/vi.json' with { type: 'json' };
import { setLanguage, t } from '../../../src/app/words/words.ts';
import { isProblemType, problems } from '../../../src/domain/problem.ts';
import { appSources, placeholders } from './catalogue.ts';

afterEach(() => setLanguage('vi'));

describe('the words of the screens', () => {
  it('say the status words exactly as they were promised [W1]', () => {
    expect(t('status.saved')).toBe('Đã lưu trên máy này');
    expect(t('status.sent')).toBe('Đã gửi về máy chủ');
    expect(t('status.attention')).toBe('Đã gửi, cần xem lại');
    expect(t('strip.synced', { time: '14:02' })).toBe('Đã đồng bộ lúc 14:02');
    expect(t('status.returnedNote', { note: 'Thiếu số nữ' })).toBe('Bị trả lại: Thiếu số nữ');
  });

  it('change with the language, and the page says which it is', async () => {
    await setLanguage('en');
    expect(t('nav.today')).toBe('Today');
    expect(document.documentElement.lang).toBe('en');
  });

  it('have the same keys and holes in both languages', () => {
    const english: Readonly<Record<string, string>> = en;
    expect(Object.keys(en)).toEqual(Object.keys(vi));
    const different = Object.entries(vi).filter(
      ([key, text]) => placeholders(text) !== placeholders(english[key] ?? ''),
    );
    expect(different).toEqual([]);
  });

  it('hold nothing that no screen says or is about to say', () => {
    // Keys put together from a value: `status.${word}`, and the day names of format.ts.
    const built = [...appSources.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map((match) => match[1] ?? '');
    const said = (key: string) =>
      appSources.includes(`'${key}'`) || appSources.includes(`"${key}"`);
    const silent = Object.keys(vi).filter(
      (key) => !said(key) && !built.some((prefix) => key.startsWith(prefix)),
    );
    expect(silent).toEqual([]);
  });
});

describe('a refusal', () => {
  const types = Object.keys(problems).filter(isProblemType);

  it.each(types)('%s says what happened and what to do, in both languages', async (type) => {
    for (const language of ['vi', 'en'] as const) {
      await setLanguage(language);
      const { title, todo, code } = tProblem({ type });
      expect(title).toMatch(/\.$/);
      expect(todo).toMatch(/\.$/);
      expect(code).toMatch(/^[A-Z]\d+$/);
    }
  });
});

describe('numbers and days', () => {
  it('are grouped and pointed as the browser’s own formatter would', async () => {
    for (const language of ['vi', 'en'] as const) {
      await setLanguage(language);
      const locale = { vi: 'vi-VN', en: 'en-GB' }[language];
      const own = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
      const hundredths = [0, 1, 5, 10, 99, 100, 99_900, 99_999, 100_000, 123_450, 100_000_001];
      for (const value of hundredths.flatMap((one) => [one / 100, one, (0 - one) / 100]))
        expect(formatNumber(value)).toBe(own.format(value));
    }
  });

  it('are written as here', () => {
    expect(formatNumber(1234.5)).toBe('1.234,5');
    expect(fullDate('2026-11-20')).toBe('20/11/2026');
    expect(longDay('2026-11-20')).toBe('Thứ sáu, 20/11');
    expect(shortDay('2026-11-22')).toBe('CN 22/11');
    expect(formatBytes(1_240_000_000)).toBe('1,2 GB');
    expect(formatBytes(340_000_000)).toBe('340 MB');
    expect([formatSize(35_600), formatSize(12), formatSize(4_200_000)]).toEqual([
      '36 KB',
      '1 KB',
      '4 MB',
    ]);
  });

  it('show a receipt in two halves, to be read out [W9]', () => {
    expect(receiptText('7K2MQ9TX')).toBe('7K2M-Q9TX');
    expect(receiptText('7K2M-Q9TX')).toBe('7K2M-Q9TX');
  });

  it('head the days of the logbook', () => {
    expect(dayHeading('2026-11-22', '2026-11-22')).toBe('Hôm nay');
    expect(dayHeading('2026-11-21', '2026-11-22')).toBe('Hôm qua');
    expect(dayHeading('2026-11-20', '2026-11-22')).toBe('Thứ sáu, 20/11');
    expect(dayHeading('2025-11-20', '2026-11-22')).toBe('Thứ năm, 20/11/2025');
  });

  it('tell the time of Việt Nam, wherever the machine stands', () => {
    expect(clockTime('2026-11-20T09:58:00Z')).toBe('16:58');
    expect(momentText('2026-11-20T17:30:00Z')).toBe('21/11 00:30');
    expect(momentText('2026-11-20T16:40:02+07:00', '2026-11-20')).toBe('16:40');
  });
});
