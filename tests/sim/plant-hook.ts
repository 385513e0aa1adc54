// Loaded before everything else in a process that is to have a bug: `SIM_PLANT=name node --import ./plant-hook.ts`.
import { registerHooks } from 'node:module';
import { planted, plants } from './plants.ts';

const plant = plants.find(({ name }) => name === process.env['SIM_PLANT']);
if (!plant) throw new Error(`no plant of that name: ${process.env['SIM_PLANT']}`);
const { edits } = plant;

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const mine = edits.filter(({ file }) => url.endsWith(`/${file}`));
    if (mine.length === 0 || loaded.source === undefined || loaded.source === null) return loaded;
    const source =
      typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
    return { ...loaded, source: planted(source, mine) };
  },
});
