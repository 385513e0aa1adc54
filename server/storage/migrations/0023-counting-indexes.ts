// Địa bàn counts by unit and state: its indexes know both, so that no line and no sum is fetched to be counted.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('book_line_ord').execute();
  await db.schema
    .createIndex('book_line_ord')
    .on('book_line')
    .columns(['ord', 'unit', 'state'])
    .execute();
  await db.schema.dropIndex('week_total_state').execute();
  await db.schema
    .createIndex('week_total_state')
    .on('week_total')
    .columns(['state', 'unit', 'n'])
    .execute();
}
