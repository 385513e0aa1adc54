// What Kế hoạch needs beside the book: the commune's card and declaration, what lies half written, what is held here.
import { liveQuery } from 'dexie';
import type { Values } from '../domain/field.ts';
import { reportingYear } from '../domain/period.ts';
import { scopeId } from '../domain/scope.ts';
import { singletonId } from '../domain/singleton.ts';
import type { UnitRef } from '../domain/unit.ts';
import type { Store } from './database.ts';
import { readFact } from './meta.ts';
import type { Watch } from './queries.ts';

export interface ReportFacts {
  /** This year's card, or the last's, which counts until then. [D4] */
  readonly card: boolean;
  /** Of the year asked for; empty while nothing is declared. */
  readonly declaration: Values;
  readonly drafts: number;
  /** The year before the one asked for is on this phone, whole. */
  readonly compared: boolean;
}

export function watchReportFacts(
  { db }: Store,
  unit: UnitRef,
  year: number,
  today: string,
): Watch<ReportFacts> {
  const id = (type: 'the_dai' | 'khai_bao', of: number) => singletonId(type, scopeId(unit, of));
  const present = reportingYear(today);
  const cards = [id('the_dai', present), id('the_dai', present - 1)];
  const read = () =>
    db.transaction('r', [db.view, db.draft, db.meta], async () => {
      const before = (await readFact(db, 'scopes'))?.[scopeId(unit, year - 1)];
      return {
        card: (await db.view.bulkGet(cards)).some((card) => card !== undefined),
        declaration: (await db.view.get(id('khai_bao', year)))?.values ?? {},
        drafts: await db.draft.count(),
        compared: before !== undefined && before.full && !before.freed && !before.lost,
      };
    });
  return (next, error) => liveQuery(read).subscribe({ next, error });
}
