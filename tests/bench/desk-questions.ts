// What desks ask of the whole province, drawn anew in each round so that none is asked twice: words common, rare, and
// never together, with marks, without, and with wrong ones, begun and not finished; filters; days; communes of every set.
import type { Draw } from '../../server/demo/draw.ts';
import { activityTypes } from '../../src/domain/activity/type.ts';
import { addDays, reportPeriod } from '../../src/domain/period.ts';
import { fold } from '../../src/domain/text.ts';
import { communesOf, shippedUnits } from '../../src/domain/unit-catalogue.ts';

/** The day on which it is asked: the last of the fifth year. */
export const today = '2027-11-20';

/** From more than half of all entries down to some hundred, by how often they stand in the lines of make:big. */
const words = `
  phát thanh quyền người công của dân và bảo toàn sống nhân trẻ em phụ nữ
  hộ nghèo bạo lực gia đình giới tiếp cận trực tuyến hòa giải triển lãm pháp
  luật tra tấn bầu cử đuối nước hiến nghị chào mừng khê lâm linh thuận dương
  xá phùng điệp nông chương hiền đoan lô bồ zêta khôngcó
`
  .trim()
  .split(/\s+/);

/** Most questions are about the year in hand. */
function yearIn(draw: Draw): number {
  return draw.chance(0.7) ? 2027 : draw.int(2023, 2026);
}

function dayIn(draw: Draw): string {
  return addDays(reportPeriod(yearIn(draw)).from, draw.int(0, 364));
}

const communes = shippedUnits.sets.flatMap((set) =>
  communesOf(set).map(({ code }) => `${set.set}.${code}`),
);

function unitIn(draw: Draw): string {
  return communes[draw.int(0, communes.length - 1)] ?? '';
}

function phrase(draw: Draw): string {
  const picked = Array.from({ length: draw.int(1, 4) }, () => words[draw.int(0, words.length - 1)]);
  const text = picked.join(' ');
  const typed = draw.chance(0.6) ? fold(text) : text;
  // Whoever types has begun a word.
  return draw.chance(0.4) ? typed.slice(0, Math.max(1, typed.length - draw.int(1, 3))) : typed;
}

function filters(draw: Draw): string {
  const [from, length] = [dayIn(draw), draw.int(0, 200)];
  return [
    ...(draw.chance(0.25) ? [`type=${draw.pick(activityTypes)}`] : []),
    ...(draw.chance(0.25)
      ? [`state=${draw.pick(['approved', 'submitted', 'returned', 'cancelled'])}`]
      : []),
    ...(draw.chance(0.2) ? [`unit=${unitIn(draw)}`] : []),
    ...(draw.chance(0.25) ? [`from=${from}&to=${addDays(from, length)}`] : []),
  ].join('&');
}

export function searchUrl(draw: Draw): string {
  const rest = filters(draw);
  const q = draw.chance(0.85) || rest === '' ? `q=${phrase(draw)}` : '';
  return `/search?${[q, rest].filter((part) => part !== '').join('&')}`;
}

export function queueUrl(draw: Draw): string {
  const type = draw.chance(0.4) ? `&type=${draw.pick(activityTypes)}` : '';
  const unit = draw.chance(0.3) ? `&unit=${unitIn(draw)}` : '';
  return `/search?state=${draw.chance(0.7) ? 'submitted' : 'returned'}${type}${unit}`;
}

export function matrixUrl(draw: Draw): string {
  const until = draw.chance(0.5) ? '' : `&until=${dayIn(draw)}`;
  return `/matrix?by=${draw.pick(['week', 'day'])}&as=${draw.pick(['now', 'then'])}${until}`;
}

/** The two the dashboard shows. */
export function goalUrls(draw: Draw): readonly string[] {
  const year = yearIn(draw);
  return [`/goals/${year}/targets`, `/goals/${year}/tasks`];
}

export function readinessUrl(draw: Draw): string {
  return `/goals/${yearIn(draw)}/readiness`;
}

/** From one cut-off to the next, for the widest place one has. */
export function yearlyAsk(draw: Draw, place: string): object {
  const { from, to } = reportPeriod(yearIn(draw));
  return { place, yearly: true, from, to, ...views(draw) };
}

/** Some days to some months that begin and end anywhere. */
export function freeAsk(draw: Draw, place: string): object {
  const from = dayIn(draw);
  return { place, yearly: false, from, to: addDays(from, draw.int(0, 360)), ...views(draw) };
}

function views(draw: Draw): object {
  return { basis: draw.pick(['approved', 'sent']), as: draw.pick(['now', 'then']) };
}
