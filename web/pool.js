// Replications in Web Workers: one engine each, no shared memory. The module is compiled once and
// handed to every worker, so that cancelling (end the workers, start others) costs little.
import { sendBytes, sendText } from './strings.js';

export const poolSize = Math.max(1, Math.min(navigator.hardwareConcurrency || 2, 8) - 1);

export function installPool(module) {
  let workers = [];
  let compiled = null;
  let generation = 0;

  /** Reasons in both languages; without any (the browser has them in English alone) the page finds its own words. */
  function fail({ zh = '', en = '' } = {}) {
    sendText(module, '_pondlab_worker_failed', zh, en);
  }

  function begin(index, era) {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }) => {
      if (era !== generation) return;
      if (data.ready) module._pondlab_worker_ready(index);
      else if (data.progress !== undefined) module._pondlab_worker_progress(index, data.progress);
      else if (data.result) sendBytes(module, '_pondlab_worker_result', data.result, index);
      else fail(data.error);
    });
    worker.addEventListener('error', (event) => {
      console.warn('worker', event.message);
      if (era === generation) fail();
    });
    compiled.then((wasm) => { if (era === generation) worker.postMessage({ wasm }); });
    return worker;
  }

  function stopWorkers() {
    generation += 1;
    workers.forEach((worker) => worker.terminate());
    workers = [];
  }

  return {
    poolSize: () => poolSize,
    /** Starts workers on a job's specification (bytes); each reports when it is ready for work. */
    startWorkers(count, specification) {
      stopWorkers();
      const era = generation;
      compiled ??= WebAssembly.compileStreaming(fetch(new URL('../pondlab-worker.wasm', import.meta.url)));
      compiled.catch((error) => {
        compiled = null;
        console.warn('worker', error);
        fail();
      });
      workers = Array.from({ length: count }, (_, i) => begin(i, era));
      workers.forEach((worker) => worker.postMessage({ specification }));
    },
    /** One piece of work, as bytes the worker's engine understands. */
    giveWork(index, bytes) { workers[index]?.postMessage({ work: bytes }); },
    stopWorkers,
  };
}
