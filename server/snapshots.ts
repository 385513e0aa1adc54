// Snapshots of scopes: all live rows up to a position, compressed once as hard as brotli can, and served to every phone
// that begins. Kept in memory under a cap; what is not kept is made again, or the phone takes pages. sync.md §2.9 [S23]
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { Row } from '../src/domain/record.ts';
import type { Head } from './storage/heads.ts';

const compress = promisify(brotliCompress);
const inflate = promisify(brotliDecompress);

/** Fewer rows come as quickly in a page. */
const fewestRows = 200;
/** More would take the compressor minutes: such a scope is paged. */
const mostRows = 20_000;
/** Above this the last fifth is not worth the processor's time. */
const hardestBytes = 4 * 1024 * 1024;
/** A kept snapshot is offered again while the pages above it are few. */
const staleRows = 100;

export interface Packed {
  readonly brotli: Buffer;
  readonly etag: string;
}

export interface Shelf {
  /** The position of a snapshot worth fetching for this scope, if there is one. */
  readonly offer: (scope: string, head: Head) => number | undefined;
  readonly isOffered: (scope: string, q: number) => boolean;
  readonly find: (scope: string, q: number) => Promise<Packed> | undefined;
  readonly make: (scope: string, q: number, body: () => SnapshotBody) => Promise<Packed>;
}

export interface SnapshotBody {
  readonly scope: string;
  readonly q: number;
  readonly n: number;
  readonly chk: string;
  readonly rows: readonly Row[];
}

/** @param cap bytes of compressed snapshots kept; the least used goes first */
export function newShelf(cap = 64 * 1024 * 1024): Shelf {
  const packed = new Map<string, Promise<Packed>>();
  const sizes = new Map<string, number>();
  const latest = new Map<string, number>();
  const keyOf = (scope: string, q: number) => `${scope}/${q}`;

  function forget(key: string): void {
    packed.delete(key);
    sizes.delete(key);
  }

  function makeRoom(): void {
    let total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    for (const [key, size] of sizes) {
      if (total <= cap) return;
      total -= size;
      forget(key);
    }
  }

  return {
    offer(scope, { q, n, floor }) {
      if (n <= fewestRows || n > mostRows) return undefined;
      const last = latest.get(scope);
      if (last !== undefined && last <= q && last >= floor && q - last <= staleRows) return last;
      latest.set(scope, q);
      return q;
    },
    isOffered: (scope, q) => latest.get(scope) === q || packed.has(keyOf(scope, q)),
    find(scope, q) {
      const key = keyOf(scope, q);
      const known = packed.get(key);
      if (known) {
        // To the end of the line: the first in it is the least used.
        packed.delete(key);
        packed.set(key, known);
        const size = sizes.get(key);
        if (size !== undefined && sizes.delete(key)) sizes.set(key, size);
      }
      return known;
    },
    make(scope, q, body) {
      const key = keyOf(scope, q);
      const making = packed.get(key) ?? pack(JSON.stringify(body()));
      packed.set(key, making);
      making.then(
        ({ brotli }) => {
          sizes.set(key, brotli.length);
          makeRoom();
        },
        () => forget(key),
      );
      return making;
    },
  };
}

async function pack(json: string): Promise<Packed> {
  const bytes = Buffer.from(json);
  const quality = bytes.length > hardestBytes ? 5 : constants.BROTLI_MAX_QUALITY;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const brotli = await compress(bytes, { params });
  return {
    brotli,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
  };
}

/** For whoever cannot read brotli. */
export function unpacked({ brotli }: Packed): Promise<Buffer> {
  return inflate(brotli);
}
