// One engine in a Web Worker: takes a compiled module and a job's specification, then works item by item.
import createWorker from '../pondlab-worker.js';

let engine = null;
let specification = null;

/** Calls an export with bytes on the engine's heap: name(pointer, length). */
function callWithBytes(name, bytes) {
  const pointer = engine._malloc(bytes.length);
  engine.HEAPU8.set(bytes, pointer);
  try {
    return engine[name](pointer, bytes.length);
  } finally {
    engine._free(pointer);
  }
}

/** What the engine says went wrong, in both languages. */
function reason() {
  return { zh: engine.UTF8ToString(engine._pondlab_error_zh()), en: engine.UTF8ToString(engine._pondlab_error_en()) };
}

function prepare() {
  if (!engine || specification === null) return;
  const good = callWithBytes('_pondlab_prepare', specification);
  postMessage(good ? { ready: true } : { error: reason() });
}

function work(bytes) {
  const size = callWithBytes('_pondlab_work', bytes);
  if (size < 0) return postMessage({ error: reason() });
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
    } else if (data.specification) {
      specification = data.specification;
      prepare();
    } else if (data.work) {
      work(data.work);
    }
  } catch (error) {
    console.warn(error);
    postMessage({ error: {} });
  }
});
