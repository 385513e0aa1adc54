// How a phone stands towards its province, asked once.
import type { Store } from '../../src/store/database.ts';
import type { Standing } from '../../src/store/queries.ts';
import { watchStanding } from '../../src/store/queries.ts';

export function standing(store: Store): Promise<Standing> {
  return new Promise((resolve, reject) => {
    const subscription = watchStanding(store)((value) => {
      resolve(value);
      setTimeout(() => subscription.unsubscribe());
    }, reject);
  });
}
