// "Chưa lưu được": where it was tapped, in words, until the next try.
interface FailureLineProps {
  readonly text: string | null;
}

export function FailureLine({ text }: FailureLineProps) {
  return text === null ? null : (
    <p class="failure-line" role="alert">
      {text}
    </p>
  );
}
