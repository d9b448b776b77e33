// Scenario files: picked, dropped, saved. Nothing is uploaded.
import { sendText } from './strings.js';

const largestFile = 16 * 1024 * 1024;
const largestCollection = 64 * 1024 * 1024; // of plans that were exported together

export function installFiles(module) {
  const picker = document.createElement('input');
  picker.type = 'file';
  picker.accept = '.json,application/json';

  async function open(file) {
    if (!file) return;
    const isCollection = file.size > largestFile && (await file.slice(0, 200).text()).includes('"pondlab_plans"');
    if (file.size > (isCollection ? largestCollection : largestFile)) module._pondlab_file_refused();
    else sendText(module, '_pondlab_open', file.name, await file.text());
  }

  picker.addEventListener('change', async () => {
    await open(picker.files[0]);
    picker.value = '';
  });
  const carriesFile = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  window.addEventListener('dragover', (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  window.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) document.body.classList.remove('dropping');
  });
  window.addEventListener('drop', (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    document.body.classList.remove('dropping');
    open(event.dataTransfer.files[0]);
  });

  return {
    pickFile() { picker.click(); },
    saveFile(name, text) {
      const link = document.createElement('a');
      // Without a byte order mark Excel takes UTF-8 for the system's own encoding.
      const content = name.endsWith('.csv')
        ? new Blob(['\uFEFF', text], { type: 'text/csv' })
        : new Blob([text], { type: 'application/json' });
      link.href = URL.createObjectURL(content);
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    },
  };
}
