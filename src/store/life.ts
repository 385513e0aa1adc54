// The life of the database under a screen: opened, waiting for an old tab, taken over by a newer version, or too new
// for this code. The screen says which; nothing is ever a blank page. sync.md §2.13 [S28]
import type { Store } from './database.ts';

export type Life = 'open' | 'blocked' | 'retired' | 'newer';

/** Opens the store and tells how it fares from now on. */
export async function openLife({ db }: Store, tell: (life: Life) => void): Promise<void> {
  db.on('blocked', () => tell('blocked'));
  db.on('versionchange', () => tell('retired'));
  try {
    await db.open();
    tell('open');
  } catch (error) {
    // Anything else but newer data is tried again by the deed that needs it. [S27]
    tell(
      error instanceof Error && /NewerSchema|schema/.test(`${error.name} ${error.message}`)
        ? 'newer'
        : 'open',
    );
  }
}
