// What is kept of reports: the words of their parts, and the frozen versions. [B10] [B11]
import { localDate } from '../../src/domain/period.ts';
import { addendumOf } from '../../src/domain/report/addendum.ts';
import type { Adjustments } from '../../src/domain/report/adjust.ts';
import { movedFigures } from '../../src/domain/report/adjust.ts';
import { factsOf } from '../../src/domain/report/facts.ts';
import type { ReportDays } from '../../src/domain/report/line.ts';
import type { Paper } from '../../src/domain/report/paper.ts';
import type { Report } from '../../src/domain/report/report.ts';
import { buildReport } from '../../src/domain/report/report.ts';
import { reportDays, reportYearOf } from '../../src/domain/report-year.ts';
import type { ReportVersions } from '../../src/protocol/report.ts';
import { freezeSchema, textSchema } from '../../src/protocol/report.ts';
import { utc } from '../instant.ts';
import type { Ingredients } from '../report/assemble.ts';
import { gatherLines, paperAskOf } from '../report/assemble.ts';
import type { Made } from '../report/desk.ts';
import { placesOf } from '../report/place.ts';
import type { Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { note } from '../storage/audit.ts';
import type { Queries } from '../storage/database.ts';
import { takeTurn } from '../storage/meta.ts';
import { addText, findVersion, insertVersion, listVersions } from '../storage/reports.ts';
import { findCalendar } from '../storage/settings.ts';
import { successionOf } from '../units.ts';
import { madeBy, paperOf, textsOf } from './reports.ts';

/** POST /reports/texts */
export const saveText = reads(textSchema, 'malformed', async (call: SignedCall, asked) => {
  const { db, person, nowMs } = call;
  const { place, from, to, part, text, seen } = asked;
  const places = await placesOf(db, person);
  if (places.length === 0) return refuse('forbidden');
  if (!places.some(({ id }) => id === place)) return refuse('not-found');
  const days = { first_day: from, last_day: to };
  const row = { place, ...days, part, text, at: utc(nowMs), account_id: person.id };
  if (!(await addText(db, row, seen))) return refuse('text-moved');
  const what = `${place}_${from}_${to}`;
  const detail = { part, v: seen + 1 };
  await note(db, utc(nowMs), { deed: 'report.written', by: person.id, what, detail });
  return { status: 201, body: { v: seen + 1 } };
});

/** GET /reports/versions: those of places in sight. */
export async function showVersions({ db, person }: SignedCall): Promise<Reply> {
  const places = await placesOf(db, person);
  if (places.length === 0) return refuse('forbidden');
  const seen = new Set(places.map(({ id }) => id));
  const versions = (await listVersions(db)).filter(({ place }) => seen.has(place));
  const body: ReportVersions = {
    versions: versions.map((one) => ({
      number: one.n,
      place: one.place,
      name: one.name,
      from: one.first_day,
      to: one.last_day,
      at: one.frozen_at,
      amends: one.amends,
      figures: one.figures,
      records: one.records,
    })),
  };
  return { status: 200, body };
}

/** POST /reports/versions: what stands on the screen becomes a version; a comparison with one becomes its addendum. */
export const freeze = reads(freezeSchema, 'malformed', async (call: SignedCall, { build }) => {
  const { db, person, nowMs } = call;
  const made = await madeBy(call, build);
  // What is frozen already is not frozen again.
  if (!made || made.frozen) return refuse('not-found');
  await takeTurn(db);
  const kept = made.ingredients;
  const { place, question } = kept;
  // Frozen under days that are the year's no more, records would be in two reports, or in none. [C3]
  if (question.yearly && made.version === null && !(await isYearNow(db, question.days)))
    return refuse('report-moved');
  const lines = (await gatherLines(db, place, question.days, () => true)) ?? [];
  const report = buildReport(kept.ask, factsOf(question.days, lines), successionOf);
  // Records that have moved since would be kept under figures that are not theirs.
  if (movedFigures(made.report, report).length > 0) return refuse('report-moved');
  const whole = paperOf(made, await textsOf(db, made));
  const frozen =
    made.version === null ? undefined : await findVersion<Ingredients>(db, made.version);
  const paper = made.moved && frozen ? supplement(made, made.moved, whole, frozen.row) : whole;
  const row = {
    place: place.id,
    name: place.name,
    first_day: question.days.from,
    last_day: question.days.to,
    amends: frozen?.row.n ?? null,
    read_at: utc(nowMs),
    frozen_at: utc(nowMs),
    account_id: person.id,
    figures: countFigures(made.report),
    records: lines.length,
    ask: JSON.stringify(kept),
    paper: JSON.stringify(paper),
  };
  const number = await insertVersion(db, row, lines);
  await note(db, utc(nowMs), { deed: 'report.frozen', by: person.id, what: String(number) });
  return { status: 201, body: { number } };
});

async function isYearNow(db: Queries, { from, to }: ReportDays): Promise<boolean> {
  const set = await findCalendar(db);
  const year = reportDays(reportYearOf(to, set), set);
  return year.from === from && year.to === to;
}

function supplement(
  made: Made,
  moved: Adjustments,
  whole: Paper,
  { n, frozen_at: at }: { readonly n: number; readonly frozen_at: string },
): Paper {
  const ask = paperAskOf(made.ingredients, made.report);
  return addendumOf(whole, moved, ask, { number: n, day: localDate(Date.parse(at)) });
}

function countFigures({ annexes }: Report): number {
  return Object.values(annexes)
    .flatMap(({ rows, totals }) => [...rows.map(({ figures }) => figures), totals])
    .reduce((sum, figures) => sum + Object.keys(figures).length, 0);
}
