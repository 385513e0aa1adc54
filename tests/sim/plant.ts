// A bug as a textual change of one place or two.
export interface Edit {
  readonly file: string;
  /** Must occur exactly once. */
  readonly find: string;
  readonly put: string;
}

export interface Plant {
  readonly name: string;
  readonly edits: readonly Edit[];
}
