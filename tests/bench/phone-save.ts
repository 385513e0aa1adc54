// Saving an entry with 5,000 held: the store's whole save – record, outbox, counter, view, in one strict transaction –
// beside one bare strict put of the same values in the same page, in turns. Between them, what a save must ask and write
// by bare requests: above the budget it is the browser that does not keep it, below it is ours to mend.
import { join } from 'node:path';
import { build } from 'vite';
import { localDate } from '../../src/domain/period.ts';
import { broadcast } from '../world/phone.ts';
import type { Figure } from './figures.ts';
import { figure } from './figures.ts';
import type { SaveLoad } from './in-page.ts';
import type { Phone } from './one-phone.ts';
import { slowed } from './one-phone.ts';
import { scopeOn, seedEntries } from './seed.ts';

const held = 5_000;
const saves = Number(process.env['SAVES'] ?? 200);

export async function timeSaving({ open }: Phone): Promise<readonly Figure[]> {
  const context = await open();
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await context.setOffline(true);
    await seedEntries(page, held, false, 300);
    // Of the same origin, without the app: nothing else is to be measured.
    await context.setOffline(false);
    await page.goto('/huong-dan.html');
    await context.setOffline(true);
    await page.evaluate(await storeForPages());
    await slowed(context, page);
    const date = localDate(Date.now());
    const load: SaveLoad = {
      count: saves,
      held,
      scope: scopeOn(date),
      values: { ...broadcast, date },
    };
    const { raw, same, store } = await page.evaluate((given) => window.timeSaves(given), load);
    const limit = figure('limit: one bare strict put', raw);
    const budget = { p50: 2 * limit.p50, p95: 100 };
    return [
      limit,
      figure('the questions and writes of a save, bare', same),
      figure('save, 5,000 held: at most twice the limit', store, budget),
    ];
  } finally {
    await context.close();
  }
}

/** The product's store and what times it, as one script. */
async function storeForPages(): Promise<string> {
  const entry = join(import.meta.dirname, 'in-page.ts');
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'chrome109',
      lib: { entry, formats: ['iife'], name: 'bench' },
    },
  });
  const outputs = (Array.isArray(made) ? made : [made]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const [chunk] = outputs.filter((output) => output.type === 'chunk');
  if (!chunk) throw new Error('nothing was bundled');
  return chunk.code;
}
