// PostgreSQL as kysely knows it, with numbers as numbers: it sends bigint as text, and ours are far below 2⁵³.
import { PostgresDialect } from 'kysely';
import { Pool, TypeOverrides, types } from 'pg';

/** One request needs one connection, and a commune syncs a few times a day: more would only queue at the disk. */
const connections = 10;

export function poolDialect(address: string): PostgresDialect {
  const numbers = new TypeOverrides();
  numbers.setTypeParser(types.builtins.INT8, Number);
  const pool = new Pool({
    connectionString: address,
    max: connections,
    types: numbers,
    // A transaction that has lost its server would hold its scopes' locks for ever.
    idle_in_transaction_session_timeout: 60_000,
  });
  // A connection that breaks while it idles is replaced by the pool, and one that breaks between two queries of a
  // transaction fails the next of them. Unheard, either event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}
