// Programs of other agencies: each has a name, a token and what it may read. They read; they never write. [O1]
export const apiScopes = ['api.totals', 'api.records'] as const;
export type ApiScope = (typeof apiScopes)[number];

export function isApiScope(policy: string): policy is ApiScope {
  return apiScopes.some((one) => one === policy);
}
