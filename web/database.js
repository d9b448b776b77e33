// A database of the browser's (IndexedDB) with values under ids, opened when it is first needed.

export const answer = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function open(name, stores) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => stores.forEach((store) => request.result.createObjectStore(store));
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    setTimeout(() => reject(new Error('IndexedDB does not answer')), 10_000);
  });
}

/** Returns transact(mode, steps): does `steps` (it is given the stores) in one transaction, and waits until that is safe. */
export function database(name, stores, options = {}) {
  let opened = null;
  return async function transact(mode, steps) {
    opened ??= open(name, stores);
    let transaction;
    try {
      transaction = (await opened).transaction(stores, mode, options);
    } catch (error) {
      opened = null; // closed for another version, or refused: asked anew the next time
      throw error;
    }
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser gave up'));
    });
    const result = steps(...stores.map((store) => transaction.objectStore(store)));
    const [value] = await Promise.all([result, done]);
    return value;
  };
}
