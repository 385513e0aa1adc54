// A select that narrows a list, or does not.
interface FilterSelectProps<T extends string> {
  readonly label: string;
  /** The choice that filters nothing. */
  readonly every: string;
  readonly value: T | null;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onPick: (value: T | null) => void;
}

export function FilterSelect<T extends string>(props: FilterSelectProps<T>) {
  const { label, every, value, options, onPick } = props;
  return (
    <select
      class="text-input"
      aria-label={label}
      value={value ?? ''}
      onChange={({ currentTarget }) =>
        onPick(options.find((one) => one.value === currentTarget.value)?.value ?? null)
      }
    >
      <option value="">{every}</option>
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.text}
        </option>
      ))}
    </select>
  );
}
