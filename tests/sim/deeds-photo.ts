// Photos are taken of an entry that stands, and taken off it: the form keeps them with its draft, the save names them.
import type { Values } from '../../src/domain/field.ts';
import { photosOf } from '../../src/domain/photo.ts';
import { keepDraft } from '../../src/store/draft.ts';
import { saveEdit } from '../../src/store/save.ts';
import type { Deed } from './doing.ts';
import { atForm, kept, offered, one, opened } from './on-screen.ts';
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
      await keepDraft(store, draft, values, takes ? [picture] : []);
      await saveEdit(store, draft, values);
      world.coverage.met('photos', takes ? 'taken' : 'taken off');
    };
    await atForm(doing, draft.id, true, () => kept(doing, save));
    tab.shownAt.delete(draft.id);
  },
} satisfies Readonly<Record<string, Deed>>;
