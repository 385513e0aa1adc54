// The seven annexes as tables. domain.md §3.4; small numbers §6.3 [B3]
import { calendarOf } from '../calendar.ts';
import { plan } from '../plan.ts';
import type { TaskLine } from '../task.ts';
import { cellText, dayText, figureText, fillWords, numberText } from './figure-text.ts';
import type { Figure } from './grid.ts';
import { listOf, textOf, unitKey } from './line.ts';
import outline from './outline.json' with { type: 'json' };
import type { PaperAnnex, PaperAsk, PaperCell, PaperColumn } from './paper.ts';
import type { AnnexKey } from './report.ts';
import { annexKeys } from './report.ts';
import { hideSmall, isSmall } from './small-numbers.ts';
import { declarationsOf } from './targets.ts';

const { words, notes } = outline;

type Words = Readonly<Record<string, string>>;

export function annexTables(ask: PaperAsk): readonly PaperAnnex[] {
  return annexKeys.map((key) => tableOf(key, ask));
}

function tableOf(key: AnnexKey, ask: PaperAsk): PaperAnnex {
  const { rows, totals } = ask.report.annexes[key];
  const { title, wide, columns: own } = outline.annexes[key];
  const shown = own.filter((column) => isShown(column.key, ask));
  const columns: readonly PaperColumn[] = shown.map((column) => ({
    ...column,
    figure: 'figure' in column,
  }));
  const wordsOf = labelsOf(key, ask);
  const hidden: Hidden = key === 'V' && ask.place.kind !== 'commune' ? hiddenHeads(ask) : new Map();
  const cells = (row: string, figures: Readonly<Record<string, Figure>>, labels: Words) => {
    const instead = hidden.get(row);
    return columns.map((column): PaperCell => {
      if (!column.figure) return { text: labels[column.key] ?? '' };
      const why = instead?.get(column.key);
      return why ? { text: why, n: null } : figureCell(column.key, figures);
    });
  };
  const hasTotal = key !== 'I' && key !== 'II';
  return {
    key,
    title,
    wide,
    columns,
    keys: rows.map((row) => row.key),
    rows: rows.map(({ key: row, figures }, index) =>
      cells(row, figures, { no: String(index + 1), ...wordsOf(row, figures) }),
    ),
    total: hasTotal ? cells('total', totals, { name: words.total }) : null,
    remarks: hidden.size > 0 ? [notes.smallNumbers] : [],
  };
}

function figureCell(column: string, figures: Readonly<Record<string, Figure>>): PaperCell {
  const n = figures[column] ?? null;
  if (column === 'declared' && figures['asked'] === 0) return { text: words.none, n: null };
  if (column === 'declared')
    return { text: `${numberText(Number(n))}/${numberText(Number(figures['asked']))}`, n };
  // A share of nothing is a dash; what nobody has declared says so.
  if (column === 'working') return { text: n === null ? words.none : figureText(n), n };
  const declared = column === 'numerator' || column === 'denominator' || column === 'rate';
  return { text: declared ? figureText(n) : cellText(n), n };
}

/** A level that is gone before the first day has no column. */
function isShown(column: string, { report }: PaperAsk): boolean {
  return column !== 'nhan_quyen_truyen_thong_huyen' || report.ask.days.from <= '2025-06-30';
}

/** What is not shown of annex V, by row and column, with what stands there instead. [B3] */
type Hidden = ReadonlyMap<string, ReadonlyMap<string, string>>;

function hiddenHeads({ report }: PaperAsk): Hidden {
  const { rows, totals } = report.annexes.V;
  const groups = outline.annexes.V.columns.map(({ key }) => key);
  const heads = groups.filter((key) => !/^(no|name|unit|form|time|points|materials)$/.test(key));
  const counts = [...rows.map(({ figures }) => figures), totals].map((figures) =>
    heads.map((key) => Number(figures[key] ?? 0)),
  );
  const apart = heads.indexOf('firstTime') + 1;
  const hides = hideSmall(counts.slice(0, -1), apart);
  const found = new Map<string, Map<string, string>>();
  const hide = (row: string, column: string, instead: string) => {
    const own = found.get(row) ?? new Map<string, string>();
    found.set(row, own.set(column, instead));
  };
  rows.forEach(({ key }, row) => {
    heads.forEach((column, at) => {
      if (hides[row]?.[at]) hide(key, column, isSmall(counts[row]?.[at] ?? 0) ? words.small : '*');
    });
  });
  heads.forEach((column, at) => {
    if (isSmall(counts.at(-1)?.[at] ?? 0)) hide('total', column, words.small);
  });
  return found;
}

