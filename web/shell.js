// Starts the page: checks the browser, loads the application and joins it to the shell's parts.
import { installClipboard } from './clipboard.js';
import { installFiles } from './files.js';
import { installMirror } from './mirror.js';
import { installPlans } from './plans.js';
import { installPool } from './pool.js';
import { installResults } from './results.js';
import { installTextInput } from './text-input.js';
import { installTrouble } from './trouble.js';

const canvas = document.getElementById('canvas');
const progress = document.getElementById('progress');

/** Names of the browser features that are missing; empty when the page can run. */
function missingFeatures() {
  const missing = [];
  // (module (func (result v128) i32.const 0 i8x16.splat)) with an exception tag section
  const simd = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11);
  const tags = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 13, 3, 1, 0, 0);
  if (typeof WebAssembly !== 'object') missing.push('WebAssembly');
  else {
    if (!WebAssembly.validate(simd)) missing.push('WebAssembly SIMD');
    if (!WebAssembly.validate(tags)) missing.push('WebAssembly exceptions');
  }
  if (!document.createElement('canvas').getContext('webgl2')) missing.push('WebGL2');
  return missing;
}

function refuse(reason) {
  document.getElementById('loading').hidden = true;
  document.getElementById('loading').classList.add('done');
  const block = /memory/i.test(reason) ? 'no-memory' : 'unsupported';
  document.getElementById(block).hidden = false;
  document.getElementById('missing').hidden = false;
  document.getElementById('missing').textContent = reason;
}

/** SDL listens to `resize` alone: tell it of a changed element or pixel ratio too. */
function watchSize() {
  const resized = () => window.dispatchEvent(new Event('resize'));
  new ResizeObserver(resized).observe(canvas);
  const watchRatio = () => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
      .addEventListener('change', () => { resized(); watchRatio(); }, { once: true });
  };
  watchRatio();
}

/** Frames are drawn on demand: whatever a person does wakes the application. */
function watchInput(module) {
  const wake = () => module._pondlab_wake();
  for (const type of ['pointermove', 'pointerdown', 'pointerup', 'mousemove', 'mousedown', 'mouseup',
    'wheel', 'keydown', 'keyup', 'keypress', 'touchstart', 'touchmove', 'touchend', 'focus', 'blur',
    'resize', 'mouseleave', 'visibilitychange']) {
    window.addEventListener(type, wake, { capture: true, passive: true });
  }
  document.addEventListener('visibilitychange', wake);
}

async function start() {
  const missing = missingFeatures();
  if (missing.length) return refuse(missing.join(' · '));
  canvas.addEventListener('contextmenu', (event) => event.preventDefault());
  progress.value = 5;

  const { default: createPondlab } = await import('../pondlab.js');
  let most = 0;
  const module = await createPondlab({
    canvas,
    print: (line) => console.log(line),
    printErr: (line) => console.warn(line),
    setStatus(line) {
      const parts = /\((\d+(?:\.\d+)?)\/(\d+)\)/.exec(line);
      if (parts) progress.value = 10 + (80 * parts[1]) / parts[2];
    },
    monitorRunDependencies(left) {
      most = Math.max(most, left);
      if (most) progress.value = Math.max(progress.value, 10 + (80 * (most - left)) / most);
    },
    onAbort(reason) { if (!globalThis.pondlabShell?.stopped()) refuse(String(reason)); },
    preRun: [(instance) => { globalThis.pondlabShell = connect(instance); }],
  });
  watchInput(module);
  watchSize();
  window.pondlab = Object.freeze({
    state: () => JSON.parse(module.UTF8ToString(module._pondlab_state())),
  });
}

/** What the application may ask of the page (called from src/app/state/platform.cpp). */
function connect(module) {
  const files = installFiles(module);
  const plans = installPlans(module, files.saveFile);
  const shell = {
    ...files,
    ...plans,
    ...installResults(module),
    ...installTrouble(module, canvas, plans.isUnsaved),
    ...installTextInput(module, canvas),
    ...installClipboard(module),
    ...installMirror(module),
    ...installPool(module),
    stored(key) {
      try { return localStorage.getItem(`pondlab.${key}`) ?? ''; } catch { return ''; }
    },
    store(key, value) {
      try { localStorage.setItem(`pondlab.${key}`, value); } catch { /* private mode: forget it */ }
    },
    theme(name) { document.documentElement.dataset.theme = name; },
    ready() {
      progress.value = 100;
      document.getElementById('loading').classList.add('done');
      performance.mark('pondlab-first-frame');
      if (document.activeElement === document.body) canvas.focus({ preventScroll: true });
    },
  };
  return shell;
}

start().catch((error) => {
  console.error(error);
  refuse(String(error?.message ?? error));
});
