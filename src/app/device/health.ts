// How this phone stands, each thing one line: green, amber or red, and what mends it. The facts are the browser's and
// the store's; here they only get their colour. [N1]

export type Level = 'good' | 'care' | 'bad';
export type Fix = 'install' | 'keep' | 'send' | 'sign-in' | 'room' | 'clock' | 'rescue';

export interface HealthFacts {
  readonly nowMs: number;
  /** False for an administrator, whose phone holds no records. */
  readonly book: boolean;
  readonly installed: boolean;
  /** Safari wipes a site's data after seven days without a visit, unless it is on the home screen. */
  readonly ios: boolean;
  /** null: this browser cannot say. */
  readonly kept: boolean | null;
  readonly freeBytes: number | null;
  /** Entries with something unsent, and when the oldest was saved, by this clock. */
  readonly waiting: number;
  readonly stuck: boolean;
  readonly signedOut: boolean;
  /** When the province last answered, by this clock; null: never. */
  readonly answeredAtMs: number | null;
  readonly agreed: number | null;
  /** Photos the province does not have; null: this phone keeps none. */
  readonly photos: number | null;
  readonly clockOffsetMs: number;
  readonly clockOff: boolean;
}

export interface HealthLine {
  readonly id: 'installed' | 'kept' | 'room' | 'contact' | 'sent' | 'photos' | 'clock';
  readonly level: Level;
  /** Which of the line's sentences: `health.<id>.<word>`. */
  readonly word: string;
  readonly params?: Readonly<Record<string, number>>;
  readonly fix?: Fix;
}

const dayMs = 86_400_000;
/** A day's photos; below it a photo may fail. */
const scarceBytes = 200_000_000;
/** Below it even text may fail. */
const fullBytes = 20_000_000;

/** @returns the lines in the order of the screen; a thing that does not exist here has none */
export function healthOf(facts: HealthFacts): readonly HealthLine[] {
  return [
    ...(facts.book ? [sent(facts), photos(facts), contact(facts)] : []),
    installed(facts),
    kept(facts),
    room(facts),
    clock(facts),
  ].filter((line) => line !== null);
}

/** The worst of all lines, for the one sentence above them. */
export function worstOf(lines: readonly HealthLine[]): Level {
  if (lines.some((line) => line.level === 'bad')) return 'bad';
  return lines.some((line) => line.level === 'care') ? 'care' : 'good';
}

function sent({ waiting, stuck, signedOut, agreed }: HealthFacts): HealthLine {
  const params = { n: waiting };
  if (waiting > 0 && signedOut)
    return { id: 'sent', level: 'bad', word: 'signedOut', params, fix: 'sign-in' };
  if (waiting > 0 && stuck)
    return { id: 'sent', level: 'bad', word: 'stuck', params, fix: 'rescue' };
  if (waiting > 0) return { id: 'sent', level: 'care', word: 'waiting', params, fix: 'send' };
  if (agreed === null) return { id: 'sent', level: 'care', word: 'unknown', fix: 'send' };
  return { id: 'sent', level: 'good', word: 'agreed', params: { n: agreed } };
}

function photos({ photos: n }: HealthFacts): HealthLine | null {
  if (n === null) return null;
  if (n === 0) return { id: 'photos', level: 'good', word: 'none' };
  return { id: 'photos', level: 'care', word: 'waiting', params: { n }, fix: 'send' };
}

function contact({ answeredAtMs, nowMs, signedOut }: HealthFacts): HealthLine {
  if (signedOut) return { id: 'contact', level: 'bad', word: 'signedOut', fix: 'sign-in' };
  if (answeredAtMs === null) return { id: 'contact', level: 'care', word: 'never', fix: 'send' };
  const days = Math.floor((nowMs - answeredAtMs) / dayMs);
  const level = days >= 7 ? 'bad' : days >= 2 ? 'care' : 'good';
  if (level === 'good') return { id: 'contact', level, word: 'fresh' };
  return { id: 'contact', level, word: 'old', params: { n: days }, fix: 'send' };
}

function installed({ installed: done, ios }: HealthFacts): HealthLine {
  if (done) return { id: 'installed', level: 'good', word: 'yes' };
  if (ios) return { id: 'installed', level: 'bad', word: 'ios', fix: 'install' };
  return { id: 'installed', level: 'care', word: 'no', fix: 'install' };
}

function kept({ kept: promised, installed: done }: HealthFacts): HealthLine {
  if (promised) return { id: 'kept', level: 'good', word: 'yes' };
  if (promised === null) return { id: 'kept', level: 'care', word: 'unknown', fix: 'send' };
  // Asked in a tab, a browser says no: the installing comes first.
  return { id: 'kept', level: 'care', word: 'no', fix: done ? 'keep' : 'install' };
}

function room({ freeBytes }: HealthFacts): HealthLine | null {
  if (freeBytes === null) return null;
  const level = freeBytes < fullBytes ? 'bad' : freeBytes < scarceBytes ? 'care' : 'good';
  const line = { id: 'room', level, word: level, params: { bytes: freeBytes } } as const;
  return level === 'good' ? line : { ...line, fix: 'room' };
}

function clock({ clockOff, clockOffsetMs, answeredAtMs }: HealthFacts): HealthLine | null {
  if (answeredAtMs === null) return null;
  const params = { minutes: Math.round(Math.abs(clockOffsetMs) / 60_000) };
  if (clockOff) return { id: 'clock', level: 'bad', word: 'off', params, fix: 'clock' };
  return { id: 'clock', level: 'good', word: 'right' };
}
