// Copy and paste. SDL2 has no clipboard in a browser and would swallow Ctrl+V (text-input.js lets it
// through), so the page's own paste event carries the text in.
import { sendText } from './strings.js';

export function installClipboard(module) {
  document.addEventListener('paste', (event) => {
    if (event.target.closest?.('.keyboard-tools')) return;
    const text = event.clipboardData?.getData('text/plain');
    if (!text) return;
    event.preventDefault();
    sendText(module, '_pondlab_paste', text);
  }, true);

  return {
    copy(text) {
      navigator.clipboard?.writeText(text).catch((error) => console.warn('copy', error));
    },
  };
}