type LabelsOf = (row: string, figures: Readonly<Record<string, Figure>>) => Words;

function labelsOf(key: AnnexKey, ask: PaperAsk): LabelsOf {
  switch (key) {
    case 'I':
      return targetLabels(ask);
    case 'II':
      return taskLabels(ask);
    case 'V':
      return trainingLabels(ask);
    case 'VII':
      return sendingLabels(ask);
    case 'III':
    case 'IV':
    case 'VI':
      return unitLabels(ask);
  }
}

function unitLabels({ nameOf, report }: PaperAsk): LabelsOf {
  return (row, figures) => {
    const note = [
      ...(report.divided.has(row) ? [notes.divided] : []),
      ...(figures['clusters'] === null && Number(figures['airings']) > 0 ? [notes.cardless] : []),
    ];
    return { name: nameOf(row), note: note.join('; ') };
  };
}

function targetLabels({ report }: PaperAsk): LabelsOf {
  return (row) => {
    const target = plan.targets.find(({ code }) => code === row);
    const line = report.targets.find(({ code }) => code === row);
    const quoted = line?.quoted;
    const note = quoted
      ? fillWords(notes.quoted, { ...quoted, percent: '', date: dayText(quoted.date) })
      : target?.measure === 'external_statement'
        ? notes.unquoted
        : '';
    const doubts = line?.doubts.length ?? 0;
    const below = target?.direction === 'max_exclusive' ? '< ' : '';
    return {
      name: `${row}. ${target?.vi ?? ''}`,
      unit: '%',
      goal: `${below}${target?.goal ?? ''}`,
      note: doubts > 0 ? fillWords(notes.doubts, { n: String(doubts) }) : note,
    };
  };
}

function taskLabels({ report }: PaperAsk): LabelsOf {
  const groups: Words = outline.groups;
  const states: Words = outline.states;
  const namesOf = (answering: TaskLine['lead'], agencies: ReadonlyMap<string, string>) =>
    answering
      .map(({ group, agencies: ids }) => {
        const [only] = ids;
        return ids.length === 1 && only ? agencies.get(only) : groups[group];
      })
      .join('; ');
  const names = new Map(report.ask.now.agencies.map(({ id, name }) => [id, name]));
  return (row, figures) => {
    const task = plan.tasks.find(({ code }) => code === row);
    const line = report.tasks.find(({ code }) => code === row);
    const results = Object.entries(outline.results).flatMap(([measure, text]) => {
      const n = figures[measure] ?? 0;
      return n > 0 ? [fillWords(text, { n: numberText(n) })] : [];
    });
    return {
      name: `${row}. ${task?.short ?? task?.vi ?? ''}`,
      lead: namesOf(line?.lead ?? [], names),
      coordinate: namesOf(line?.coordinate ?? [], names),
      result: results.join('; ') || words.none,
      state: line?.state ? (states[line.state] ?? '') : words.none,
      note: line?.state ? (line.word ? notes.word : '') : notes.excluded,
    };
  };
}

function trainingLabels({ report, nameOf }: PaperAsk): LabelsOf {
  const lines = new Map(report.trainings.map((line) => [line.id, line]));
  const forms: Words = outline.forms;
  const materials: Words = outline.materials;
  return (row) => {
    const line = lines.get(row);
    if (!line) return {};
    const { values } = line;
    const last = textOf(values['to']);
    return {
      name: textOf(values['title']),
      unit: textOf(values['organiser']) || nameOf(report.heirKey(line.unit)),
      form: forms[textOf(values['form'])] ?? '',
      time: last > line.date ? `${dayText(line.date)} - ${dayText(last)}` : dayText(line.date),
      materials: listOf(values['materials'])
        .map((code) => materials[String(code)] ?? '')
        .join('; '),
    };
  };
}

/** As readiness says it: what a unit that was merged had declared is not its successor's word. [G12] [G4] */
function sendingLabels({ report, nameOf, set }: PaperAsk): LabelsOf {
  const { year } = report.ask;
  const due = calendarOf(year, set).find(({ step }) => step === 'communes')?.date ?? '';
  const sent = new Map(
    declarationsOf(report.facts.said, year).flatMap((line) =>
      line.sentOn === null ? [] : [[unitKey(line.unit), line.sentOn] as const],
    ),
  );
  return (row, figures) => {
    const day = sent.get(row);
    const idle = ['counted', 'waiting', 'differing'].every((key) => figures[key] === 0);
    return {
      name: nameOf(row),
      sent: day ? dayText(day) : notes.unsent,
      onTime: day ? (day <= due ? notes.onTime : notes.late) : '',
      note: idle ? notes.silent : '',
    };
  };
}
