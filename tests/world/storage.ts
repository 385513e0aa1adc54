// Where a test's data lie: SQLite in memory, or a database of its own on the run's PostgreSQL. Which of the two, the
// vitest project says, so that the same tests run on both.
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { derivedTables, tables } from '../../server/storage/tables.ts';
import { databaseAt } from '../tools/postgres.ts';

export interface Place {
  readonly address: string;
  /** Removes what the place holds; nobody must be writing there any more. */
  readonly clear: () => Promise<void>;
}

export const storageOfTests = process.env['TEST_STORAGE'] ?? 'sqlite';

export function newPlace(): Promise<Place> {
  if (storageOfTests === 'postgres') return newPostgresPlace();
  return Promise.resolve({ address: ':memory:', clear: () => Promise.resolve() });
}

/** Databases that are empty again: to empty one takes a hundredth of what it takes to make and drop one. */
const free: Place[] = [];

/** A database with the present tables and nothing in them. */
export async function newPostgresPlace(): Promise<Place> {
  return free.pop() ?? makePlace();
}

async function makePlace(): Promise<Place> {
  const server = inject('postgres');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await command(server, `create database ${name} template template`);
  const address = databaseAt(server, name);
  const place = {
    address,
    clear: async () => {
      const inOrder = [...derivedTables, ...tables.toReversed()].map(
        (table) => `delete from "${table}";`,
      );
      // A test may have broken its database on purpose: that one is not used again, and goes with the cluster.
      await command(address, inOrder.join('\n')).then(
        () => free.push(place),
        () => undefined,
      );
    },
  };
  return place;
}

async function command(address: string, text: string): Promise<void> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
