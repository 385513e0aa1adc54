// What lies beside a backup: what it is, how much is in it, and the sum that proves it whole.
import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { sha256Of, writeDurably } from './durable-file.ts';

const manifestSchema = z.object({
  made: z.string(),
  app: z.string(),
  engine: z.enum(['sqlite', 'postgres']),
  epoch: z.string(),
  number: z.int(),
  position: z.int(),
  /** Every operation received up to this time is inside. */
  safe: z.string(),
  /** Rows by table. */
  counts: z.record(z.string(), z.int()),
  sha256: z.string(),
});
export type Manifest = z.infer<typeof manifestSchema>;

const pathOf = (file: string) => `${file}.json`;

/** Written last: a backup with a manifest is complete. */
export function writeManifest(file: string, manifest: Manifest): void {
  writeDurably(pathOf(file), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Throws unless the file is the one its manifest describes, to the last byte. */
export async function readManifest(file: string): Promise<Manifest> {
  if (!existsSync(file)) throw new Error(`${file} does not exist`);
  if (!existsSync(pathOf(file)))
    throw new Error(`${pathOf(file)} is missing: this is no finished backup`);
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(pathOf(file), 'utf8')));
  if ((await sha256Of(file)) !== manifest.sha256)
    throw new Error(`${file} is not what its manifest says: it is damaged`);
  return manifest;
}
