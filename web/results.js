// Results of finished runs and comparisons, in a database of their own (IndexedDB): they can be had
// again by simulating, so that whatever goes wrong here costs time and nothing else.
import { answer, database } from './database.js';
import { sendBytes, sendText } from './strings.js';

const stores = ['summaries', 'records']; // a text and bytes under the id of the work

export function installResults(module) {
  const transact = database('pondlab.results', stores);
  let work = Promise.resolve(); // one thing after another

  function inTurn(steps) {
    work = work.then(steps).catch((error) => console.info('results', error));
  }

  async function list() {
    const pairs = await transact('readonly', async (summaries) => {
      const [ids, texts] = await Promise.all([answer(summaries.getAllKeys()), answer(summaries.getAll())]);
      return ids.map((id, i) => [String(id), typeof texts[i] === 'string' ? texts[i] : '']);
    });
    sendText(module, '_pondlab_results_listed', JSON.stringify(pairs));
  }

  return {
    listResults() { inTurn(list); },
    keepResult(id, summary, record) {
      inTurn(() => transact('readwrite', (summaries, records) => {
        summaries.put(summary, id);
        records.put(record, id);
      }));
    },
    removeResult(id) {
      inTurn(() => transact('readwrite', (summaries, records) => {
        summaries.delete(id);
        records.delete(id);
      }));
    },
    fetchResult(id) {
      inTurn(async () => {
        const record = await transact('readonly', (_, records) => answer(records.get(id)));
        sendBytes(module, '_pondlab_result_arrived', record instanceof Uint8Array ? record : new Uint8Array(), id);
        module._pondlab_wake();
      });
    },
  };
}
