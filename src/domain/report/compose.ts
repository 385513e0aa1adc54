// The document of a report, by the outline. Figures come into sentences only by their place in an annex, so that none is
// anywhere which no annex has. domain.md §3.3 [B7]
import type { Values } from '../field.ts';
import { isEmpty } from '../field.ts';
import { annexTables } from './annex-tables.ts';
import { dayText, figureText, fillWords } from './figure-text.ts';
import type { Figure } from './grid.ts';
import { textOf } from './line.ts';
import { notesOf } from './notes.ts';
import outline from './outline.json' with { type: 'json' };
import type { Block, Gathered, Paper, PaperAsk, PaperHead, PartKey, Run } from './paper.ts';
import { partKeys } from './paper.ts';
import type { FigureAddress, Report } from './report.ts';
import { annexKeys } from './report.ts';
import { declarationsOf } from './targets.ts';

interface OutlineItem {
  readonly h?: number;
  readonly text?: string;
  readonly part?: string;
  readonly if?: string;
  readonly else?: string;
}

export function composePaper(ask: PaperAsk): Paper {
  const { report, place } = ask;
  const params = paramsOf(ask);
  const issuer = outline.issuers[place.kind];
  return {
    head: headOf(ask, params),
    opening: fillWords(outline.opening, params),
    body: outline.body.flatMap((item: OutlineItem) => blockOf(item, ask, params)),
    closing: fillWords(outline.closing, params),
    recipients: {
      title: outline.words.recipients,
      lines: [...recipientsOf(ask), fillWords(outline.words.keep, { keeper: issuer.keeper })],
    },
    signer: { authority: issuer.authority, post: issuer.post },
    annexes: annexTables(ask),
    asOf: fillWords(outline.words.asOf, params),
    attached: fillWords(outline.words.attached, params),
    notes: notesOf(report),
  };
}

function recipientsOf({ place, head }: PaperAsk): readonly string[] {
  return place.kind === 'province' ? head.recipients : outline.issuers[place.kind].recipients;
}

function paramsOf({ report, place, head, asOf }: PaperAsk): Readonly<Record<string, string>> {
  const { ask } = report;
  const commune = place.kind === 'commune';
  const own = commune ? `${outline.issuers.commune.name} ${lower(place.name)}` : head.issuer;
  return {
    from: dayText(ask.days.from),
    to: dayText(ask.days.to),
    year: String(ask.year),
    next: String(ask.year + 1),
    issuer: own,
    number: commune ? outline.issuers.commune.number : head.number,
    place: place.kind === 'area' ? ` (${place.name})` : '',
    asOf,
    basis: outline.words[ask.basis],
    view: outline.words[ask.view.as],
  };
}

function headOf(
  { place, head, yearly }: PaperAsk,
  params: Readonly<Record<string, string>>,
): PaperHead {
  const commune = place.kind === 'commune';
  const seat = commune ? place.name.replace(/^(Xã|Phường) /, '') : head.seat;
  const { words } = outline;
  return {
    parent: commune ? outline.issuers.commune.issuer : head.parent.toUpperCase(),
    issuer: (commune ? place.name : head.issuer).toUpperCase(),
    country: outline.country,
    motto: outline.motto,
    number: `${words.number}        /${params['number']}`,
    dated: fillWords(words.dated, { ...params, place: seat }),
    kind: words.kind,
    subject: fillWords(outline.subject[yearly ? 'yearly' : 'free'], params),
    addressee: fillWords(words.addressee, { to: commune ? head.communesTo : head.to }),
  };
}

