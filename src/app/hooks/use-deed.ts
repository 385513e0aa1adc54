// A deed of one tap: what it writes may find a full or dead disk, and then that is said where it was tapped. [S27] [W6]
import { useState } from 'preact/hooks';
import { RecordGoneError } from '../../store/save.ts';
import { isFull } from '../../store/storage-fault.ts';
import { syncSoon } from '../worker-bridge.ts';

export type WriteFailure = 'write.failed' | 'write.full' | 'write.gone';

export function writeFailure(error: unknown): WriteFailure {
  if (error instanceof RecordGoneError) return 'write.gone';
  return isFull(error) ? 'write.full' : 'write.failed';
}

interface Deed {
  readonly failure: WriteFailure | null;
  /** Writes, and asks for a round when that is done. @returns false when nothing was written */
  readonly act: (write: () => Promise<unknown>) => Promise<boolean>;
}

export function useDeed(): Deed {
  const [failure, setFailure] = useState<WriteFailure | null>(null);
  async function act(write: () => Promise<unknown>): Promise<boolean> {
    try {
      await write();
      setFailure(null);
      syncSoon();
      return true;
    } catch (error) {
      setFailure(writeFailure(error));
      return false;
    }
  }
  return { failure, act };
}
