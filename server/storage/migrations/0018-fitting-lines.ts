// One index knows a line's words, unit, type and state, so that a question of several is narrowed by all of them at once;
// the indexes of a single column go, but for that of units on PostgreSQL, which puts two together. What is derived is not made again: lines are as they were.
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { isPostgres } from '../dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of isPostgres(db) ? ['type', 'state'] : ['unit', 'type', 'state'])
    await db.schema.dropIndex(`book_line_${column}`).execute();
  await (isPostgres(db) ? onPostgres(db) : onSqlite(db));
}

/** Letters before a unit, a type, a state: no word of Vietnamese begins so. search.ts asks in the same words. */
async function onPostgres(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('book_line_words').execute();
  await sql`
    create index book_line_fitting on book_line using gin
    (array_to_tsvector(array_remove(string_to_array(key || marked, ' '), '')
      || array['zu' || unit, 'zt' || type, 'zs' || state]))`.execute(db);
}

async function onSqlite(db: Kysely<unknown>): Promise<void> {
  for (const trigger of ['book_line_in', 'book_line_out', 'book_line_new'])
    await sql`drop trigger ${sql.ref(trigger)}`.execute(db);
  await sql`drop table book_word`.execute(db);
  await sql`
    create virtual table book_word using fts5 (key, marked, tags, content = '', contentless_delete = 1,
    detail = none, tokenize = "unicode61 remove_diacritics 0", prefix = '3 4')`.execute(db);
  const tags = (row: string) =>
    sql.raw(`'zu' || replace(${row}unit, '.', '') || ' zt' || replace(${row}type, '_', '')
      || ' zs' || ${row}state`);
  const put = sql`insert into book_word (rowid, key, marked, tags)
    values (new.no, new.key, new.marked, ${tags('new.')});`;
  const drop = sql`delete from book_word where rowid = old.no;`;
  await sql`create trigger book_line_in after insert on book_line begin ${put} end`.execute(db);
  await sql`create trigger book_line_out after delete on book_line begin ${drop} end`.execute(db);
  await sql`
    create trigger book_line_new after update of key, marked, unit, type, state on book_line
    when old.key <> new.key or old.marked <> new.marked or old.unit <> new.unit
      or old.type <> new.type or old.state <> new.state begin ${drop} ${put} end`.execute(db);
  await sql`insert into book_word (rowid, key, marked, tags)
    select no, key, marked, ${tags('')} from book_line`.execute(db);
}
