// The table of the month: a body for each day, so that no day is torn apart between two pages.
import type { BroadcastLog, LogRow } from '../../domain/broadcast-log.ts';
import { tBook } from '../words/book-words.ts';
import { tChoice } from '../words/form-words.ts';
import { dayMonth, formatNumber, shortDay } from '../words/format.ts';

const columns = [
  'logDay',
  'logStart',
  'logMinutes',
  'logAirings',
  'logContent',
  'logSource',
  'logClusterColumn',
  'logFault',
  'logApprover',
] as const;

export function LogTable({ log }: { readonly log: BroadcastLog }) {
  return (
    // The scroller is reached by key: on a phone the table is wider than the screen.
    <section class="log-scroll" tabIndex={0} aria-label={tBook('logName')}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {tBook(column)}
              </th>
            ))}
          </tr>
        </thead>
        {log.days.map(({ date, rows }) => (
          <tbody key={date}>
            {rows.map((row, index) => (
              <tr key={row.id}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={rows.length}>
                    {shortDay(date)}
                  </th>
                )}
                <Cells row={row} />
              </tr>
            ))}
          </tbody>
        ))}
        <tbody class="log-totals">
          <tr>
            <th scope="row" colSpan={2}>
              {tBook('logTotal')}
            </th>
            <td>{formatNumber(log.minutes)}</td>
            <td>{formatNumber(log.airings)}</td>
            <td>{tBook('logTotalEntries', { n: log.entries })}</td>
            <td />
            <td>{log.clusterShare === null ? '' : `${formatNumber(log.clusterShare)}%`}</td>
            <td>{log.faults > 0 ? tBook('logTotalFaults', { n: log.faults }) : ''}</td>
            <td />
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Cells({ row }: { readonly row: LogRow }) {
  const made = row.kind === 'tu_san_xuat';
  const source = row.sourceName || (row.source ? tChoice('source', row.source) : '');
  const fault = row.fault ? tChoice('fault', row.fault) : '';
  return (
    <>
      <td>{row.to ? tBook('logUntil', { start: row.start, to: dayMonth(row.to) }) : row.start}</td>
      <td>{formatNumber(row.minutes * row.airings)}</td>
      <td>{formatNumber(row.airings)}</td>
      <td>{row.title}</td>
      <td>
        {[row.kind && tChoice('kind', row.kind), made ? '' : source].filter(Boolean).join(' – ')}
      </td>
      <td>
        {formatNumber(row.clustersOn)}/{formatNumber(row.clustersTotal)}
      </td>
      <td>{[fault, row.faultNote].filter(Boolean).join(': ')}</td>
      <td>{row.approvedByRole && tChoice('approvedByRole', row.approvedByRole)}</td>
    </>
  );
}
