import type { Profile } from './profiles.ts';

// A bug as a textual change of one place or two.
export interface Edit {
  readonly file: string;
  /** Must occur exactly once. */
  readonly find: string;
  readonly put: string;
}

export interface Plant {
  readonly name: string;
  /** A rare one is looked for in worlds that lean its way. */
  readonly profile?: Profile;
  readonly edits: readonly Edit[];
}
