// What a province calls things and whom it reports to: settings, because reforms change them. domain.md §0, §3.3
import outline from './report/outline.json' with { type: 'json' };

export interface Settings {
  /** Whom the province's report, and a commune's, is addressed to: "Kính gửi: …". */
  readonly recipients: { readonly province: string; readonly commune: string };
  /** Names of the administrative levels, highest first. */
  readonly levels: { readonly 1: string; readonly 2: string; readonly 3: string };
}

export const shippedSettings: Settings = {
  recipients: { province: outline.issuers.province.to, commune: outline.issuers.commune.to },
  levels: { 1: 'Cấp tỉnh', 2: 'Cấp huyện', 3: 'Cấp xã' },
};
