// A request that changes something must come from our own pages. SameSite=Strict is the first lock, this the second.

/** The headers that tell where a request comes from. */
export interface Provenance {
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly host: string;
}

/** @param own the configured origin; without one, the host the request was sent to counts */
export function isForeign(from: Provenance, own: string | undefined): boolean {
  if (from.fetchSite === 'cross-site' || from.fetchSite === 'same-site') return true;
  if (from.origin === undefined) return false;
  if (!URL.canParse(from.origin)) return true;
  const origin = new URL(from.origin);
  if (own !== undefined) return origin.origin !== own;
  const host = `${origin.protocol}//${from.host}`;
  return !URL.canParse(host) || new URL(host).host !== origin.host;
}
