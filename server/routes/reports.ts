// Báo cáo: for which places, how far a build is, the document, the records behind a figure, the files. A build is one
// person's; it is made outside the request, and what is kept of it is figures.
import { localDate, planStart } from '../../src/domain/period.ts';
import { may } from '../../src/domain/permission.ts';
import { adjustmentsOf } from '../../src/domain/report/adjust.ts';
import { linesBehind, ownBehind, unitsBehind } from '../../src/domain/report/behind.ts';
import { composePaper } from '../../src/domain/report/compose.ts';
import { factsOf } from '../../src/domain/report/facts.ts';
import type { ReportLine } from '../../src/domain/report/line.ts';
import { textOf, unitKey, unitOf } from '../../src/domain/report/line.ts';
import type { Paper, PartKey } from '../../src/domain/report/paper.ts';
import type { FigureAddress } from '../../src/domain/report/report.ts';
import { buildReport } from '../../src/domain/report/report.ts';
import { reportDays, reportInHand, reportYearOf } from '../../src/domain/report-year.ts';
import type { Behind, BuildAsk, BuildState, ReportPlaces } from '../../src/protocol/report.ts';
import { buildSchema, recordsAskSchema } from '../../src/protocol/report.ts';
import { utc } from '../instant.ts';
import type { Ingredients } from '../report/assemble.ts';
import { askOf, gatherLines, nameOf, paperAskOf, settledOn } from '../report/assemble.ts';
import type { Build, Made } from '../report/desk.ts';
import { readFacts } from '../report/facts.ts';
import { readOwnLines } from '../report/lines.ts';
import type { ReportPlace } from '../report/place.ts';
import { placesOf } from '../report/place.ts';
import type { Continued, Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { note } from '../storage/audit.ts';
import type { Queries } from '../storage/database.ts';
import type { Texts } from '../storage/reports.ts';
import { findTexts, findVersion } from '../storage/reports.ts';
import { findCalendar } from '../storage/settings.ts';
import { successionOf } from '../units.ts';

/** GET /reports/places */
export async function showPlaces({ db, person, nowMs }: SignedCall): Promise<Reply> {
  const places = await placesOf(db, person);
  if (places.length === 0) return refuse('forbidden');
  const set = await findCalendar(db);
  const inHand = reportInHand(localDate(nowMs), set);
  const first = reportYearOf(planStart, set);
  const years = Array.from({ length: inHand - first + 1 }, (_, n) => reportDays(inHand - n, set));
  const body: ReportPlaces = {
    places: places.map(({ id, kind, name, units }) => ({ id, kind, name, communes: units.length })),
    years,
    mayFreeze: may(person, 'report.freeze', null),
  };
  return { status: 200, body };
}

/** POST /reports/builds */
export const startBuild = reads(buildSchema, 'malformed', async (call: SignedCall, asked) => {
  const { deps, db, person, onFault } = call;
  const places = await placesOf(db, person);
  if (places.length === 0) return refuse('forbidden');
  const make =
    'version' in asked ? await ofVersion(call, asked, places) : await ofNow(call, asked, places);
  if (!make) return refuse('not-found');
  const id = Buffer.from(deps.random(12)).toString('base64url');
  deps.reports.start({ id, account: person.id, of: make.of }, make.make, onFault);
  return { status: 201, body: { id } };
});

interface Making {
  readonly of: number;
  readonly make: (step: (done: number) => boolean) => Promise<Made | null>;
}

async function ofNow(
  { deps, db, nowMs }: SignedCall,
  { place: wanted, from, to, yearly: asked, ...rest }: Extract<BuildAsk, { place: string }>,
  known: readonly ReportPlace[],
): Promise<Making | undefined> {
  const place = known.find((one) => one.id === wanted);
  if (!place || from > to) return undefined;
  const settled = await settledOn(db, localDate(nowMs));
  const year = reportDays(reportYearOf(to, settled.set), settled.set);
  // Whoever asked before the days were set anew gets a report of the days he saw, and no other name for them. [C3]
  const yearly = asked && year.from === from && year.to === to;
  const question = { ...rest, yearly, days: { from, to } };
  const ask = await askOf(db, question, place, nowMs, settled.set);
  const ingredients: Ingredients = { question, place, ask, texts: {}, nowMs, settled };
  return { of: place.units.length, make: (step) => figuresOf(deps.db, ingredients, step) };
}

/** From sums: as quick in the fifth year as in the first. [B13] */
async function figuresOf(
  db: Queries,
  ingredients: Ingredients,
  step: (done: number) => boolean,
): Promise<Made | null> {
  const { units } = ingredients.place;
  if (!step(0)) return null;
  const facts = await readFacts(db, units, ingredients.question.days);
  if (!step(units.length)) return null;
  const report = buildReport(ingredients.ask, facts, successionOf);
  return { ingredients, report, frozen: null, version: null, moved: null };
}

/** A frozen version shown as it was, or the same question over the records of now. */
async function ofVersion(
  { deps, db, nowMs }: SignedCall,
  { version, show }: Extract<BuildAsk, { version: number }>,
  known: readonly ReportPlace[],
): Promise<Making | undefined> {
  const found = await findVersion<Ingredients>(db, version);
  if (!found || !known.some(({ id }) => id === found.row.place)) return undefined;
  const { ask: ingredients, lines, paper } = found;
  const { ask, place, question } = ingredients;
  const report = buildReport(ask, factsOf(question.days, lines), successionOf);
  if (show === 'frozen') {
    const made = { ingredients, report, frozen: paper, version, moved: null };
    return { of: 0, make: () => Promise.resolve(made) };
  }
  return {
    of: place.units.length,
    make: async (step) => {
      const now = await gatherLines(deps.db, place, question.days, step);
      if (!now) return null;
      const after = buildReport(ask, factsOf(question.days, now), successionOf);
      const moved = adjustmentsOf({ report, lines }, { report: after, lines: now });
      const settled = await settledOn(deps.db, localDate(nowMs));
      const fresh = { ...ingredients, nowMs, settled };
      return { ingredients: fresh, report: after, frozen: null, version, moved };
    },
  };
}

/** A build of this person, as long as its place is his: what was taken away is shown no more. [R3] [I3] */
async function ownBuild({ deps, db, person }: SignedCall, id = ''): Promise<Build | undefined> {
  const build = deps.reports.find(id, person.id);
  const place = build?.made?.ingredients.place.id;
  if (place === undefined) return build;
  return (await placesOf(db, person)).some((one) => one.id === place) ? build : undefined;
}

/** GET /reports/builds/:id */
export async function showBuild(call: SignedCall): Promise<Reply> {
  const { db, params } = call;
  const build = await ownBuild(call, params['id']);
  if (!build) return refuse('not-found');
  const { id, state, done, of, made } = build;
  const progress: BuildState = { id, state, done, of };
  if (!made) return { status: 200, body: progress };
  const texts = await textsOf(db, made);
  const versions = Object.entries(texts).map(([part, { v }]) => [part, v] as const);
  const { moved } = made;
  const body = {
    ...progress,
    paper: paperOf(made, texts),
    texts: Object.fromEntries(versions),
    ...(made.version === null ? {} : { version: made.version }),
    frozen: made.frozen !== null,
    ...(moved ? { moved: { figures: moved.figures.length, records: moved.records.length } } : {}),
  };
  return { status: 200, body };
}

export function textsOf(db: Queries, { ingredients }: Made): Promise<Texts> {
  const { place, question } = ingredients;
  return findTexts(db, { place: place.id, ...question.days });
}

/** The words of the moment over figures that stay; of a frozen version all stays. */
export function paperOf({ frozen, ingredients, report }: Made, texts: Texts): Paper {
  if (frozen) return frozen;
  const words: Partial<Record<PartKey, string>> = {};
  for (const [part, { text }] of Object.entries(texts)) words[part as PartKey] = text;
  return composePaper(paperAskOf({ ...ingredients, texts: words }, report));
}

/** DELETE /reports/builds/:id: stops it, or lets go of it. */
export function dropBuild({ deps, person, params }: SignedCall): Promise<Reply> {
  const dropped = deps.reports.drop(params['id'] ?? '', person.id);
  return Promise.resolve(dropped ? { status: 204 } : refuse('not-found'));
}

const mostNamed = 500;

/** GET /reports/builds/:id/records?annex&row&column [B2] */
export async function showRecords(call: SignedCall): Promise<Reply | Continued> {
  const { params, query } = call;
  const made = await madeBy(call, params['id']);
  const address = recordsAskSchema.safeParse(query);
  if (!made) return refuse('not-found');
  if (!address.success) return refuse('malformed');
  const afterwards = async ({ db }: SignedCall): Promise<Reply> => {
    return { status: 200, body: await behindOf(db, made, address.data) };
  };
  return { afterwards };
}

/** Units are read until enough records are named; how many there are the sums know. */
async function behindOf(db: Queries, made: Made, address: FigureAddress): Promise<Behind> {
  const { report, frozen, version } = made;
  const own = ownBehind(report, address);
  if (own) return { n: own.length, records: own.slice(0, mostNamed).map(namedIn) };
  const counts = unitsBehind(report, address);
  const n = [...counts.values()].reduce((sum, one) => sum + one, 0);
  if (frozen && version !== null) {
    const lines = (await findVersion(db, version))?.lines ?? [];
    return { n, records: linesBehind(report, lines, address).slice(0, mostNamed).map(namedIn) };
  }
  const records: Behind['records'] = [];
  for (const unit of counts.keys()) {
    const lines = await readOwnLines(db, unitOf(unit), report.ask.days);
    records.push(...linesBehind(report, lines, address).map(namedIn));
    if (records.length >= mostNamed) break;
  }
  return { n, records: records.slice(0, mostNamed) };
}

function namedIn({ id, v, unit, date, values }: ReportLine) {
  return { id, v, place: nameOf(unitKey(unit)), date, title: textOf(values['title']) };
}

const media = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** GET /reports/builds/:id/file/:kind. The writers of the formats are loaded with the first file. */
export async function showFile(call: SignedCall): Promise<Reply> {
  const { db, person, nowMs, params } = call;
  const made = await madeBy(call, params['id']);
  const kind = params['kind'];
  if (!made || (kind !== 'docx' && kind !== 'xlsx')) return refuse('not-found');
  const paper = paperOf(made, await textsOf(db, made));
  const { days } = made.ingredients.question;
  const what = `${made.ingredients.place.id}_${days.from}_${days.to}`;
  await note(db, utc(nowMs), { deed: 'report.taken', by: person.id, what, detail: { kind } });
  const name = `bao-cao_${what}.${kind}`;
  const headers = {
    'content-type': media[kind],
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  };
  const bytes = async () => {
    if (kind === 'xlsx') return (await import('../report/xlsx.ts')).xlsxOf(paper);
    return (await import('../report/docx.ts')).docxOf(paper);
  };
  return { status: 200, later: async () => ({ status: 200, headers, bytes: await bytes() }) };
}

/** A build of this person that is done. */
export async function madeBy(call: SignedCall, id?: string): Promise<Made | undefined> {
  return (await ownBuild(call, id))?.made ?? undefined;
}
