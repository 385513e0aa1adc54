// The worker's own scope, typed. Background Sync is not in TypeScript's WebWorker library: Chromium only.

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

type WorkerScope = Omit<ServiceWorkerGlobalScope, 'addEventListener'> & {
  addEventListener: ServiceWorkerGlobalScope['addEventListener'] &
    ((type: 'sync', listener: (event: SyncEvent) => void) => void);
};

// The stated boundary of this room: `self` of a service worker.
export const worker = self as unknown as WorkerScope;
