// What stops the picture or the program while a person works: said in words, over the page as it
// was. The plan is kept by then (plans.js), and lost graphics come back by themselves.
const byId = (id) => document.getElementById(id);

export function installTrouble(module, canvas, isUnsaved) {
  let words = null;   // of the application, in the page's language
  let shown = null;   // 'picture_lost' or 'stopped'

  function show(kind) {
    if (shown === 'stopped') return; // which nothing comes back from
    shown = kind;
    byId('trouble').hidden = !kind;
    if (!kind || !words) return;
    byId('trouble-title').textContent = words[kind];
    byId('trouble-words').textContent = `${isUnsaved() ? words.not_kept : words.kept}\n${words[`${kind}_words`]}`;
    byId('reload').textContent = words.reload;
  }

  byId('reload').addEventListener('click', () => location.reload());
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault(); // it may come back
    module._pondlab_picture_lost();
    show('picture_lost');
  });
  canvas.addEventListener('webglcontextrestored', () => {
    module._pondlab_picture_restored();
    show(null);
    module._pondlab_wake();
  });
  // A trap or a C++ exception that nothing caught; what JavaScript itself throws is not fatal.
  window.addEventListener('error', ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError || error instanceof WebAssembly.Exception) show('stopped');
  });

  return {
    describeTrouble(json) {
      words = JSON.parse(json);
      show(shown);
    },
    /** False where it happened before there were words for it. */
    stopped() {
      if (words) show('stopped');
      return !!words;
    },
  };
}
