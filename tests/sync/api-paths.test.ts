// What the worker leaves to the province is what the province answers: neither the one nor the other alone.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { routes } from '../../server/routes/table.ts';
import { apiPaths, apiPattern } from '../../src/sync/api-paths.ts';

test('every route of the province is left to it by the worker, and no page of the app is', () => {
  const firsts = new Set(routes.map(({ path }) => path.split('/')[1] ?? ''));
  expect([...apiPaths]).toEqual([...firsts].sort());
  const pages = [...readFileSync('src/app/app.tsx', 'utf8').matchAll(/path="([^"]+)"/g)];
  expect(pages.length).toBeGreaterThan(30);
  expect(pages.map(([, path]) => path ?? '').filter((path) => apiPattern.test(path))).toEqual([]);
});
