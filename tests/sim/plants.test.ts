import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { planted, plants } from './plants.ts';

describe('every planted bug still finds its place in the product, once', () => {
  test.each(plants)('$name', ({ edits }) => {
    for (const file of new Set(edits.map((edit) => edit.file))) {
      const mine = edits.filter((edit) => edit.file === file);
      const source = readFileSync(file, 'utf8');
      expect(planted(source, mine)).not.toBe(source);
    }
  });
});
