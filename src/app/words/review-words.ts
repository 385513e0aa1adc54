// The words of reviewing: the queue with its marks, the hints, decisions on many at once. Loaded with the desk.
import { lazyWords } from './lazy-words.ts';
import vi from './review-vi.json' with { type: 'json' };

/** `tReviewIf`: for marks put together from a hint's code. */
export const { say: tReview, sayIf: tReviewIf } = lazyWords(
  vi,
  () => import('./review-en.json', { with: { type: 'json' } }),
);
