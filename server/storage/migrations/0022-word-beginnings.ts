// Beginnings of two to six letters are looked up in SQLite's index, not gathered from every word that begins so: a syllable
// of Vietnamese is hardly longer, and what is common costs no more than what is rare.
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { isPostgres } from '../dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  if (isPostgres(db)) return;
  // The triggers of 0018 name the table, and stay.
  await sql`drop table book_word`.execute(db);
  await sql`
    create virtual table book_word using fts5 (key, marked, tags, content = '', contentless_delete = 1,
    detail = none, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3 4 5 6')`.execute(db);
  await sql`
    insert into book_word (rowid, key, marked, tags)
    select no, key, marked, 'zu' || replace(unit, '.', '') || ' zt' || replace(type, '_', '') || ' zs' || state
    from book_line`.execute(db);
}
