// The system's share sheet posts pictures to an address that only this worker knows: they are put down, and the app
// opens on the question where they belong. Nothing of it goes to the network.
import { mostPhotos } from '../src/domain/photo.ts';
import { putShared } from '../src/store/shared.ts';

/** As the manifest names them. */
const sharePath = '/chia-se';
const askPath = '/them-anh';

export function takeShare(event: FetchEvent): void {
  const { method, url } = event.request;
  if (method !== 'POST' || new URL(url).pathname !== sharePath) return;
  event.respondWith(keep(event.request));
}

async function keep(request: Request): Promise<Response> {
  try {
    const form = await request.formData();
    const files = form.getAll('photos').filter((file) => file instanceof File);
    const pictures = files.filter((file) => file.type.startsWith('image/'));
    await putShared(pictures.slice(0, mostPhotos), Date.now());
  } catch {
    // No room, or nothing that can be read: the app opens all the same and says that no picture came.
  }
  // 303: the page is fetched with GET, and going back does not post again.
  return Response.redirect(askPath, 303);
}
