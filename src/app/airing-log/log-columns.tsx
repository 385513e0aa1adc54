// How the file is written and which column says what, with an example under each: guessed, and a person's to correct. [Q2]
import type { LogColumns, LogField } from '../../domain/airing-log/columns.ts';
import { lacking, logFields } from '../../domain/airing-log/columns.ts';
import { Icon } from '../parts/icon.tsx';
import { tLog } from '../words/airing-log-words.ts';
import type { LogFile } from './read-log-file.ts';

interface LogColumnsFormProps {
  readonly file: LogFile;
  /** Index of the headers' line. */
  readonly head: number;
  readonly columns: LogColumns;
  readonly onColumns: (columns: LogColumns) => void;
}

const separators: Readonly<Record<string, 'comma' | 'semicolon' | 'tab'>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
};

export function LogColumnsForm({ file, head, columns, onColumns }: LogColumnsFormProps) {
  const { cells, encoding, separator, converted } = file;
  const headers = (cells[head] ?? []).filter((header) => header.trim() !== '');
  const example = (field: LogField) => {
    const at = (cells[head] ?? []).findIndex((header) => header === columns[field]);
    const row = cells.slice(head + 1).find((one) => (one[at] ?? '').trim() !== '');
    return at < 0 ? '' : (row?.[at] ?? '');
  };
  const pick = (field: LogField, header: string) => {
    const { [field]: _, ...others } = columns;
    onColumns(header === '' ? others : { ...others, [field]: header });
  };
  const missing = lacking(columns);
  return (
    <section class="card" aria-labelledby="log-columns">
      <h2 class="section" id="log-columns">
        {tLog('columns')}
      </h2>
      <p class="num soft">
        {tLog('written', {
          name: file.name,
          n: Math.max(0, cells.length - head - 1),
          encoding: encoding.toUpperCase(),
          separator: tLog(`separator.${separators[separator] ?? 'comma'}`),
        })}
      </p>
      {converted && (
        <div class="airing-log-converted">
          <p>
            <Icon name="warn" />
            <span>{tLog('converted')}</span>
          </p>
          <p class="soft">{converted.from}</p>
          <p>
            <b>{converted.to}</b>
          </p>
        </div>
      )}
      <div class="airing-log-columns">
        {logFields.map((field) => (
          <label key={field} class="stack-label">
            {tLog(`field.${field}`)}
            <select
              class="text-input"
              value={columns[field] ?? ''}
              onChange={({ currentTarget }) => pick(field, currentTarget.value)}
            >
              <option value="">{tLog('field.none')}</option>
              {headers.map((header) => (
                <option key={header} value={header}>
                  {header}
                </option>
              ))}
            </select>
            <span class="airing-log-example num">{example(field) || ' '}</span>
          </label>
        ))}
      </div>
      {missing.length > 0 && (
        <p class="refusal" role="alert">
          <Icon name="warn" />
          <span>
            {tLog('lacking', { fields: missing.map((one) => tLog(`field.${one}`)).join(', ') })}
          </span>
        </p>
      )}
    </section>
  );
}
