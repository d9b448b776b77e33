// Text into the application's memory: on the heap, since a scenario file does not fit on its stack.
function textOnHeap(module, text) {
  const size = module.lengthBytesUTF8(text) + 1;
  const pointer = module._malloc(size);
  module.stringToUTF8(text, pointer, size);
  return pointer;
}

export function sendText(module, name, ...texts) {
  const pointers = texts.map((text) => textOnHeap(module, text));
  try {
    module[name](...pointers);
  } finally {
    pointers.forEach((pointer) => module._free(pointer));
  }
  module._pondlab_wake();
}

/** Bytes into the application: name(..., pointer, length), where what comes before is numbers or texts. */
export function sendBytes(module, name, bytes, ...before) {
  const texts = before.filter((value) => typeof value === 'string').map((text) => textOnHeap(module, text));
  const pointer = module._malloc(Math.max(1, bytes.length));
  module.HEAPU8.set(bytes, pointer);
  let next = 0;
  try {
    module[name](...before.map((value) => (typeof value === 'string' ? texts[next++] : value)), pointer, bytes.length);
  } finally {
    [pointer, ...texts].forEach((taken) => module._free(taken));
  }
}
