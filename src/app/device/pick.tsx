// A setting of this phone: a few choices in a row, one of them chosen.
interface PickProps<T extends string | number> {
  /** Id of the heading that names it. */
  readonly of: string;
  readonly choices: readonly T[];
  readonly chosen: T | null;
  readonly text: (choice: T) => string;
  readonly onPick: (choice: T) => void;
  /** The choices are languages, each named in itself. */
  readonly languages?: true;
}

export function Pick<T extends string | number>(props: PickProps<T>) {
  const { of, choices, chosen, text, onPick, languages } = props;
  return (
    <div class="size-choice" role="group" aria-labelledby={of}>
      {choices.map((one) => (
        <button
          key={one}
          type="button"
          class="filter num"
          lang={languages ? String(one) : undefined}
          aria-pressed={one === chosen}
          onClick={() => onPick(one)}
        >
          {text(one)}
        </button>
      ))}
    </div>
  );
}
