// What each row of the sheet would make: the wrong ones first and in words, each with its number in the file. [I7]
import { useEffect, useRef } from 'preact/hooks';
import type { Checked } from '../../protocol/account-sheet.ts';
import { Button } from '../parts/button.tsx';
import { tImport } from '../words/import-words.ts';
import { t } from '../words/words.ts';

interface CheckedRowsProps {
  readonly checked: Checked;
  readonly unused: readonly string[];
  readonly working: boolean;
  readonly onCreate: () => void;
}

export function CheckedRows({ checked: { rows }, unused, working, onCreate }: CheckedRowsProps) {
  const wrong = rows.filter(({ state }) => state === 'wrong');
  const fresh = rows.filter(({ state }) => state === 'new');
  const same = rows.length - wrong.length - fresh.length;
  const card = useRef<HTMLElement>(null);
  // On a phone the answer begins below what is seen.
  useEffect(() => card.current?.scrollIntoView({ block: 'nearest' }), [rows]);
  return (
    <section ref={card} class="card stack" aria-labelledby="import-rows">
      <h2 id="import-rows">{tImport('step3')}</h2>
      <p role="status">
        <b class="num">{tImport('sum', { new: fresh.length, same, wrong: wrong.length })}</b>
      </p>
      {unused.length > 0 && <p class="hint">{tImport('unused', { columns: unused.join(', ') })}</p>}
      {wrong.length > 0 && <p>{tImport('fix')}</p>}
      {wrong.length === 0 && fresh.length === 0 && <p>{tImport('nothing')}</p>}
      {wrong.length === 0 && fresh.length > 0 && (
        <Button kind="primary" disabled={working} onClick={onCreate}>
          {working ? tImport('creating') : tImport('create', { n: fresh.length })}
        </Button>
      )}
      {/* Nothing else can be done while a row is wrong: the sound ones need not be read. */}
      <ul class="import-rows">
        {(wrong.length > 0 ? wrong : rows).map((row) => (
          <CheckedRow key={row.n} row={row} />
        ))}
      </ul>
    </section>
  );
}

function CheckedRow({ row }: { readonly row: Checked['rows'][number] }) {
  const { n, login, state, role, place, faults } = row;
  return (
    <li>
      <span class="num soft">{tImport('row', { n })}</span>
      <b>{login}</b>
      {state === 'wrong' ? (
        <ul class="import-faults">
          {faults.map(({ column, what, value = '', hint = '' }) => (
            <li key={column + what + value}>
              <b>{tImport(`column.${column}`)}</b>: {tImport(`fault.${what}`, { value, hint })}
            </li>
          ))}
        </ul>
      ) : (
        <>
          <span>{role && t(`role.${role}`)}</span>
          <span>{place}</span>
          <span class="soft">{tImport(`state.${state}`)}</span>
        </>
      )}
    </li>
  );
}
