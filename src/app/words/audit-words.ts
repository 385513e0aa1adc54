// The words of the log.
import vi from './audit-vi.json' with { type: 'json' };
import { lazyWords } from './lazy-words.ts';

export const { say: tAudit, sayIf: tAuditIf } = lazyWords(
  vi,
  () => import('./audit-en.json', { with: { type: 'json' } }),
);
