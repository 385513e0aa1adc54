// "Chrome · Android": enough for a person to know one of his sessions from another, and nothing more is kept.

const browsers = [
  [/coc_coc/i, 'Cốc Cốc'],
  [/zalo/i, 'Zalo'],
  [/edg/i, 'Edge'],
  [/firefox|fxios/i, 'Firefox'],
  [/chrome|crios/i, 'Chrome'],
  [/safari/i, 'Safari'],
] as const;

const systems = [
  [/android/i, 'Android'],
  [/iphone|ipad/i, 'iPhone'],
  [/windows/i, 'Windows'],
  [/mac os/i, 'Mac'],
  [/linux/i, 'Linux'],
] as const;

export function agentOf(header: string | undefined): string {
  const named = (list: typeof browsers | typeof systems) =>
    list.find(([sign]) => sign.test(header ?? ''))?.[1];
  return [named(browsers), named(systems)].filter(Boolean).join(' · ') || '?';
}
