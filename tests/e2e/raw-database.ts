// The account's database as a page without the app reaches it: each function runs in the page, and nothing of this file is
// there but the function itself.

/** Leaves the mark of a newer version, as its first start would. @returns the rows of each table */
export async function raiseSchema(schema: number): Promise<Record<string, number>> {
  const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('so-co-so-'))?.name;
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name ?? '');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
  const rows: Record<string, number> = {};
  const transaction = db.transaction([...db.objectStoreNames], 'readwrite');
  transaction.objectStore('meta').put({ key: 'schema', value: schema });
  for (const table of db.objectStoreNames) {
    const count = transaction.objectStore(table).count();
    count.onsuccess = () => {
      rows[table] = count.result;
    };
  }
  await new Promise<void>((resolve) => {
    transaction.oncomplete = () => resolve();
  });
  db.close();
  return rows;
}

export async function countAll(): Promise<Record<string, number>> {
  const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('so-co-so-'))?.name;
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name ?? '');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
  const rows: Record<string, number> = {};
  const transaction = db.transaction([...db.objectStoreNames], 'readonly');
  for (const table of db.objectStoreNames) {
    const count = transaction.objectStore(table).count();
    count.onsuccess = () => {
      rows[table] = count.result;
    };
  }
  await new Promise<void>((resolve) => {
    transaction.oncomplete = () => resolve();
  });
  db.close();
  return rows;
}

/** Is this fact on disk? What a transaction under way has written is not seen before it is. */
export async function hasFact(key: string): Promise<boolean> {
  const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('so-co-so-'))?.name;
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name ?? '');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
  const row = db.transaction('meta').objectStore('meta').get(key);
  await new Promise((resolve) => {
    row.onsuccess = resolve;
  });
  db.close();
  return row.result !== undefined;
}

export async function openAsNewer(version: number): Promise<void> {
  const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('so-co-so-'))?.name;
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name ?? '', version);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
}

/** The database as the first version of the app made it, held open by a tab that hears nothing. */
export async function holdFirstVersion(): Promise<void> {
  const name =
    (await indexedDB.databases()).find((one) => one.name?.startsWith('so-co-so-'))?.name ?? '';
  await new Promise<void>((resolve) => {
    indexedDB.deleteDatabase(name).onsuccess = () => resolve();
  });
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, 10);
    request.onupgradeneeded = () => {
      const db = request.result;
      const base = db.createObjectStore('base', { keyPath: 'id' });
      for (const index of ['scope', 'unread']) base.createIndex(index, index);
      const outbox = db.createObjectStore('outbox', { keyPath: 'op' });
      for (const index of ['n', 'rec']) outbox.createIndex(index, index);
      const sent = db.createObjectStore('sent', { keyPath: 'op' });
      for (const index of ['rec', 'open']) sent.createIndex(index, index);
      db.createObjectStore('view', { keyPath: 'id' }).createIndex('date', 'date');
      db.createObjectStore('draft', { keyPath: 'id' });
      db.createObjectStore('meta', { keyPath: 'key' });
    };
    request.onsuccess = () => {
      // Kept on the window, so that it is not collected and closed.
      Object.assign(window, { held: request.result });
      resolve();
    };
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
}
