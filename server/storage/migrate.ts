// Brings a database to the present tables. Migrations are listed, not found: what is not here does not run.
import { Migrator } from 'kysely/migration';
import type { Queries } from './database.ts';
import { deriveIfOld } from './derived.ts';
import * as firstLight from './migrations/0001-first-light.ts';
import * as twoEngines from './migrations/0002-two-engines.ts';
import * as nothingLost from './migrations/0003-nothing-lost.ts';
import * as suspicion from './migrations/0004-suspicion.ts';
import * as photos from './migrations/0005-photos.ts';
import * as howLong from './migrations/0006-how-long.ts';
import * as audit from './migrations/0007-audit.ts';
import * as bookLines from './migrations/0008-book-lines.ts';
import * as goals from './migrations/0009-goals.ts';
import * as reports from './migrations/0010-reports.ts';
import * as posts from './migrations/0011-posts.ts';
import * as apiClients from './migrations/0012-api-clients.ts';
import * as unitSets from './migrations/0013-unit-sets.ts';
import * as airings from './migrations/0014-airings.ts';
import * as reportParts from './migrations/0015-report-parts.ts';
import * as waysIn from './migrations/0016-ways-in.ts';
import * as unitSetDay from './migrations/0017-unit-set-day.ts';
import * as fittingLines from './migrations/0018-fitting-lines.ts';
import * as clientDays from './migrations/0019-client-days.ts';
import * as settings from './migrations/0020-settings.ts';
import * as wholeYears from './migrations/0021-whole-years.ts';
import * as wordBeginnings from './migrations/0022-word-beginnings.ts';
import * as countingIndexes from './migrations/0023-counting-indexes.ts';

/** Throws if a migration fails: a server must not serve half a schema. */
export async function migrate(db: Queries): Promise<void> {
  const provider = {
    getMigrations: () =>
      Promise.resolve({
        '0001-first-light': firstLight,
        '0002-two-engines': twoEngines,
        '0003-nothing-lost': nothingLost,
        '0004-suspicion': suspicion,
        '0005-photos': photos,
        '0006-how-long': howLong,
        '0007-audit': audit,
        '0008-book-lines': bookLines,
        '0009-goals': goals,
        '0010-reports': reports,
        '0011-posts': posts,
        '0012-api-clients': apiClients,
        '0013-unit-sets': unitSets,
        '0014-airings': airings,
        '0015-report-parts': reportParts,
        '0016-ways-in': waysIn,
        '0017-unit-set-day': unitSetDay,
        '0018-fitting-lines': fittingLines,
        '0019-client-days': clientDays,
        '0020-settings': settings,
        '0021-whole-years': wholeYears,
        '0022-word-beginnings': wordBeginnings,
        '0023-counting-indexes': countingIndexes,
      }),
  };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw new Error('migration failed', { cause: error });
  await deriveIfOld(db);
}
