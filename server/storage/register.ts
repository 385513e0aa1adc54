// What the province keeps beside the records: agencies, their words on a year, quoted figures, its word on a task. [G1]

import type { Agency } from '../../src/domain/agency.ts';
import type { LogColumns } from '../../src/domain/airing-log/columns.ts';
import file from '../../src/domain/catalogue/agencies.json' with { type: 'json' };
import type { Values } from '../../src/domain/field.ts';
import type { Quoted } from '../../src/domain/target.ts';
import type { TaskWord } from '../../src/domain/task.ts';
import type { Queries } from './database.ts';

export interface Platform {
  readonly name: string;
  readonly columns: LogColumns;
  /** Its name of a place, folded → "HY2025.12472", as a person said. */
  readonly places: Readonly<Record<string, string>>;
}

/** What a document of each kind is; `putEntry` writes nothing else. */
interface Documents {
  readonly agency: Agency;
  readonly said: Values;
  readonly quoted: Quoted;
  readonly task: TaskWord;
  /** How a loudspeaker platform writes its logs. [Q2] */
  readonly platform: Platform;
}
type Kind = keyof Documents;

/** Agencies have no year: they have days. */
export const noYear = 0;

export interface Kept<K extends Kind> {
  readonly key: string;
  readonly year: number;
  readonly doc: Documents[K];
}

export async function findEntries<K extends Kind>(
  db: Queries,
  kind: K,
): Promise<readonly Kept<K>[]> {
  const rows = await db
    .selectFrom('register_entry')
    .select(['key', 'year', 'doc'])
    .where('kind', '=', kind)
    .orderBy('key')
    .execute();
  // The one cast of this file: documents are written by `putEntry` only.
  return rows.map(({ key, year, doc }) => ({ key, year, doc: JSON.parse(doc) as Documents[K] }));
}

/** The agencies the plan names, unless the province has said otherwise, and those it has added. */
export async function findAgencies(db: Queries): Promise<readonly Agency[]> {
  const shipped = file.agencies as readonly Agency[];
  const kept = (await findEntries(db, 'agency')).map(({ doc }) => doc);
  const changed = new Set(kept.map(({ id }) => id));
  return [...shipped.filter(({ id }) => !changed.has(id)), ...kept];
}

export async function putEntry<K extends Kind>(
  db: Queries,
  kind: K,
  { key, year, doc }: Kept<K>,
  by: { readonly account: string; readonly at: string },
): Promise<void> {
  const said = { doc: JSON.stringify(doc), account_id: by.account, at: by.at };
  await db
    .insertInto('register_entry')
    .values({ kind, key, year, ...said })
    .onConflict((conflict) => conflict.columns(['kind', 'key', 'year']).doUpdateSet(said))
    .execute();
}
