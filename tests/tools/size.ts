// What the officer's phone must load first, and every other chunk, in bytes. Exits 1 above the budget of product.md §5.
// Counted from Vite's manifest: the entry, its static imports and their styles. A dynamic import is not a first load.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const budget = 75_000;
const dist = 'dist';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Readonly<
  Record<string, Chunk>
>;

/** The files of a chunk and of everything it imports statically. */
function graphOf(key: string, seen: Set<string> = new Set()): Set<string> {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`the manifest names no chunk ${key}`);
  if (seen.has(chunk.file)) return seen;
  for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file);
  for (const next of chunk.imports ?? []) graphOf(next, seen);
  return seen;
}

/** Every script and style that was built, whether the manifest names it or not. */
function builtFiles(): readonly string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|css)$/.test(file))
    .sort();
}

const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
if (entries.length === 0) throw new Error('the manifest has no entry: nothing was measured');
const first = new Set(entries.flatMap((key) => [...graphOf(key)]));

let total = 0;
console.log('first  brotli      raw  file');
for (const file of builtFiles()) {
  const bytes = readFileSync(join(dist, file));
  const packed = brotliCompressSync(bytes).length;
  if (first.has(file)) total += packed;
  const sizes = [packed, bytes.length].map((size) => String(size).padStart(7)).join('  ');
  console.log(`${first.has(file) ? '  ●  ' : '     '}${sizes}  ${file}`);
}

const verdict = total <= budget ? 'within' : 'OVER';
console.log(`first load: ${total} bytes brotli, ${verdict} the budget of ${budget}`);
if (total > budget) process.exitCode = 1;
