// What may be on the wire: an operation's bytes as they were saved, and rows of one's own communes only. [13] [17]

import type { SeatState, World } from './world.ts';
import { unitsOf } from './world.ts';

/** Every try sends what the first did, and what was saved. */
export function sentAsSaved(world: World, seat: SeatState, text: string): void {
  const { push } = JSON.parse(text) as { readonly push: readonly { readonly op: string }[] };
  for (const operation of push) {
    const saved = seat.saved.get(operation.op);
    if (!saved) world.fail('13', `an operation nobody saved is sent: ${operation.op}`);
    else if (JSON.stringify(operation) !== saved.body)
      world.fail('13', `${operation.op} is sent otherwise than it was saved`);
  }
}

interface AnswerRows {
  readonly rows?: Readonly<
    Record<string, readonly { readonly scope?: string; readonly x?: string }[]>
  >;
  readonly next?: Readonly<Record<string, unknown>>;
  readonly lost?: readonly string[];
  readonly gone?: readonly string[];
  readonly loss?: unknown;
}

export function mayReceive(world: World, { login, device }: SeatState, text: string): void {
  const { rows = {}, next = {}, lost, gone, loss } = JSON.parse(text) as AnswerRows;
  if (lost) world.coverage.met('answers', 'lost scope');
  if (gone) world.coverage.met('answers', 'gone');
  for (const { x } of Object.values(rows).flat())
    if (x) world.coverage.met('answers', `tombstone ${x}`);
  // No phone here loses anything, whatever order its requests come in. [S22]
  if (loss) world.coverage.met('answers', 'loss');
  // What a phone has not sent when it is copied lies on both: the copy alone does not know what became of it.
  const known = world.plan.copiedAt === null && !world.emptied.has(device);
  if (loss && world.restores === 0 && known)
    world.fail('22', `${login} is told of a loss: ${JSON.stringify(loss)}`);
  const units = unitsOf(world, login);
  const scopes = [
    ...Object.keys(rows),
    ...Object.keys(next),
    ...Object.values(rows).flatMap((page) => page.flatMap(({ scope }) => scope ?? [])),
  ];
  const stray = scopes.find((scope) => !units.some((code) => scope.includes(`.${code}:`)));
  if (stray) world.fail('17', `${login} is told of ${stray}`);
}
