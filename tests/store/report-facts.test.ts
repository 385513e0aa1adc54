import { expect, test, vi } from 'vitest';
import { scopeId } from '../../src/domain/scope.ts';
import { singletonId } from '../../src/domain/singleton.ts';
import type { Store } from '../../src/store/database.ts';
import { emptyScope, writeFact } from '../../src/store/meta.ts';
import type { ReportFacts } from '../../src/store/report-facts.ts';
import { watchReportFacts } from '../../src/store/report-facts.ts';
import { saveNew } from '../../src/store/save.ts';
import { testStore } from '../world/phone.ts';

const unit = { set: 'HY2025', code: '12472' };
/** The clock of the tests stands at 2026-11-22: 2026 is due, 2027 has begun. */
const today = '2026-11-22';

function watched(store: Store): () => ReportFacts | undefined {
  let last: ReportFacts | undefined;
  watchReportFacts(
    store,
    unit,
    2026,
    today,
  )(
    (facts) => {
      last = facts;
    },
    (error) => {
      throw error;
    },
  );
  return () => last;
}

test('[D4] last year’s card counts until this year’s is saved', async () => {
  const store = testStore(71);
  const facts = watched(store);
  await vi.waitFor(() => expect(facts()).toMatchObject({ card: false, drafts: 0 }));
  const scope = scopeId(unit, 2026);
  const rec = singletonId('the_dai', scope);
  await saveNew(store, { rec, scope, type: 'the_dai', values: {} });
  await vi.waitFor(() => expect(facts()?.card).toBe(true));
});

test('[P4] the declaration is that of the report in hand', async () => {
  const store = testStore(72);
  const facts = watched(store);
  for (const year of [2027, 2026]) {
    const scope = scopeId(unit, year);
    const rec = singletonId('khai_bao', scope);
    await saveNew(store, { rec, scope, type: 'khai_bao', values: { informings: year } });
  }
  await vi.waitFor(() => expect(facts()?.declaration).toEqual({ informings: 2026 }));
});

test('[L6] a year is compared only when the phone holds all of it', async () => {
  const store = testStore(73);
  const facts = watched(store);
  await vi.waitFor(() => expect(facts()?.compared).toBe(false));
  const scope = scopeId(unit, 2025);
  await writeFact(store.db, 'scopes', { [scope]: { ...emptyScope, full: true } });
  await vi.waitFor(() => expect(facts()?.compared).toBe(true));
  await writeFact(store.db, 'scopes', { [scope]: { ...emptyScope, full: true, freed: true } });
  await vi.waitFor(() => expect(facts()?.compared).toBe(false));
});
