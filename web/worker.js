// One engine in a Web Worker: takes a compiled module and a scenario, then works piece by piece.
import createWorker from '../pondlab-worker.js';

let engine = null;
let scenario = null;

function heapText(text) {
  const size = engine.lengthBytesUTF8(text) + 1;
  const pointer = engine._malloc(size);
  engine.stringToUTF8(text, pointer, size);
  return pointer;
}

function prepare() {
  if (!engine || scenario === null) return;
  const pointer = heapText(scenario);
  const good = engine._pondlab_prepare(pointer);
  engine._free(pointer);
  postMessage(good ? { ready: true } : { error: engine.UTF8ToString(engine._pondlab_error()) });
}

function work(bytes) {
  const pointer = engine._malloc(bytes.length);
  engine.HEAPU8.set(bytes, pointer);
  const size = engine._pondlab_work(pointer, bytes.length);
  engine._free(pointer);
  if (size < 0) return postMessage({ error: engine.UTF8ToString(engine._pondlab_error()) });
  const start = engine._pondlab_result();
  const result = engine.HEAPU8.slice(start, start + size);
  return postMessage({ result }, [result.buffer]);
}

addEventListener('message', async ({ data }) => {
  try {
    if (data.wasm) {
      engine = await createWorker({
        instantiateWasm(imports, done) {
          WebAssembly.instantiate(data.wasm, imports).then((instance) => done(instance, data.wasm));
          return {};
        },
      });
      prepare();
    } else if (data.scenario !== undefined) {
      scenario = data.scenario;
      prepare();
    } else if (data.work) {
      work(data.work);
    }
  } catch (error) {
    postMessage({ error: String(error?.message ?? error) });
  }
});
