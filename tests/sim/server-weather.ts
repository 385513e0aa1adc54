// What befalls the server between its door and its answer: it may fall before the commit, inside it, or right after.
import type { Deps } from '../../server/route.ts';

export type ServerFault = 'inside' | 'before-commit' | 'after-commit';

/** What befalls the server while it serves one request. */
export interface Weather {
  readonly fault: ServerFault | null;
  /** Queries until it falls inside its transaction. */
  readonly queries: number;
  /** Before each transaction: another request may come in between. */
  readonly pause: () => Promise<void>;
  /** Right after each commit, before anybody hears of it. */
  readonly committed: () => void;
}

/** The database with the weather around each transaction: it may fall before the commit, or right after it. */
export function exposed(db: Deps['db'], weather: Weather): Deps['db'] {
  const { fault: given, queries, pause, committed } = weather;
  // It strikes the first transaction, the one that writes; what the request does after that goes on.
  let next = given;
  async function execute(
    builder: object,
    real: (work: (db: unknown) => Promise<unknown>) => Promise<unknown>,
    work: (db: unknown) => Promise<unknown>,
  ): Promise<unknown> {
    await pause();
    const fault = next;
    next = null;
    const result = await real.call(builder, async (inner: unknown) => {
      const done = await work(fault === 'inside' ? falling(inner as Deps['db'], queries) : inner);
      if (fault === 'before-commit') throw new Error('the server fell before its commit');
      return done;
    });
    committed();
    if (fault === 'after-commit') throw new Error('the server fell after its commit');
    return result;
  }
  const around = <T extends object>(target: T, builder: boolean): T =>
    new Proxy(target, {
      get(from, key) {
        const found: unknown = Reflect.get(from, key, from);
        if (typeof found !== 'function') return found;
        if (builder && key === 'execute')
          return (work: (db: unknown) => Promise<unknown>) =>
            execute(from, found as Parameters<typeof execute>[1], work);
        return (...given: unknown[]): unknown => {
          const made: unknown = Reflect.apply(found, from, given);
          const opens = key === 'transaction' || (builder && key !== 'execute');
          return opens ? around(made as object, true) : made;
        };
      },
    });
  return around(db, false);
}

/** The same transaction, until so many queries have been begun in it. */
function falling(db: Deps['db'], queries: number): Deps['db'] {
  let left = queries;
  return new Proxy(db, {
    get(from, key) {
      const found: unknown = Reflect.get(from, key, from);
      if (typeof found !== 'function') return found;
      return (...given: unknown[]): unknown => {
        if (/^(select|insert|update|delete)/.test(String(key))) left -= 1;
        if (left < 0) throw new Error('the server fell inside its transaction');
        return Reflect.apply(found, from, given);
      };
    },
  });
}
