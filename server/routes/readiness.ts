// Sẵn sàng báo cáo: Phụ lục VII as it stands this minute, and what the day reminds of. [G12] [G13]
import { calendarOf, remindersOn } from '../../src/domain/calendar.ts';
import { may } from '../../src/domain/permission.ts';
import { readinessOf } from '../../src/domain/readiness.ts';
import { sameUnit } from '../../src/domain/unit.ts';
import type { ReadinessView } from '../../src/protocol/goals.ts';
import type { Asked } from '../goals/asked.ts';
import { ofYear } from '../goals/asked.ts';
import { findDeclarations } from '../goals/declarations.ts';
import { totalsOf } from '../goals/year.ts';
import { frozenYears } from '../report/frozen.ts';
import { provinceId } from '../report/place.ts';
import type { Reply, SignedCall } from '../route.ts';
import { listAreas } from '../storage/areas.ts';
import { findCalendar } from '../storage/settings.ts';

/** GET /goals/:year/readiness */
export const showReadiness = ofYear(
  async ({ db, person }: SignedCall, asked: Asked): Promise<Reply> => {
    const { register, year, cutOff, today } = asked;
    const set = await findCalendar(db);
    const calendar = calendarOf(year, set);
    const due = calendar.find(({ step }) => step === 'communes')?.date ?? cutOff;
    const totals = await totalsOf(db, asked);
    const declarations = await findDeclarations(db, [asked]);
    const areas = await listAreas(db);
    const units = register.flatMap(({ id, name, unit, kind }) => {
      if (!unit || kind !== 'ubnd_xa') return [];
      const said = declarations.get(`${id}:${year}`) ?? null;
      const area = areas.find((one) => one.units.some((own) => sameUnit(own, unit)));
      const facts = { said, totals: totals.get(id) ?? new Map(), due, today };
      return [{ id, name, area: area?.id ?? null, rec: said?.id ?? null, ...readinessOf(facts) }];
    });
    const sum = (of: (unit: (typeof units)[number]) => number) =>
      units.reduce((all, unit) => all + of(unit), 0);
    const mayFreeze = may(person, 'report.freeze', null);
    const open = {
      undeclared: sum(({ lacks }) => (lacks.length > 0 ? 1 : 0)),
      unreviewed: sum(({ waiting, returned }) => waiting + returned),
      unsent: sum(({ sentOn }) => (sentOn === null ? 1 : 0)),
      unfrozen: mayFreeze && !(await frozenYears(db, set, provinceId))(year) ? 1 : 0,
    };
    const seen = new Set(units.map(({ area }) => area));
    const body: ReadinessView = {
      year,
      cutOff,
      today,
      due,
      calendar,
      reminders: remindersOn(today, calendar, open),
      areas: areas.filter(({ id }) => seen.has(id)).map(({ id, name }) => ({ id, name })),
      units,
    };
    return { status: 200, body };
  },
);
