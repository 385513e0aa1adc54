// A part of the app that comes as a chunk of its own. All are precached; a browser may still have let go of one, or the
// first visit was cut off before they had come. Then a tap must not be dead.
import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import { PartMissingScreen } from './screens/error.tsx';

/** Shows what `load` brings, or, when that does not come, says so and how to go on. */
export function part<P>(load: () => Promise<ComponentType<P>>) {
  return lazy<ComponentType<P>>(() => load().catch(() => PartMissingScreen));
}
