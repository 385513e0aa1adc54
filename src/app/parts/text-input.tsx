// A line of text, or several. What is typed is passed on as it is: Telex and VNI keyboards rewrite the word while it is
// being composed, and cleaning it up belongs to the save. domain.md §5.1
import { ariaOf, FieldFrame } from './field-frame.tsx';
import type { InputProps } from './input-props.ts';
import { textOf } from './input-props.ts';

export function TextInput({ field, frame, value, onValue }: InputProps<'text'>) {
  const shared = {
    ...ariaOf(frame),
    class: 'text-input',
    autocomplete: 'off',
    value: textOf(value),
  } as const;
  const say = (text: string) => onValue(text === '' ? undefined : text);
  return (
    <FieldFrame frame={frame}>
      {field.long ? (
        <textarea {...shared} rows={3} onInput={(event) => say(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          enterkeyhint="next"
          onInput={(event) => say(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  );
}
