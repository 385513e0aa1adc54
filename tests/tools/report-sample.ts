// npm run report:sample — the province's report of a seeded demo year as .docx and .xlsx in the ignored folder
// report-sample/, and, where LibreOffice is (apt-get install libreoffice-writer-nogui libreoffice-calc-nogui
// poppler-utils), as PDF and as a picture of each page, to be looked at beside domain.md §3.1.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docxOf } from '../../server/report/docx.ts';
import { xlsxOf } from '../../server/report/xlsx.ts';
import { compare } from '../world/compare.ts';
import { recount, recountTargets } from '../world/recount.ts';
import { sampleDays, sampleReport } from '../world/sample-report.ts';

const folder = 'report-sample';

function has(command: string): boolean {
  try {
    execFileSync('which', [command], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const started = performance.now();
const { assembled, deps, lines, close } = await sampleReport();
const { paper, report } = assembled;
const asked = report.targets[0]?.asked ?? 0;
const recounted = await recount(deps.db, sampleDays.from, sampleDays.to);
const targets = await recountTargets(deps.db, asked);
const { figures, differences } = compare(report, new Map([...recounted, ...targets]));
await close();
console.log(
  `${lines.length} records read in ${Math.round(performance.now() - started)} ms, filling the demo included`,
);
const docx = join(folder, 'bao-cao.docx');
writeFileSync(docx, await docxOf(paper));
writeFileSync(join(folder, 'phu-luc.xlsx'), await xlsxOf(paper));
console.log(`${figures} figures recounted by other code, ${differences.length} differences`);
for (const { code, units, records } of paper.notes)
  console.log(`note ${code}: ${units.length} units, ${records} records`);
if (has('soffice')) {
  const profile = `-env:UserInstallation=file:///tmp/so-co-so-office-${process.pid}`;
  const convert = (file: string, to: string) =>
    execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', folder, file], {
      stdio: 'ignore',
      timeout: 180_000,
    });
  convert(docx, 'pdf');
  convert(join(folder, 'phu-luc.xlsx'), 'ods');
  if (has('pdftoppm'))
    execFileSync('pdftoppm', [
      '-r',
      '60',
      '-png',
      join(folder, 'bao-cao.pdf'),
      join(folder, 'page'),
    ]);
} else
  console.log('no soffice here: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui');
console.log(`${folder}/: ${readdirSync(folder).join(' ')}`);
