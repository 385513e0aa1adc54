// The questions an account keeps, under names of its own.
import type { Asked, SavedViews } from '../../src/protocol/search.ts';
import { askedSchema } from '../../src/protocol/search.ts';
import type { Queries } from './database.ts';

/** By name. What an older version kept and nobody understands any more is left out. */
export async function listViews(db: Queries, account: string): Promise<SavedViews['views']> {
  const rows = await db
    .selectFrom('saved_view')
    .select(['id', 'name', 'asked'])
    .where('account_id', '=', account)
    .orderBy('name')
    .execute();
  return rows.flatMap(({ id, name, asked }) => {
    const parsed = askedSchema.safeParse(JSON.parse(asked));
    return parsed.success ? [{ id, name, asked: parsed.data }] : [];
  });
}

interface NewRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly asked: Asked;
  readonly at: string;
}

export async function insertView(db: Queries, { id, account, name, asked, at }: NewRow) {
  const row = { id, account_id: account, name, asked: JSON.stringify(asked), created_at: at };
  await db
    .insertInto('saved_view')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'name']).doUpdateSet({ id, asked: row.asked }),
    )
    .execute();
}

/** False if this account has no such view. */
export async function deleteView(db: Queries, account: string, id: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('saved_view')
    .where('account_id', '=', account)
    .where('id', '=', id)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
