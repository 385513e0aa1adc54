// What is wrong with the files, line by line: first what cannot be read, then what does not fit together. [U6]
import type { ReformCheck } from '../../protocol/units.ts';
import { Icon } from '../parts/icon.tsx';
import { tUnit } from '../words/units-words.ts';
import type { ReadFiles } from './unit-file.ts';

/** More would hide the first. */
const mostShown = 60;

interface ReformFaultsProps {
  readonly read: ReadFiles;
  readonly faults: ReformCheck['faults'];
}

export function ReformFaults({ read, faults }: ReformFaultsProps) {
  const lines = [
    ...(['units', 'map'] as const).flatMap((file) =>
      read[file].faults.map(({ fault, line, what }) =>
        placed(file, line, tUnit(`fault.${fault}`, { what })),
      ),
    ),
    ...faults.map(({ fault, what }) => {
      const { file, line } = lineOf(read, fault, what);
      return placed(file, line, tUnit(`fault.${fault}`, { what }));
    }),
  ];
  if (lines.length === 0) return null;
  return (
    <div class="card" role="alert">
      <p class="refusal">
        <Icon name="warn" />
        <span>{tUnit('faults', { n: lines.length })}</span>
      </p>
      <ul class="unit-faults">
        {lines.slice(0, mostShown).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {lines.length > mostShown && <p>{tUnit('faultsMore', { n: lines.length - mostShown })}</p>}
    </div>
  );
}

function placed(file: 'units' | 'map' | null, line: number, text: string): string {
  if (file === null) return text;
  return line === 0
    ? `${tUnit(`file.${file}`)}: ${text}`
    : `${tUnit('line', { file: tUnit(`file.${file}`), line })}: ${text}`;
}

type Fault = ReformCheck['faults'][number]['fault'];
const ofUnits: readonly Fault[] = ['code-twice', 'no-parent', 'not-nfc', 'from-nothing'];

/** Where the code that was named stands in the files; 0: it stands nowhere, which is the fault. */
function lineOf({ units, map }: ReadFiles, fault: Fault, what: string) {
  if (ofUnits.includes(fault)) {
    const at = units.rows.findLastIndex(({ code }) => code === what);
    return { file: 'units' as const, line: units.lines[at] ?? 0 };
  }
  const code = what.slice(what.indexOf('.') + 1);
  const by = fault === 'unknown-to' ? 'new' : 'old';
  const at = map.rows.findLastIndex((edge) => edge[by] === code);
  const line = map.lines[at] ?? 0;
  return { file: line > 0 || fault === 'no-heir' ? ('map' as const) : null, line };
}
