// The desk hears at once that something has changed, and asks by an ordinary round. Without the stream – an old proxy, too
// many windows, a session that ended – the clock asks as ever: nothing depends on it. [R8]
import { newsSchema } from '../../protocol/events.ts';
import type { Store } from '../../store/database.ts';
import { readFact } from '../../store/meta.ts';
import { syncNews } from '../worker-bridge.ts';

/** What the stream tells: that it is open, each of its messages, and that it has given up. */
interface Ears {
  readonly opened: () => void;
  readonly ended: () => void;
  readonly said: (data: string) => void;
}

/** Opens a stream, which opens itself again when the line breaks. @returns close */
export type Opens = (path: string, ears: Ears) => () => void;

/** Between a stream that was refused and the next try: a server that starts again, or is full. */
const reopenMs = 60_000;

const opens: Opens = (path, { opened, said, ended }) => {
  const source = new EventSource(path);
  source.onopen = opened;
  // A broken line it opens again by itself; after an answer that is no stream it never does.
  source.onerror = () => source.readyState === EventSource.CLOSED && ended();
  source.onmessage = ({ data }) => said(String(data));
  return () => source.close();
};

/** Open only while somebody looks. @returns stop */
export function startLive(
  store: Store,
  ask: () => void = syncNews,
  open: Opens = opens,
  later: (task: () => void, delayMs: number) => () => void = laterOn,
): () => void {
  let close: (() => void) | null = null;
  function follow(): void {
    if (document.visibilityState !== 'visible') return leave();
    close ??= open('/events/v1', {
      // What changed while the line was broken has been told to nobody.
      opened: ask,
      said: (data) => void isNews(store, data).then((news) => news && ask()),
      ended: () => {
        close = later(() => {
          close = null;
          follow();
        }, reopenMs);
      },
    });
  }
  function leave(): void {
    close?.();
    close = null;
  }
  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    leave();
  };
}

function laterOn(task: () => void, delayMs: number): () => void {
  const timer = window.setTimeout(task, delayMs);
  return () => window.clearTimeout(timer);
}

/** Is there a scope that has come further than what is here? Our own pushes come back as news, too. */
async function isNews(store: Store, data: string): Promise<boolean> {
  const parsed = newsSchema.safeParse(jsonOf(data));
  if (!parsed.success) return false;
  const scopes = (await readFact(store.db, 'scopes')) ?? {};
  return Object.entries(parsed.data).some(([scope, q]) => q > (scopes[scope]?.cursor ?? 0));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
