// Photos are taken of an entry that stands, and taken off it: the form keeps them with its draft, the save names them.
import type { Values } from '../../src/domain/field.ts';
import { photosOf } from '../../src/domain/photo.ts';
import { draftKeeper } from '../../src/store/draft-keeper.ts';
import { saveEdit } from '../../src/store/save.ts';
import type { Deed } from './doing.ts';
import { kept, offered, one, opened } from './on-screen.ts';
import { pictureOf } from './pictures.ts';

export const photoDeeds = {
  'add a photo': async (doing) => {
    const { world, store, chance, tab } = doing;
    const chosen = offered(doing) ? one(doing) : null;
    const draft = chosen && (await opened(doing, chosen));
    if (!draft) return;
    const picture = pictureOf(world.order.get(draft.id) ?? 0, chance.int(3));
    const had = photosOf(draft.from);
    const takes = had.length === 0 || chance.is(0.75);
    const photos = takes ? [...new Set([...had, picture.id])] : had.slice(1);
    const { photos: _, ...rest } = draft.from;
    const values: Values = photos.length > 0 ? { ...rest, photos } : rest;
    const save = async () => {
      // Two windows may have the one draft of a record: the second is told, and nothing of the first is lost. [N7]
      const keeper = draftKeeper(store, draft, () => undefined);
      await keeper.keepWith(values, takes ? [picture] : []);
      await saveEdit(store, draft, values, keeper.guard);
      world.coverage.met('photos', takes ? 'taken' : 'taken off');
    };
    await kept(doing, save);
    tab.shownAt.delete(draft.id);
  },
} satisfies Readonly<Record<string, Deed>>;
