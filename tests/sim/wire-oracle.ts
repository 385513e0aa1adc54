// What may be on the wire: an operation's bytes as they were saved, and rows of one's own communes only. [13] [17]

import { communes, posts } from './province.ts';
import type { SeatState, World } from './world.ts';

/** Communes of an account, as codes. */
export function unitsOf(login: string): readonly string[] {
  const units = posts.find((post) => post.login === login)?.units ?? [];
  return units.map((at) => communes[at] ?? '');
}

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
  readonly rows?: Readonly<Record<string, readonly { readonly scope?: string }[]>>;
  readonly next?: Readonly<Record<string, unknown>>;
}

export function mayReceive(world: World, login: string, text: string): void {
  const { rows = {}, next = {} } = JSON.parse(text) as AnswerRows;
  const units = unitsOf(login);
  const scopes = [
    ...Object.keys(rows),
    ...Object.keys(next),
    ...Object.values(rows).flatMap((page) => page.flatMap(({ scope }) => scope ?? [])),
  ];
  const stray = scopes.find((scope) => !units.some((code) => scope.includes(`.${code}:`)));
  if (stray) world.fail('17', `${login} is told of ${stray}`);
}
