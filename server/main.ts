// node server/main.ts [--demo] [--port N] [--host H] [--data FOLDER]
// node server/main.ts backup --to FOLDER | restore --from FILE [--older] | move --to postgres://… [--from FILE]
// The only file that knows the real clock, real chance and the process.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { backUp } from './commands/backup.ts';
import { move } from './commands/move.ts';
import { restore } from './commands/restore.ts';
import { serve } from './commands/serve.ts';
import { readConfig, readErrand } from './config.ts';
import type { World } from './open.ts';

const root = join(import.meta.dirname, '..');

/** Commands that do one thing to a database and end. */
const errands = new Map([
  ['backup', backUp],
  ['restore', restore],
  ['move', move],
]);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function versionOf(file: string): string {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const named = typeof parsed === 'object' && parsed !== null && 'version' in parsed;
  return named && typeof parsed.version === 'string' ? parsed.version : '0';
}

async function main(): Promise<void> {
  const world: World = {
    clock: Date.now,
    random: (bytes) => randomBytes(bytes),
    version: versionOf(join(root, 'package.json')),
  };
  const args = process.argv.slice(2);
  const errand = errands.get(args[0] ?? '');
  if (errand) {
    await errand(readErrand(process.env, args.slice(1)), world, say);
    return;
  }
  const end = await serve(readConfig(process.env, args), world, root, say);
  const stop = () => {
    void end().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
});
