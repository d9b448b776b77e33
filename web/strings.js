// Text into the application's memory: on the heap, since a scenario file does not fit on its stack.
export function sendText(module, name, ...texts) {
  const pointers = texts.map((text) => {
    const size = module.lengthBytesUTF8(text) + 1;
    const pointer = module._malloc(size);
    module.stringToUTF8(text, pointer, size);
    return pointer;
  });
  try {
    module[name](...pointers);
  } finally {
    pointers.forEach((pointer) => module._free(pointer));
  }
  module._pondlab_wake();
}

/** Bytes into the application: name(..., pointer, length). */
export function sendBytes(module, name, bytes, ...before) {
  const pointer = module._malloc(Math.max(1, bytes.length));
  module.HEAPU8.set(bytes, pointer);
  try {
    module[name](...before, pointer, bytes.length);
  } finally {
    module._free(pointer);
  }
}
