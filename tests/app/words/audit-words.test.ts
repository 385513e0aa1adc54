import { expect, test } from 'vitest';
import en from '../../../src/app/words/audit-en.json' with { type: 'json' };
import vi from '../../../src/app/words/audit-vi.json' with { type: 'json' };
import { auditDeeds, auditGroups } from '../../../src/domain/audit.ts';
import { placeholders } from './catalogue.ts';

test('the words of the log have the same keys and holes in both languages', () => {
  const english: Readonly<Record<string, string>> = en;
  expect(Object.keys(en)).toEqual(Object.keys(vi));
  const different = Object.entries(vi).filter(
    ([key, text]) => placeholders(text) !== placeholders(english[key] ?? ''),
  );
  expect(different).toEqual([]);
});

test('[J1] every deed and every group of the log has its words, and no word lacks its deed', () => {
  const said = Object.keys(vi);
  const deeds = said.filter((key) => key.startsWith('deed.'));
  expect(deeds.sort()).toEqual(
    Object.keys(auditDeeds)
      .map((deed) => `deed.${deed}`)
      .sort(),
  );
  for (const group of auditGroups) expect(said).toContain(`group.${group}`);
});