function lower(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

function blockOf(
  item: OutlineItem,
  ask: PaperAsk,
  params: Readonly<Record<string, string>>,
): readonly Block[] {
  const part = partKeys.find((key) => key === item.part);
  if (part) {
    const gathered = gather(part, ask);
    // A commune's own declaration is its own word; what many have said is for a person to bring together.
    const own = ask.place.kind === 'commune' ? gathered.map((one) => one.text).join('\n') : '';
    return [{ kind: 'part', part, text: ask.texts[part] ?? own, gathered }];
  }
  if (item.h !== undefined)
    return [{ kind: 'heading', level: item.h, text: fillWords(item.text ?? '', params) }];
  const stands = item.if === undefined || Number(valueAt(ask.report, addressOf(item.if))) > 0;
  const text = stands ? item.text : item.else;
  return text === undefined ? [] : [{ kind: 'sentence', runs: runsOf(text, ask) }];
}

/** "III::airings" is a total, "II:IV.2:people" a cell. */
function addressOf(place: string): FigureAddress {
  const [annex = '', row = '', column = ''] = place.split(':');
  const key = annexKeys.find((one) => one === annex);
  if (!key) throw new Error(`the outline names no annex: ${place}`);
  return { annex: key, row: row === '' ? 'total' : row, column };
}

export function valueAt({ annexes }: Report, { annex, row, column }: FigureAddress): Figure {
  const { rows, totals } = annexes[annex];
  const figures = row === 'total' ? totals : rows.find(({ key }) => key === row)?.figures;
  const value = figures?.[column];
  if (value === undefined) throw new Error(`no figure at ${annex}:${row}:${column}`);
  return value;
}

/** "[a / b / c]" lists those whose first figure is not nought. */
function listed(text: string, report: Report): string {
  return text.replace(/\[([^\]]+)\]/g, (_, all: string) => {
    const there = all.split(' / ').filter((one) => {
      const [, place = ''] = /\{([^}|]+)/.exec(one) ?? [];
      return valueAt(report, addressOf(place)) !== 0;
    });
    return there.join(', ') || outline.words.nothing;
  });
}

function runsOf(text: string, ask: PaperAsk): readonly Run[] {
  return listed(text, ask.report)
    .split(/(\{[^}]+\})/)
    .flatMap((piece): Run[] => {
      if (piece === '') return [];
      if (!piece.startsWith('{')) return [{ text: piece }];
      const [place = '', as = ''] = piece.slice(1, -1).split('|');
      const figure = addressOf(place);
      return [{ text: writtenAt(figure, as, ask), figure }];
    });
}

function writtenAt(figure: FigureAddress, as: string, { report, place }: PaperAsk): string {
  const value = valueAt(report, figure);
  if (as === 'rows') {
    const { rows } = report.annexes[figure.annex];
    const active = rows.filter(({ figures }) => Number(figures[figure.column]) > 0).length;
    return fillWords(outline.words.rows, { n: String(active), of: String(rows.length) });
  }
  if (as === 'about') {
    const guessed = notesOf(report).some(({ code }) => code === 'estimated');
    return `${guessed ? outline.words.about : ''}${figureText(value)}`;
  }
  const small = figure.annex === 'V' && place.kind !== 'commune' && as === '';
  return figureText(value, small ? 'small' : as);
}

/** What the communes have written for a part, in the order of the place. */
function gather(part: PartKey, { report, nameOf }: PaperAsk): readonly Gathered[] {
  const said = declarationsOf(report.facts.said, report.ask.year).flatMap((line) => {
    const text = partOf(part, line.values);
    return text === '' ? [] : [{ key: report.heirKey(line.unit), text }];
  });
  const order = report.ask.units.map(({ set, code }) => `${set}.${code}`);
  return said
    .sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
    .map(({ key, text }) => ({ unit: nameOf(key), text }));
}

function partOf(part: PartKey, values: Values): string {
  const dated = (number: string, day: string) =>
    isEmpty(values[number])
      ? []
      : [
          `số ${textOf(values[number])}${isEmpty(values[day]) ? '' : ` ngày ${dayText(textOf(values[day]))}`}`,
        ];
  switch (part) {
    case 'documents':
      return dated('planNumber', 'planDate')
        .map((one) => `Kế hoạch ${one}`)
        .join('');
    case 'spokes':
      return [
        ...dated('spokesDecision', 'spokesDecisionDate').map((one) => `Quyết định ${one}`),
        ...dated('regulationNumber', 'regulationDate').map((one) => `Quy chế ${one}`),
      ].join('; ');
    case 'international':
    case 'digital':
      return '';
    default:
      return textOf(values[part]);
  }
}
