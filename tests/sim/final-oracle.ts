// When everybody is level: all hold the same bytes as the province, everything saved is there once, and a second
// reckoning of the log gives the same rows. [1] [2] [10] [26]
import { createHash } from 'node:crypto';
import type { Values } from '../../src/domain/field.ts';
import { photosOf } from '../../src/domain/photo.ts';
import { canonical } from './canonical.ts';
import type { PhoneFacts } from './phone-oracle.ts';
import { factsOf } from './phone-oracle.ts';
import { photosSent } from './photo-oracle.ts';
import type { RecordLine } from './province.ts';
import type { SeatState, World } from './world.ts';
import { unitsOf } from './world.ts';

export function finalChecks(world: World): void {
  const { province, ledger } = world;
  const rows = new Map(province.records().map((line) => [line.id, line]));
  for (const seat of world.seats) {
    const facts = factsOf(seat.tabs[0]?.connection);
    if (facts.outbox.length > 0) world.fail('11', `${seat.key} still has ${facts.outbox.length}`);
    for (const op of seat.saved.keys())
      if (!ledger.results.has(op)) world.fail('1', `${op} of ${seat.key} never arrived`);
    for (const saved of Map.groupBy(seat.saved.values(), ({ turn }) => turn).values()) {
      const numbers = saved.map(({ n }) => n).sort((a, b) => a - b);
      if (numbers.some((n, at) => n !== at + 1))
        world.fail('14', `${seat.key} has gaps: ${numbers.join()}`);
    }
    photosSent(world, seat, facts);
    sameAsProvince(world, seat, facts, rows);
  }
  world.coverage.met('sizes', ledger.pages.size > 0 ? 'with records' : 'empty');
}

/** What a phone holds is what the province would send it, to the byte, and nothing of it is missing. */
function sameAsProvince(
  world: World,
  seat: SeatState,
  facts: PhoneFacts,
  rows: ReadonlyMap<string, RecordLine>,
): void {
  const { view } = facts;
  const base = facts.base.filter((row) => !row.left);
  const units = unitsOf(world, seat.login);
  const due = [...rows].filter(
    ([, { scope, q }]) => q > 0 && units.some((code) => scope.includes(`.${code}:`)),
  );
  const stray = facts.base.find(({ scope }) => !units.some((code) => scope.includes(`.${code}:`)));
  if (stray) return world.fail('17', `${seat.key} still holds ${stray.id} of ${stray.scope}`);
  if (due.length !== base.length)
    world.fail('10', `${seat.key} holds ${base.length} records of ${due.length}`);
  const shown = new Map(view.map((entry) => [entry.id, entry]));
  // What the province has not is shown only while a no of the province's stands here to be seen.
  const told = facts.sent.filter(
    ({ open, result: { s } }) => open === 1 || s === 'rejected' || s === 'held',
  );
  const witnessed = new Set([...facts.base.map(({ id }) => id), ...told.map(({ rec }) => rec)]);
  const hidden = facts.sent.find(
    ({ open, over, rec }) => open === 1 && over !== 1 && !shown.has(rec),
  );
  if (hidden) return world.fail('12', `${seat.key} hides the answer to ${hidden.op}`);
  const ghost = view.find(({ id }) => !witnessed.has(id));
  if (ghost) return world.fail('10', `${seat.key} shows ${ghost.id}, the province has it not`);
  for (const { id, raw } of base) {
    const line = rows.get(id);
    if (!line) return world.fail('10', `${seat.key} holds ${id}, the province does not`);
    const { doc, ...columns } = line as typeof line & Record<string, unknown>;
    const { stamps: _, ...document } = JSON.parse(doc) as Record<string, unknown>;
    const { unit_set: _s, unit_code: _c, date: _d, ...head } = columns as Record<string, unknown>;
    const ph = photosOf(document['values'] as Values).filter((photo) =>
      world.ledger.arrived.has(`${photo} ${id}`),
    );
    const photos = ph.length > 0 ? { ph } : {};
    const [mine, theirs] = [canonical(raw), canonical({ ...head, ...document, ...photos })];
    if (mine !== theirs)
      return world.fail('10', `${seat.key} has ${id} as ${mine}, it is ${theirs}`);
    if (!shown.has(id)) return world.fail('10', `${seat.key} does not show ${id}`);
  }
}

/** The province's state without names and clock times: the same whatever the phones' clocks said. [15] */
export function stateHash(world: World): string {
  const names = new Map<string, string>();
  const log = world.province.log(0);
  const devices = new Set(log.map(({ device }) => device));
  let text = canonical(
    log
      .map(({ rec, result, body }) => [rec, JSON.parse(result), JSON.parse(body)])
      .concat(
        [...world.ledger.pages.keys()].map((id) => {
          const line = world.province.records().find((row) => row.id === id);
          return [id, line?.state, line?.v, line?.cv, JSON.parse(line?.doc ?? '{}')];
        }),
      ),
  )
    .replaceAll(/"(at|rc)":"[^"]*"/g, '"$1":""')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g, (id) => {
      const known = names.get(id) ?? `id${names.size}`;
      names.set(id, known);
      return known;
    });
  for (const [at, device] of [...devices].entries()) text = text.replaceAll(device, `phone${at}`);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
