// A person's plans, in the browser's own database (IndexedDB): written as soon as they change, listed
// alike in every tab, and each worked on in one (Web Locks). Nothing is uploaded.
import { answer, database } from './database.js';
import { sendText } from './strings.js';

const stores = ['summaries', 'plans']; // a summary is quick to read; both are texts under the plan's id
const outcomes = { kept: 0, refused: 1, full: 2, newer: 3 };
const patience = 1500; // milliseconds in which the page before a reload has let go of its plan

function outcomeOf(error) {
  if (error?.name === 'QuotaExceededError') return outcomes.full;
  if (error?.name === 'VersionError') return outcomes.newer;
  return outcomes.refused;
}

/** What is kept under a plan's id should be text; whatever else lies there is shown as what it is. */
const asText = (value) => (typeof value === 'string' ? value : JSON.stringify(value) ?? '');

/** `text` where it is JSON, or else as a string of JSON: a damaged plan goes into the file as it is. */
function asJson(text) {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.stringify(text);
  }
}

export function installPlans(module, saveFile) {
  const transact = database('pondlab', stores, { durability: 'strict' });
  let work = Promise.resolve(); // one thing after another
  let removed = null;
  let claimed = null; // {id, release}
  const waiting = new Map(); // id → {summary, plan}, to be written
  const failed = new Map();  // the same, tried again with the next change
  const tabs = globalThis.BroadcastChannel ? new BroadcastChannel('pondlab.plans') : null;

  function tell(outcome) {
    module._pondlab_plans_outcome(outcome);
    module._pondlab_wake();
  }

  /** After all that was asked for before; a failure is told and hinders nothing that follows. */
  function inTurn(steps) {
    work = work.then(steps).catch((error) => {
      console.info('plans', error);
      tell(outcomeOf(error));
    });
    return work;
  }

  const put = (id, { summary, plan }) => transact('readwrite', (summaries, plans) => {
    summaries.put(summary, id);
    if (plan) plans.put(plan, id);
  });

  async function writeWaiting() {
    let problem = null;
    for (const [id, record] of waiting) {
      waiting.delete(id);
      try {
        await put(id, record);
      } catch (error) {
        problem = error;
        failed.set(id, record);
      }
    }
    if (problem) throw problem;
    changed();
  }

  function changed() {
    tabs?.postMessage('changed');
    if (!waiting.size && !failed.size) tell(outcomes.kept);
  }

  async function list() {
    const pairs = await transact('readonly', async (summaries, plans) => {
      const [ids, texts, all] = await Promise.all(
        [answer(summaries.getAllKeys()), answer(summaries.getAll()), answer(plans.getAllKeys())]);
      const known = new Map(ids.map((id, i) => [id, texts[i]]));
      return [...new Set([...ids, ...all])].map((id) => [String(id), asText(known.get(id))]);
    });
    sendText(module, '_pondlab_plans_listed', JSON.stringify(pairs));
  }

  const read = async (id) => asText(await transact('readonly', (_, plans) => answer(plans.get(id))));

  /** Whether the plan is this tab's now; it waits so many milliseconds for another to let go. */
  function claim(id, wait = 0) {
    if (!navigator.locks || claimed?.id === id) return Promise.resolve(true);
    return new Promise((resolve) => {
      const options = wait ? { signal: AbortSignal.timeout(wait) } : { ifAvailable: true };
      navigator.locks.request(`pondlab.plan.${id}`, options, (lock) => {
        if (!lock) return resolve(false);
        claimed?.release();
        return new Promise((release) => {
          claimed = { id, release };
          resolve(true);
        });
      }).catch(() => resolve(false));
    });
  }

  async function open(id, isOwn, isReturn = false) {
    const text = await read(id);
    sendText(module, '_pondlab_plan_arrived', id, text, isOwn ? 'own' : '', isReturn ? 'return' : '');
  }

  /** Where the person was: in this tab before a reload, or else in the last one. */
  function whereabouts() {
    try {
      const here = sessionStorage.getItem('pondlab.here');
      return { here: here ?? localStorage.getItem('pondlab.here') ?? '', isReload: here !== null };
    } catch {
      return { here: '', isReload: false };
    }
  }

  tabs?.addEventListener('message', () => inTurn(list));
  const isUnsaved = () => waiting.size > 0 || failed.size > 0;
  window.addEventListener('beforeunload', (event) => { if (isUnsaved()) event.preventDefault(); });

  return {
    isUnsaved,
    newPlanId: () => [...crypto.getRandomValues(new Uint8Array(16))]
      .map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    listPlans() { inTurn(list); },
    keepPlan(id, summary, plan) {
      for (const [other, record] of failed) if (!waiting.has(other)) waiting.set(other, record);
      failed.clear();
      waiting.set(id, { summary, plan: plan || waiting.get(id)?.plan });
      inTurn(writeWaiting);
    },
    copyPlan(from, to, summary) {
      inTurn(async () => {
        await put(to, { summary, plan: await read(from) });
        changed();
      });
    },
    removePlan(id) {
      inTurn(async () => {
        waiting.delete(id);
        failed.delete(id);
        await transact('readwrite', async (summaries, plans) => {
          const [summary, plan] = await Promise.all([answer(summaries.get(id)), answer(plans.get(id))]);
          removed = { id, summary, plan };
          summaries.delete(id);
          plans.delete(id);
        });
        changed();
      });
    },
    bringPlanBack(id) {
      inTurn(async () => {
        if (removed?.id !== id) return;
        await transact('readwrite', (summaries, plans) => {
          if (removed.summary !== undefined) summaries.put(removed.summary, id);
          if (removed.plan !== undefined) plans.put(removed.plan, id);
        });
        changed();
      });
    },
    claimPlan(id) { claim(id); },
    releasePlan() {
      claimed?.release();
      claimed = null;
    },
    /** Reads a plan to work on it here, or on a copy where another tab does. */
    async openPlan(id) {
      const isOwn = await claim(id);
      inTurn(() => open(id, isOwn));
    },
    /** The same when the page begins; a new tab beside the one with the plan begins without it. */
    async reopenPlan(id) {
      const { isReload } = whereabouts();
      const isOwn = await claim(id, isReload ? patience : 0);
      if (isOwn || isReload) inTurn(() => open(id, isOwn, true));
    },
    exportPlans(file) {
      inTurn(async () => {
        const records = await transact('readonly', async (summaries, plans) => {
          const ids = await answer(plans.getAllKeys());
          return Promise.all(ids.map(async (id) => [await answer(summaries.get(id)), await answer(plans.get(id))]));
        });
        const items = records.map(([summary, plan]) =>
          `{"summary": ${asJson(asText(summary))}, "plan": ${asJson(asText(plan))}}`);
        saveFile(file, `{"pondlab_plans": 1, "plans": [\n${items.join(',\n')}\n]}\n`);
        module._pondlab_plans_exported(items.length);
        module._pondlab_wake();
      });
    },
    /** The plan is in a file: leaving the page loses nothing of it. */
    planIsInFile(id) { failed.delete(id); },
    here: () => whereabouts().here,
    keepHere(text) {
      try {
        sessionStorage.setItem('pondlab.here', text);
        localStorage.setItem('pondlab.here', text);
      } catch { /* private mode: the gallery comes first then */ }
    },
  };
}
