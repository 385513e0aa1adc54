// Files of units: what is saved is what is read again; what cannot be read is named by its line. [U6]
import { describe, expect, test } from 'vitest';
import { mapCsv, unitsCsv } from '../../../src/app/units/unit-csv.ts';
import { readMap, readUnits } from '../../../src/app/units/unit-file.ts';
import { reformFaultsOf } from '../../../src/domain/reform.ts';
import { shippedUnits } from '../../../src/domain/unit-catalogue.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const present = shippedUnits.sets.at(-1);
if (!present) throw new Error('no set');
const view = {
  set: present.set,
  validFrom: present.validFrom,
  validTo: null,
  legal: present.legal,
  brought: false,
  units: present.units.map((unit) => ({ ...unit })),
  edges: [],
  areas: [],
};

describe('what is saved', () => {
  test('[U6] is read again as the same units, and the map to begin from has no fault', () => {
    const units = readUnits(bytes(unitsCsv(view)));
    expect(units.faults).toEqual([]);
    expect(units.rows).toEqual(
      present.units.map(({ code, name, short, type, level, parent, search }) => ({
        code,
        name,
        short,
        type,
        level,
        parent,
        search,
      })),
    );
    const map = readMap(bytes(mapCsv(view)));
    expect(map.faults).toEqual([]);
    const reform = {
      set: {
        set: 'HY2027',
        validFrom: '2027-01-01',
        validTo: null,
        legal: 'q',
        units: units.rows,
      },
      legal: 'q',
      edges: map.rows.map((edge) => ({
        from: { set: present.set, code: edge.old },
        to: edge.new,
        whole: edge.part === 'toan_bo',
      })),
    };
    expect(reformFaultsOf(reform, shippedUnits.sets)).toEqual([]);
  });

  test('[U6] of sets with districts too', () => {
    for (const set of shippedUnits.sets) {
      const { rows, faults } = readUnits(bytes(unitsCsv({ ...view, units: [...set.units] })));
      expect(faults).toEqual([]);
      expect(rows.map(({ code, parent, short }) => [code, parent, short])).toEqual(
        set.units.map(({ code, parent, short }) => [code, parent, short]),
      );
    }
  });
});

describe('what a spreadsheet makes of it', () => {
  const head = 'Tên,Mã,Cấp,Loại,Mã cấp trên\n';

  test('[U6] commas, quotes, eaten noughts, decomposed marks, another order of columns', () => {
    const { rows, faults } = readUnits(
      bytes(`\uFEFF${head}"Xã ""Mới"", An",4,3,,1\nTỉnh Cao Bằng,4,1,,`.normalize('NFD')),
    );
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      {
        code: '00004',
        name: 'Xã "Mới", An',
        short: '"Mới", An',
        type: 'xa',
        level: 3,
        parent: '01',
        search: '"moi", an',
      },
      {
        code: '04',
        name: 'Tỉnh Cao Bằng',
        short: 'Cao Bằng',
        type: 'tinh',
        level: 1,
        parent: null,
        search: 'cao bang',
      },
    ]);
  });

  test('[U6] every bad line is named, the good ones keep their line', () => {
    const { rows, lines, faults } = readUnits(
      bytes(`${head}Xã A,1x,3,xa,33\n\nXã B,12345,4,xa,33\nXã C,12346,3,xa,33\n,12347,3,xa,33`),
    );
    expect(faults).toEqual([
      { fault: 'bad-code', line: 2, what: '1x' },
      { fault: 'bad-level', line: 4, what: '4' },
      { fault: 'bad-name', line: 6, what: '' },
    ]);
    expect(rows.map(({ name }) => name)).toEqual(['Xã C']);
    expect(lines).toEqual([5]);
    const map = readMap(bytes('Mã cũ;Mã mới;Phần\n1;2;nửa\n1;2;MỘT PHẦN\n1;;'));
    expect(map.faults).toEqual([
      { fault: 'bad-part', line: 2, what: 'nửa' },
      { fault: 'bad-code', line: 4, what: '' },
    ]);
    expect(map.rows).toEqual([{ old: '00001', new: '00002', part: 'mot_phan' }]);
  });

  test('[U6] a file that is no UTF-8, lacks a column, or is empty is refused as a whole', () => {
    expect(readUnits(Uint8Array.of(0x58, 0xe3, 0x28)).faults).toMatchObject([
      { fault: 'not-utf8' },
    ]);
    expect(readUnits(bytes('Mã;Tên\n1;2')).faults).toEqual([
      { fault: 'no-column', line: 0, what: 'Loại' },
    ]);
    expect(readMap(bytes('Mã cũ;Mã mới;Phần\n')).faults).toMatchObject([{ fault: 'empty' }]);
  });
});
