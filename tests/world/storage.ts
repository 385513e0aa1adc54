// Where a test's data lie: SQLite in memory, or a database of its own on the run's PostgreSQL. Which of the two, the
// vitest project says, so that the same tests run on both.
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { databaseAt } from '../tools/postgres.ts';

export interface Place {
  readonly address: string;
  /** Removes what the place holds; its connections must be closed. */
  readonly clear: () => Promise<void>;
}

export const storageOfTests = process.env['TEST_STORAGE'] ?? 'sqlite';

export function newPlace(): Promise<Place> {
  if (storageOfTests === 'postgres') return newPostgresPlace();
  return Promise.resolve({ address: ':memory:', clear: () => Promise.resolve() });
}

/** A database with the present tables and nothing in them. */
export async function newPostgresPlace(): Promise<Place> {
  const server = inject('postgres');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await command(server, `create database ${name} template template`);
  return {
    address: databaseAt(server, name),
    clear: () => command(server, `drop database ${name} with (force)`),
  };
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
