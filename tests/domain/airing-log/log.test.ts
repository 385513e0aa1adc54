// A platform's log read line by line: what is sound, what is wrong, what was told twice.
import { describe, expect, test } from 'vitest';
import { guessColumns, headAt, lacking } from '../../../src/domain/airing-log/columns.ts';
import { readLog, yearsOf } from '../../../src/domain/airing-log/log.ts';

/** 10 November 2026, 09:00 in Việt Nam. */
const now = Date.parse('2026-11-10T02:00:00Z');
const headers = [
  'STT',
  'Thời gian phát',
  'Địa bàn',
  'Cụm loa',
  'Thời lượng (phút)',
  'Tên bản tin',
  'Trạng thái',
];
const columns = guessColumns(headers);

function read(...lines: readonly string[][]) {
  return readLog([headers, ...lines], columns, now);
}
const line = (
  change: Partial<
    Record<'when' | 'place' | 'cluster' | 'minutes' | 'title' | 'state', string>
  > = {},
) => {
  const {
    when = '09/11/2026 05:00:00',
    place = 'Xã Quỳnh Phụ',
    cluster = '',
    minutes = '30',
    title = 'Quyền trẻ em',
    state = '',
  } = change;
  return ['1', when, place, cluster, minutes, title, state];
};

describe('[Q2] columns', () => {
  test('are guessed from Vietnamese headers', () => {
    expect(columns).toEqual({
      time: 'Thời gian phát',
      place: 'Địa bàn',
      clusters: 'Cụm loa',
      minutes: 'Thời lượng (phút)',
      title: 'Tên bản tin',
      status: 'Trạng thái',
    });
    expect(guessColumns(['Ngày', 'Giờ phát', 'Tên đài', 'Số phút', 'Nội dung'])).toEqual({
      day: 'Ngày',
      time: 'Giờ phát',
      place: 'Tên đài',
      minutes: 'Số phút',
      title: 'Nội dung',
    });
    expect(lacking(columns)).toEqual([]);
    expect(guessColumns(['a', 'b'])).toEqual({});
    expect(lacking({ title: 'a' })).toEqual(['time', 'place', 'minutes']);
  });

  test('stand below the lines of a title', () => {
    const title = ['NHẬT KÝ PHÁT THANH', '', ''];
    expect(headAt([title, [], headers, line()])).toBe(2);
    expect(headAt([title, ['a', 'b'], ['1', '2']])).toBe(1);
    expect(headAt([])).toBe(0);
    const { rows } = readLog([headers, line()], columns, now, 3);
    expect(rows[0]?.line).toBe(4);
  });

  test('are what a person said last time, where the file still has them', () => {
    const known = { place: 'STT', title: 'Không còn' } as const;
    expect(guessColumns(headers, known)).toMatchObject({ place: 'STT', title: 'Tên bản tin' });
  });
});

describe('[Q2] a line', () => {
  test('is an airing, with its number as a spreadsheet counts', () => {
    const { rows, findings } = read(
      line(),
      ['', '', ''],
      line({ when: '2026-11-09T17:00', minutes: '00:29:40', cluster: '12' }),
    );
    expect(findings).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        place: 'Xã Quỳnh Phụ',
        date: '2026-11-09',
        start: '05:00',
        minutes: 30,
        title: 'Quyền trẻ em',
      },
      {
        line: 4,
        place: 'Xã Quỳnh Phụ',
        date: '2026-11-09',
        start: '17:00',
        minutes: 30,
        clusters: 12,
        title: 'Quyền trẻ em',
      },
    ]);
  });

  test.each([
    ['bad-time', { when: '31/02/2026 05:00' }],
    ['bad-time', { when: '09/11/2026' }],
    ['bad-time', { when: '11/25/2026 05:00' }],
    ['bad-time', { when: '09/11/2026 25:00' }],
    ['bad-minutes', { minutes: '' }],
    ['bad-minutes', { minutes: '00:30' }],
    ['bad-minutes', { minutes: '1800' }],
    ['bad-minutes', { minutes: '0' }],
    ['no-place', { place: ' ' }],
    ['not-aired', { state: 'Phát thất bại' }],
    ['future', { when: '10/11/2026 09:01' }],
    ['too-old', { when: '20/11/2024 05:00' }],
  ] as const)('%s: %o', (fault, change) => {
    const { rows, findings } = read(line(), line(change));
    expect(rows).toHaveLength(1);
    expect(findings).toMatchObject([{ line: 3, fault }]);
  });

  test.each([
    ['09/11/2026 05:00', '2026-11-09 05:00'],
    ['05:00 9-11-2026', '2026-11-09 05:00'],
    ['9/11/2026 5h', '2026-11-09 05:00'],
    ['9/11/2026 17g05', '2026-11-09 17:05'],
    ['09/11/2026 5:30 PM', '2026-11-09 17:30'],
    ['2026-11-09 05:00:59.123', '2026-11-09 05:00'],
  ])('%s is %s', (when, expected) => {
    const [row] = read(line({ when })).rows;
    expect(`${row?.date} ${row?.start}`).toBe(expected);
  });

  test('seconds are seconds when the header says so', () => {
    const seconds = headers.map((header) => header.replace('phút', 'giây'));
    const { rows } = readLog([seconds, line({ minutes: '1795' })], guessColumns(seconds), now);
    expect(rows[0]?.minutes).toBe(30);
  });

  test('over the year’s edge counts in the year of its day', () => {
    const { rows } = read(line({ when: '20/11/2025 05:00' }), line({ when: '21/11/2025 05:00' }));
    expect([...yearsOf(rows)]).toEqual([
      [2025, 1],
      [2026, 1],
    ]);
  });
});

describe('[Q3] the same airing', () => {
  test('twice in a file is said with the line that said it first', () => {
    const { rows, findings } = read(line(), line({ title: 'Khác' }));
    expect(rows).toHaveLength(1);
    expect(findings).toEqual([{ line: 3, fault: 'twice', said: '2' }]);
  });

  test('told cluster by cluster is one airing of so many clusters', () => {
    const { rows, findings, gathered } = read(
      line({ cluster: 'Thôn An Ký' }),
      line({ cluster: 'Thôn Đông Xá' }),
      line({ cluster: 'thôn an ký' }),
    );
    expect(rows).toMatchObject([{ clusters: 2 }]);
    expect(gathered).toBe(1);
    expect(findings).toEqual([{ line: 4, fault: 'twice', said: '2' }]);
  });
});
