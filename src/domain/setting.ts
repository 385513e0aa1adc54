// What a province calls things, whom it reports to and how it works: settings with a first day, because reforms change them.
// domain.md §0, §3.3 [C1]
import outline from './report/outline.json' with { type: 'json' };
import type { Steps } from './step.ts';

/** What stands on the province's report besides its figures. */
export interface ReportHead {
  /** Whom the province's report is addressed to, "Kính gửi: …", and a commune's. */
  readonly to: string;
  readonly communesTo: string;
  /** The body above the one that issues it, "UBND tỉnh Hưng Yên". */
  readonly parent: string;
  readonly issuer: string;
  /** After the number: "BC-SVHTTDL". */
  readonly number: string;
  /** Before the date: "Hưng Yên". */
  readonly seat: string;
  /** "Nơi nhận", a line each. */
  readonly recipients: readonly string[];
}

/** Each changes by itself, on a day of its own. */
export interface Settings {
  readonly head: ReportHead;
  /** Names of the administrative levels, highest first. */
  readonly levels: { readonly 1: string; readonly 2: string; readonly 3: string };
  /** How many steps a review takes. [V14] */
  readonly review: { readonly steps: Steps };
}
export const settingNames = [
  'head',
  'levels',
  'review',
] as const satisfies readonly (keyof Settings)[];
export type SettingName = (typeof settingNames)[number];

const { province, commune } = outline.issuers;

export const shippedSettings: Settings = {
  head: {
    to: province.to,
    communesTo: commune.to,
    parent: province.parent,
    issuer: province.name,
    number: province.number,
    seat: outline.seat,
    recipients: province.recipients,
  },
  levels: { 1: 'Cấp tỉnh', 2: 'Cấp huyện', 3: 'Cấp xã' },
  review: { steps: 1 },
};

/** What the province has said, in force from its first day until the next of its name. */
export type SaidSetting = {
  readonly [Name in SettingName]: {
    readonly name: Name;
    /** Local date. */
    readonly since: string;
    readonly value: Settings[Name];
  };
}[SettingName];

/** [C1] */
export function settingsOn(said: readonly SaidSetting[], day: string): Settings {
  return [...said]
    .filter(({ since }) => since <= day)
    .sort((a, b) => (a.since < b.since ? -1 : 1))
    .reduce<Settings>((all, { name, value }) => ({ ...all, [name]: value }), shippedSettings);
}
