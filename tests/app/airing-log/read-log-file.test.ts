// The same log as different systems write it: read alike, or refused with the reason.
import { describe, expect, test } from 'vitest';
import { readLogFile } from '../../../src/app/airing-log/read-log-file.ts';

const lines = [
  ['Thời gian phát', 'Địa bàn', 'Thời lượng (phút)', 'Tên chương trình'],
  ['09/11/2026 05:00', 'Xã Quỳnh Phụ', '30', 'Quyền trẻ em; bài 3'],
] as const;
const text = (separator: string) =>
  lines.map((line) => line.map((cell) => `"${cell}"`).join(separator)).join('\r\n');

const fileOf = (...parts: BlobPart[]) => new File(parts, 'nhat-ky.csv');
const utf16 = (written: string, little: boolean) => {
  const view = new DataView(new ArrayBuffer(written.length * 2));
  written.split('').forEach((sign, at) => view.setUint16(at * 2, sign.charCodeAt(0), little));
  return view;
};
/** Signs of Windows-1252 as its bytes; those used here lie where Latin-1 has them. */
const western = (written: string) => Uint8Array.from(written, (sign) => sign.charCodeAt(0));

describe('[Q2] a file', () => {
  test.each([
    ['utf-8', ',', fileOf(text(','))],
    ['utf-8', ';', fileOf('\uFEFF', text(';'))],
    ['utf-8', '\t', fileOf(text('\t').normalize('NFD'))],
    ['utf-16le', '\t', fileOf(utf16(`\uFEFF${text('\t')}`, true))],
    ['utf-16be', ';', fileOf(utf16(`\uFEFF${text(';')}`, false))],
    ['utf-16le', ',', fileOf(utf16(text(','), true))],
  ] as const)('in %s, parted by %j', async (encoding, separator, file) => {
    const read = await readLogFile(file);
    expect(read).toMatchObject({ ok: true, value: { encoding, separator, converted: null } });
    expect(read.ok && read.value.cells).toEqual(lines);
  });

  test('as a Vietnamese Windows saves it', async () => {
    // "Xã Quỳnh Phụ" in Windows-1258: letters, then the mark as a sign of its own.
    const file = fileOf(
      western('Gi\u00F2 ph\u00E1t;X\u00E3\r\n05:00;Qu\u0079\u00CCnh Ph\u0075\u00F2'),
    );
    const read = await readLogFile(file);
    expect(read).toMatchObject({ ok: true, value: { encoding: 'windows-1258' } });
    expect(read.ok && read.value.cells[1]?.[1]).toBe('Quỳnh Phụ');
  });

  test('in TCVN3 is converted, and says what it was', async () => {
    const file = fileOf(
      western('Thêi gian ph¸t;§Þa bµn;Thêi l\u00ADîng\r\n09/11/2026 05:00;X· Quúnh Phô;30'),
    );
    const read = await readLogFile(file);
    expect(read).toMatchObject({
      ok: true,
      value: {
        cells: [
          ['Thời gian phát', 'Địa bàn', 'Thời lượng'],
          ['09/11/2026 05:00', 'Xã Quỳnh Phụ', '30'],
        ],
        converted: {
          from: 'Thêi gian ph¸t;§Þa bµn;Thêi l\u00ADîng',
          to: 'Thời gian phát;Địa bàn;Thời lượng',
        },
      },
    });
  });

  test.each([
    ['vni', 'Ñòa baøn;Thôøi löôïng;Chöông trình\r\nXaõ Quyønh Phuï;30;Quyeàn treû em'],
    ['vps', 'X\u00E3 Qu\u00FFnh Ph\u00F8;ch\u00DC\u00D6ng tr\u00ECnh\r\nph\u00E5m vi;b\u00A2ng'],
    ['unsure', 'Âðåìÿ;Ìåñòî\r\nÏåðåäà÷à;30'],
  ])('in %s is refused', async (flaw, written) => {
    expect(await readLogFile(fileOf(western(written)))).toEqual({ ok: false, error: flaw });
  });

  test('that is cut off or empty is refused', async () => {
    expect(await readLogFile(fileOf('a;b\r\n"05:00;x'))).toEqual({ ok: false, error: 'quotes' });
    expect(await readLogFile(fileOf('a;b'))).toEqual({ ok: false, error: 'empty' });
  });
});
