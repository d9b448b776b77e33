// Typing. SDL2 knows no input method in a browser, so a hidden textarea sits at the caret while the
// application wants text; what it receives goes in as finished characters.
import { sendText } from './strings.js';

/** Keys the browser keeps: reload, full screen, developer tools, zoom, tabs, and leaving the canvas. */
function belongsToBrowser(event) {
  if (['F5', 'F11', 'F12'].includes(event.key)) return true;
  if (!(event.ctrlKey || event.metaKey)) return false;
  return ['KeyV', 'KeyR', 'KeyL', 'KeyT', 'KeyW', 'KeyN', 'KeyP', 'Equal', 'Minus', 'Digit0',
    'NumpadAdd', 'NumpadSubtract', 'Tab'].includes(event.code);
}

export function installTextInput(module, canvas) {
  const field = document.getElementById('text-input');
  const shellControls = document.querySelector('.keyboard-tools');
  let composing = false;
  let wanted = false;

  const deliver = (text) => {
    if (text) sendText(module, '_pondlab_text', text);
    field.value = '';
  };

  // Capture phase on window: before SDL, which would swallow the key.
  window.addEventListener('keydown', (event) => {
    if (event.key === 'F6') { // the exit key: from the canvas to the page's own controls and back
      event.preventDefault();
      event.stopImmediatePropagation();
      if (shellControls.contains(document.activeElement)) canvas.focus({ preventScroll: true });
      else shellControls.querySelector('select, button:not(:disabled)')?.focus();
      return;
    }
    const inShell = shellControls.contains(event.target);
    if (event.isComposing || event.keyCode === 229 || inShell || belongsToBrowser(event)) {
      event.stopImmediatePropagation();
    }
  }, true);

  field.addEventListener('compositionstart', () => { composing = true; });
  field.addEventListener('compositionend', (event) => { composing = false; deliver(event.data); });
  field.addEventListener('input', (event) => {
    if (composing || event.isComposing) return;
    if (event.inputType === 'deleteContentBackward') module._pondlab_backspace();
    deliver(event.inputType?.startsWith('insert') ? field.value || event.data : '');
  });

  const focusField = () => { if (wanted) field.focus({ preventScroll: true }); };
  canvas.addEventListener('mouseup', () => setTimeout(focusField, 0));
  canvas.addEventListener('touchend', focusField);
  canvas.addEventListener('mousedown', () => { if (!wanted) canvas.focus({ preventScroll: true }); });

  return {
    /** The application wants text (or no longer does), its caret at x, y in CSS pixels. */
    wantText(wants, x, y, height) {
      field.style.transform = `translate(${x}px, ${y}px)`;
      field.style.height = `${height}px`;
      if (wants === wanted) return;
      wanted = wants;
      field.setAttribute('aria-hidden', String(!wants));
      if (wants) focusField();
      else if (document.activeElement === field) canvas.focus({ preventScroll: true });
    },
  };
}
