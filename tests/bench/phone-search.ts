// A keystroke in Sổ with 50,000 entries is a bench of its own (`search.ts`); here its figures join the table.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { Budget, Figure, Missing } from './figures.ts';

export async function timeSearch(): Promise<readonly (Figure | Missing)[]> {
  const said = await new Promise<string>((resolve) => {
    const path = join(import.meta.dirname, 'search.ts');
    execFile(process.execPath, [path], (_, stdout, stderr) => resolve(`${stdout}${stderr}`));
  });
  const found = (start: string, what: string, budget: Budget): Figure | Missing => {
    const line = new RegExp(
      `^${start}: p50 ([\\d.]+) ms, p95 ([\\d.]+) ms.*\\((\\d+)\\)`,
      'm',
    ).exec(said);
    if (!line) return { what, missing: said.trim().split('\n').at(-1) ?? '' };
    const [, p50 = 0, p95 = 0, n = 0] = line.map(Number);
    return { what, n, p50, p95, budget };
  };
  return [
    found('limit, bare scan', 'limit: a bare scan of 50,000 texts', {}),
    found('key to frame', 'search in Sổ, 50,000 held, key to frame', { p95: 50 }),
  ];
}
