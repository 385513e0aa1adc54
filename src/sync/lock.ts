// One round at a time for an account, across tabs and the worker. Where Web Locks are missing (before Chrome 69 and
// Safari 15.4) rounds may overlap, which costs traffic and nothing else. [S11]

/** Runs the task under the named lock, or returns null at once if another holds it. */
export async function exclusively<T>(name: string, task: () => Promise<T>): Promise<T | null> {
  if (!('locks' in navigator)) return task();
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? task() : null));
}
