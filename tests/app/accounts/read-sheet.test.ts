// @vitest-environment node
// Files as people have them → text; what is no sheet, or would swell, is refused before it is unpacked.
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Sheet } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { readSheetFile } from '../../../src/app/accounts/read-sheet.ts';

const sheet = (data: Sheet<Buffer>['data']) => writeExcelFile([{ data, sheet: '1' }]).toBuffer();
const blob = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);

test('[I7] numbers stay as written, days are days, merged cells are empty, rows keep their numbers', async () => {
  const bytes = await sheet([
    [{ value: 'DANH SÁCH', columnSpan: 3 }],
    [],
    [{ value: 'lan' }, { value: 12_472, type: Number }, { value: 'Cán bộ xã', rowSpan: 2 }],
    [
      { value: 'hòa'.normalize('NFD') },
      { value: new Date('2026-12-01'), type: Date, format: 'dd/mm/yyyy' },
      null,
    ],
  ]);
  expect(await readSheetFile(blob(bytes))).toEqual({
    ok: true,
    value: [
      ['DANH SÁCH', '', ''],
      ['', '', ''],
      ['lan', '12472', 'Cán bộ xã'],
      ['hòa'.normalize('NFD'), '2026-12-01', ''],
    ],
  });
});

test('[I7] what is no .xlsx is said to be none', async () => {
  const whole = await sheet([[{ value: 'x' }]]);
  const cut = whole.subarray(0, whole.length / 2);
  const files = [new Uint8Array(0), Buffer.from('Tên;Vai trò'), cut, zipOf('a.txt', 'x', 1)];
  for (const file of files)
    expect(await readSheetFile(blob(file))).toEqual({ ok: false, error: 'not-xlsx' });
});

test('[I7] a bomb is refused by what it says it holds, one that lies is cut off there', async () => {
  const path = 'xl/worksheets/sheet1.xml';
  const bomb = zipOf(path, ' '.repeat(60_000_000), 60_000_000);
  expect(bomb.length).toBeLessThan(100_000);
  expect(await readSheetFile(blob(bomb))).toEqual({ ok: false, error: 'too-large' });
  const liar = zipOf(path, ' '.repeat(60_000_000), 1000);
  expect(await readSheetFile(blob(liar))).toEqual({ ok: false, error: 'not-xlsx' });
  expect(await readSheetFile(new Blob([new Uint8Array(2_000_001)]))).toEqual({
    ok: false,
    error: 'too-large',
  });
});

/** A zip of one file that says to unpack to so many bytes. */
function zipOf(path: string, text: string, says: number): Buffer {
  const name = Buffer.from(path);
  const packed = deflateRawSync(Buffer.from(text));
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(says, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.write('PK\x01\x02', 'latin1');
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(says, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}
