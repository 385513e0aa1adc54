// A bug as a textual change of one place or two.
export interface Edit {
  readonly file: string;
  /** Must occur exactly once. */
  readonly find: string;
  readonly put: string;
}

export interface Plant {
  readonly name: string;
  /** A rare one is looked for from the seed that found it in the product. */
  readonly from?: number;
  readonly edits: readonly Edit[];
}
