// "Cần biết trước khi gửi": what was left out and why, with how much of it there is.
import type { WirePaper } from '../../protocol/report.ts';
import { tReport } from '../words/report-words.ts';

interface NoteListProps {
  readonly notes: WirePaper['notes'];
}

export function NoteList({ notes }: NoteListProps) {
  if (notes.length === 0) return null;
  return (
    <details class="report-notes">
      <summary>{tReport('notes', { n: notes.length })}</summary>
      <ul>
        {notes.map(({ code, units, records }) => (
          <li key={code}>{tReport(`note.${code}`, { units: units.length, records })}</li>
        ))}
      </ul>
    </details>
  );
}
