// Nhập tài khoản từ .xlsx: the template, the file, what each row would make, and then the slips. Needs the network. [I7]
import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { SheetTable } from '../../domain/account-sheet.ts';
import { tableOf } from '../../domain/account-sheet.ts';
import type { Checked } from '../../protocol/account-sheet.ts';
import type { Invitation } from '../../protocol/invitation.ts';
import { Button } from '../parts/button.tsx';
import { saveFile } from '../parts/save-file.ts';
import { TopBar } from '../parts/top-bar.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tImport } from '../words/import-words.ts';
import { CheckedRows } from './checked-rows.tsx';
import { checkRows, fetchTemplate, importRows } from './sheet-province.ts';
import { SlipSheets } from './slip-sheets.tsx';
import './accounts.css';

/** What the file says, with what the province said of it. */
interface Tried {
  readonly table: SheetTable;
  readonly checked: Checked;
}

export function ImportScreen() {
  const { route } = useLocation();
  const [tried, setTried] = useState<Tried | null>(null);
  const [flaw, setFlaw] = useState<string | null>(null);
  const [name, setName] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const [made, setMade] = useState<readonly Invitation[] | null>(null);
  const { refusal, working, send } = useSending();
  async function choose(file: File): Promise<void> {
    setTried(null);
    setName(file.name);
    const read = await readTable(file);
    setFlaw(read.flaw);
    const { table } = read;
    if (!table) return;
    await send(async () => {
      const answer = await checkRows(table.rows);
      if (answer.ok) setTried({ table, checked: answer.value });
      return answer;
    });
  }
  const create = ({ table }: Tried) =>
    void send(async () => {
      const answer = await importRows(table.rows);
      if (answer.ok) setMade(answer.value.invitations);
      return answer;
    });
  if (made) {
    const done = tImport('done', { n: made.length });
    return <SlipSheets invitations={made} done={done} onClose={() => route('/tai-khoan')} />;
  }
  return (
    <main id="main" class="screen accounts">
      <TopBar title={tImport('title')} back />
      <TemplateCard />
      <section class="card stack" aria-labelledby="import-file">
        <h2 id="import-file">{tImport('step2')}</h2>
        <p>{tImport('step2.text')}</p>
        <Button kind={tried ? 'secondary' : 'primary'} onClick={() => input.current?.click()}>
          {tImport(name ? 'file.again' : 'file')}
        </Button>
        {name && <p>{tImport('file.name', { name })}</p>}
        <input
          ref={input}
          class="visually-hidden"
          tabIndex={-1}
          type="file"
          accept=".xlsx"
          aria-label={tImport('file')}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            // The same file, mended, may be chosen again: it is read before it is let go.
            if (file) void choose(file).then(() => (currentTarget.value = ''));
          }}
        />
        {flaw && (
          <p class="refusal" role="alert">
            <span>{flaw}</span>
          </p>
        )}
        <RefusalLine refusal={refusal} />
      </section>
      {tried && (
        <CheckedRows
          checked={tried.checked}
          unused={tried.table.unused}
          working={working}
          onCreate={() => create(tried)}
        />
      )}
    </main>
  );
}

function TemplateCard() {
  const { refusal, working, send } = useSending();
  const take = () =>
    void send(async () => {
      const answer = await fetchTemplate();
      if (answer.ok) saveFile(answer.value);
      return answer;
    });
  return (
    <section class="card stack" aria-labelledby="import-template">
      <h2 id="import-template">{tImport('step1')}</h2>
      <p>{tImport('step1.text')}</p>
      <RefusalLine refusal={refusal} />
      <Button kind="secondary" disabled={working} onClick={take}>
        {tImport('template')}
      </Button>
    </section>
  );
}

async function readTable(
  file: File,
): Promise<{ readonly table: SheetTable | null; readonly flaw: string | null }> {
  const reader = await import('./read-sheet.ts').catch(() => null);
  if (!reader) return { table: null, flaw: tImport('flaw.not-loaded') };
  const cells = await reader.readSheetFile(file);
  if (!cells.ok) return { table: null, flaw: tImport(`flaw.${cells.error}`) };
  const table = tableOf(cells.value);
  if (table.ok) return { table: table.value, flaw: null };
  const columns = 'columns' in table.error ? table.error.columns.join(', ') : '';
  return { table: null, flaw: tImport(`flaw.${table.error.what}`, { columns }) };
}
