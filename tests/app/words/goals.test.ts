import { expect, test } from 'vitest';
import en from '../../../src/app/words/goals-en.json' with { type: 'json' };
import vi from '../../../src/app/words/goals-vi.json' with { type: 'json' };
import { declarationParts, headGroups } from '../../../src/domain/activity/declaration.ts';
import { agencyKinds } from '../../../src/domain/agency.ts';
import { measures } from '../../../src/domain/measure.ts';
import { plan } from '../../../src/domain/plan.ts';
import { punctualities } from '../../../src/domain/readiness.ts';
import { calendarSteps } from '../../../src/domain/report-year.ts';
import { appSources, placeholders } from './catalogue.ts';

const said = Object.keys(vi);

test('the words of the goals have the same keys and holes in both languages', () => {
  const english: Readonly<Record<string, string>> = en;
  expect(Object.keys(en)).toEqual(said);
  const different = Object.entries(vi).filter(
    ([key, text]) => placeholders(text) !== placeholders(english[key] ?? ''),
  );
  expect(different).toEqual([]);
});

test('[G7] [G10] every measure, kind, step, part and group of the plan has its words', () => {
  const groups = plan.tasks.flatMap(({ lead, coordinate }) => [...lead, ...coordinate]);
  const needed = [
    ...measures.map((one) => `m.${one}`),
    ...agencyKinds.map((one) => `kind.${one}`),
    ...calendarSteps.map((one) => `step.${one}`),
    ...punctualities.map((one) => `time.${one}`),
    ...declarationParts.map((one) => `part.${one}`),
    ...[...headGroups, ...groups].map((one) => `group.${one}`),
    ...plan.targets.map(({ direction }) => `goal.${direction}`),
  ];
  expect(needed.filter((key) => !said.includes(key))).toEqual([]);
});

test('no word of the goals is never said', () => {
  const begins =
    /^(m|kind|step|time|part|group|goal|doubt|has|by|k|remind|register\.only|task\.state)\./;
  const idle = said.filter((key) => !begins.test(key) && !appSources.includes(`'${key}'`));
  expect(idle).toEqual([]);
});
