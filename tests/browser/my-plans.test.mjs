// Nothing is lost: plans kept as they are edited, across reloads, tabs, refusals of the browser, lost
// graphics and tabs that are killed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';

const openPage = useBrowser();
const face = 'field.$.campaign.sms.coupon.face';
const faceOf = (state) => Number(/"face": (\d+)/.exec(state.document)?.[1]);
const kept = ({ myPlans }) => myPlans.list.length > 0 && myPlans.kept;

/** Opens the plan of a case, at the SMS. */
async function openCase(opened, id = 'example-sms') {
  await opened.open(id);
  await opened.press('rail.plan');
  await opened.press('section.sms');
}

async function editFace(opened, value) {
  await opened.fill(face, String(value));
  return opened.until((state) => new RegExp(`"face": ${value}\\b`).test(state.document ?? ''));
}

async function reload(opened) {
  await opened.page.reload();
  await opened.page.waitForFunction(() => window.pondlab?.state().frames > 0, null, { timeout: 60_000 });
  return opened.until((state) => state.myPlans.listed);
}

async function showMyPlans(opened) {
  await opened.press('rail.gallery');
  await opened.press('gallery_choice.1');
  return opened.until((state) => state.myPlans.open);
}

/** Another page of the same browser profile. */
async function secondTab(opened) {
  const page = await opened.page.context().newPage();
  await page.goto(opened.page.url());
  await page.waitForFunction(() => window.pondlab?.state().myPlans.listed, null, { timeout: 60_000 });
  return opened.on(page);
}

/** Runs `steps` in the page with its database open. */
const inDatabase = (page, steps, argument) => page.evaluate(async ([code, value]) => {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open('pondlab');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction(['summaries', 'plans'], 'readwrite');
  const done = new Promise((resolve) => { transaction.oncomplete = resolve; });
  const plans = transaction.objectStore('plans');
  const summaries = transaction.objectStore('summaries');
  if (code === 'clear') { plans.clear(); summaries.clear(); }
  if (code === 'put') { plans.put(value.plan, value.id); summaries.put(value.summary, value.id); }
  await done;
  database.close();
}, [steps, argument]);

/** Edits the case, so that it is a plan of one's own, and shows the list that it is in. */
async function keepOne(opened) {
  await openCase(opened);
  await editFace(opened, 75);
  await opened.until(kept);
  await showMyPlans(opened);
}

test('a case that is only looked at is no plan; the first edit makes one, kept within a second', async () => {
  const opened = await openPage();
  await openCase(opened);
  await opened.page.waitForTimeout(500);
  assert.deepEqual((await opened.state()).myPlans.list, []);
  await editFace(opened, 75);
  const began = Date.now();
  await opened.until(kept);
  assert.ok(Date.now() - began < 1000);
  assert.deepEqual(opened.problems(), []);
  await opened.close();
});

test('a reload brings back the plan, its undo, strategy and place', async () => {
  const opened = await openPage();
  await openCase(opened);
  const before = faceOf(await opened.state());
  await editFace(opened, 75);
  await editFace(opened, 85);
  await opened.until(kept);
  await reload(opened);
  const back = await opened.until((state) => state.document);
  assert.equal(back.place, 'plan');
  assert.equal(faceOf(back), 85);
  assert.equal(back.undo, 2);
  assert.equal(back.scenario, 'example-sms');
  await opened.press('undo');
  await opened.until((state) => faceOf(state) === 75);
  await opened.press('undo');
  await opened.until((state) => faceOf(state) === before);
  await opened.press('redo');
  await opened.until((state) => faceOf(state) === 75);
  assert.equal((await opened.state()).myPlans.list.length, 1);
  assert.deepEqual(opened.problems(), []);
  await opened.close();
});

test('opening a case does not touch the plan that was edited', async () => {
  const opened = await openPage();
  await openCase(opened);
  await editFace(opened, 75);
  await opened.until(kept);
  await opened.open('example-guide-chat');
  assert.equal((await opened.state()).myPlans.current, '');
  await showMyPlans(opened);
  await opened.press('my_plan.0');
  const back = await opened.until((state) => state.myPlans.current);
  assert.equal(faceOf(back), 75);
  assert.equal(back.place, 'plan');
  await opened.close();
});

test('a plan is duplicated, renamed, deleted, and the deletion taken back', async () => {
  const opened = await openPage();
  const { page, press, until } = opened;
  await keepOne(opened);
  await press('my_plan.0.more');
  await press('my_plan.0.more.1');
  const two = await until(({ myPlans }) => myPlans.list.length === 2 && myPlans.kept);
  assert.match(two.myPlans.list[0].name, / 副本$/);
  await press('my_plan.0.more');
  await press('my_plan.0.more.0');
  await until(({ places }) => places['my_plans.name']);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Double 11', { delay: 20 });
  await page.keyboard.press('Enter');
  await until(({ myPlans }) => myPlans.list[0].name === 'Double 11' && myPlans.kept);
  await press('my_plan.0.more');
  await press('my_plan.0.more.2');
  await until(({ myPlans }) => myPlans.list.length === 1 && myPlans.kept);
  await press('toast.action');
  await until(({ myPlans }) => myPlans.list.length === 2 && myPlans.kept);
  await reload(opened);
  const { myPlans } = await opened.state();
  assert.deepEqual(myPlans.list.map(({ name }) => name).sort(), ['Double 11', myPlans.list.find(({ name }) => name !== 'Double 11').name].sort());
  assert.deepEqual(opened.problems(), []);
  await opened.close();
});

test('an earlier version comes back as one change that undo takes away', async () => {
  const opened = await openPage();
  const { press, until } = opened;
  await openCase(opened);
  const before = faceOf(await opened.state());
  await editFace(opened, 75);
  await until(kept);
  await opened.open('example-guide-chat');
  await showMyPlans(opened);
  await press('my_plan.0.more');
  await press('my_plan.0.more.4');
  await until((state) => state.myPlans.current && faceOf(state) === before);
  await press('undo');
  await until((state) => faceOf(state) === 75);
  await opened.close();
});

test('all plans go into one file and come back beside what is there', async () => {
  const opened = await openPage();
  const { page, press, until } = opened;
  await keepOne(opened);
  const [download] = await Promise.all([page.waitForEvent('download'), press('my_plans.export')]);
  const file = readFileSync(await download.path(), 'utf8');
  assert.equal(JSON.parse(file).plans.length, 1);
  await inDatabase(page, 'clear');
  await page.evaluate(() => { sessionStorage.clear(); localStorage.clear(); });
  await reload(opened);
  assert.deepEqual((await opened.state()).myPlans.list, []);
  for (const [times, name] of [[1, 'first'], [2, 'second']]) {
    await opened.openFile('pondlab-plans.json', file);
    await until(({ myPlans }) => myPlans.list.length === times && myPlans.kept, 10_000).catch((error) => { throw new Error(`${name}: ${error.message}`); });
  }
  await press('my_plan.0');
  const back = await until((state) => state.myPlans.current);
  assert.equal(faceOf(back), 75);
  assert.equal(back.undo, 1);
  const good = JSON.parse(file).plans[0];
  await opened.openFile('some.json', JSON.stringify({ pondlab_plans: 1, plans: [good, { summary: good.summary, plan: { ...good.plan, document: 3 } }] }));
  await until(({ message }) => /some\.json:1:\d+.*plans\[1\]\.plan\.document/.test(message));
  assert.equal((await opened.state()).myPlans.list.length, 3);
  await opened.openFile('newer.json', '{"pondlab_plans": 7, "plans": []}');
  await until(({ message }) => /newer\.json:1:/.test(message));
  assert.deepEqual(opened.problems(), []);
  await opened.close();
});

test('a second tab works on a copy and says so', async () => {
  const opened = await openPage();
  await openCase(opened);
  await editFace(opened, 75);
  await opened.until(kept);
  const second = await secondTab(opened);
  assert.equal((await second.state()).myPlans.current, ''); // it does not open by itself what is open here
  await second.open('example-guide-chat');
  await showMyPlans(second);
  await second.press('my_plan.0');
  const copy = await second.until((state) => state.scenario === 'example-sms' && state.message);
  assert.match(copy.message, /另一个标签页/);
  assert.equal(copy.myPlans.current, '');
  await second.press('toast.close');
  await second.press('section.sms');
  await editFace(second, 95);
  await second.until(({ myPlans }) => myPlans.list.length === 2 && myPlans.kept);
  await opened.until(({ myPlans }) => myPlans.list.length === 2); // told by the other tab
  assert.equal(faceOf(await opened.state()), 75);
  await opened.page.close();
  await showMyPlans(second);
  const index = (await second.state()).myPlans.list.findIndex(({ name }) => !/副本/.test(name));
  await second.press(`my_plan.${index}`);
  await second.until((state) => state.myPlans.current && faceOf(state) === 75); // it is free now
  await opened.close();
});

for (const [what, script, failure, words] of [
  ['IndexedDB is blocked', () => { Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } }); }, 1, /浏览器不让本页保存/],
  ['the storage is full', () => {
    const { put } = IDBObjectStore.prototype;
    globalThis.full = true;
    IDBObjectStore.prototype.put = function (...values) {
      if (globalThis.full) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, values);
    };
  }, 2, /存储空间满了/],
]) {
  test(`${what}: it is said once, leaving asks, and a file helps`, async () => {
    const opened = await openPage({ script });
    const { page, press, until } = opened;
    await openCase(opened);
    assert.equal((await opened.state()).message, '');
    await editFace(opened, 75);
    const { myPlans } = await until(({ message }) => words.test(message));
    assert.equal(myPlans.failure, failure);
    const asked = new Promise((resolve) => { page.once('dialog', (dialog) => { resolve(dialog.type()); dialog.dismiss(); }); });
    await page.close({ runBeforeUnload: true });
    assert.equal(await asked, 'beforeunload');
    assert.equal(faceOf(await opened.state()), 75);
    await press('toast.close');
    await Promise.all([page.waitForEvent('download'), press('save')]);
    if (failure === 2) {
      await page.evaluate(() => { globalThis.full = false; });
      await editFace(opened, 80);
      await until(kept);
    }
    assert.equal(await page.evaluate(() => globalThis.pondlabShell.isUnsaved()), false);
    await opened.close();
  });
}

test('what lies damaged in the database is shown, refused in words, and hurts nothing else', async () => {
  const opened = await openPage();
  const { page, press, until } = opened;
  await openCase(opened);
  await editFace(opened, 75);
  await until(kept);
  for (const [id, summary, plan] of [
    ['a', '{"pondlab_plan": 1', 'no plan'],
    ['b', 7, { some: 'thing' }],
    ['c', '{"pondlab_plan": 1, "name": "明天的", "edited": 1, "days": 1, "campaign": [], "verdict": {"zh": "", "en": ""}, "verdict_is_old": false, "versions": []}', '{"pondlab_plan": 99}'],
  ]) await inDatabase(page, 'put', { id, summary, plan });
  await reload(opened);
  await until((state) => faceOf(state) === 75);
  const { myPlans } = await showMyPlans(opened);
  assert.equal(myPlans.list.length, 4);
  assert.equal(myPlans.list.filter(({ damaged }) => damaged).length, 2);
  for (const [index, { id }] of myPlans.list.entries()) {
    if (id.length > 1) continue;
    await press(`my_plan.${index}`);
    await until(({ message }) => /打不开/.test(message));
    await press('toast.close');
    await until(({ message }) => !message);
  }
  assert.equal(faceOf(await opened.state()), 75);
  assert.equal((await opened.state()).myPlans.list.length, 4);
  assert.deepEqual(opened.problems(), []);
  await opened.close();
});

test('graphics that are lost are said in words, and come back with plan and results', async () => {
  const opened = await openPage({ drawn: true });
  const { page, until, press, jump } = opened;
  await openCase(opened);
  await editFace(opened, 75);
  await press('rail.pond');
  await jump(20);
  const before = await until(({ pond, day, myPlans }) => pond?.days === day && myPlans.kept);
  await page.waitForTimeout(700);
  const shown = await page.screenshot();
  await page.evaluate(() => {
    const context = document.getElementById('canvas').getContext('webgl2');
    globalThis.lostGraphics = context.getExtension('WEBGL_lose_context');
    globalThis.lostGraphics.loseContext();
  });
  await page.waitForSelector('#trouble:not([hidden])');
  assert.match(await page.textContent('#trouble'), /显卡中断.*方案已经自动保存.*显卡恢复后/s);
  assert.equal(await page.isVisible('#unsupported'), false);
  const frames = (await opened.state()).frames;
  await page.mouse.move(300, 300);
  await page.waitForTimeout(300);
  assert.equal((await opened.state()).frames, frames); // nothing is drawn, and nothing complains
  await page.evaluate(() => globalThis.lostGraphics.restoreContext());
  await page.waitForSelector('#trouble', { state: 'hidden' });
  const after = await until((state) => state.frames > frames + 2);
  assert.equal(faceOf(after), 75);
  assert.deepEqual(after.kpis, before.kpis);
  await page.mouse.move(640, 60);
  await page.waitForTimeout(900);
  const again = await page.screenshot();
  assert.ok(again.length > shown.length * 0.9 && again.length < shown.length * 1.1, `${again.length} bytes after ${shown.length}`);
  assert.deepEqual(opened.problems().filter((text) => !/CONTEXT_LOST|context lost/i.test(text)), []);
  await opened.close();
});

test('a program that stops says so, and the plan is there after the reload it offers', async () => {
  const opened = await openPage();
  const { page } = opened;
  await openCase(opened);
  await editFace(opened, 75);
  await opened.until(kept);
  await page.evaluate(() => window.dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })));
  assert.match(await page.textContent('#trouble'), /程序停下了.*方案已经自动保存/s);
  await Promise.all([page.waitForNavigation(), page.click('#reload')]);
  await page.waitForFunction(() => window.pondlab?.state().document, null, { timeout: 60_000 });
  assert.equal(faceOf(await opened.state()), 75);
  await opened.close();
});

test('memory that is refused when the page begins is said in words', async () => {
  const opened = await openPage({
    waits: false,
    script: () => {
      WebAssembly.instantiate = WebAssembly.instantiateStreaming = () => Promise.reject(new RangeError('WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory'));
    },
  });
  await opened.page.waitForSelector('#no-memory:not([hidden])');
  assert.match(await opened.page.textContent('#no-memory'), /内存不够/);
  assert.equal(await opened.page.isVisible('#unsupported'), false);
  await opened.close();
});

/** The same numbers for the same seed (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6D2B79F5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

test('a tab killed at any moment loses the last second at most', async () => {
  const seed = Number(process.env.PONDLAB_SEED ?? 1);
  const kills = Number(process.env.PONDLAB_KILLS ?? (process.env.PONDLAB_LONG ? 100 : 4));
  const random = numbers(seed);
  let opened = await openPage();
  await openCase(opened);
  let value = 40;
  for (let kill = 0; kill < kills; kill += 1) {
    const safe = [faceOf(await opened.state())]; // values that may be found, the newest last
    let at = 0;
    for (let edit = 1 + Math.floor(random() * 3); edit > 0; edit -= 1) {
      value = value >= 190 ? 41 : value + 1;
      await editFace(opened, value);
      at = Date.now();
      safe.push(value);
      await opened.page.waitForTimeout(random() * 600);
    }
    await opened.page.waitForTimeout(random() * 1200);
    const elapsed = Date.now() - at;
    const { page } = opened;
    const crashed = new Promise((resolve) => page.once('crash', resolve));
    const session = await page.context().newCDPSession(page);
    session.send('Page.crash').catch(() => {}); // it ends before it can answer
    await crashed;
    const next = await page.context().newPage();
    await next.goto(opened.address);
    await next.waitForFunction(() => window.pondlab?.state().myPlans.listed, null, { timeout: 60_000 });
    await page.close();
    opened = opened.on(next);
    const { document, myPlans } = await opened.until((state) => state.document);
    const found = faceOf({ document });
    const context = `seed ${seed}, kill ${kill}, ${elapsed} ms after the edit to ${value}`;
    if (elapsed > 1000) assert.equal(found, value, context);
    else assert.ok(safe.slice(-2).includes(found), `${context}: ${found}`);
    assert.equal(myPlans.list.length, 1, context);
    await opened.press('section.sms');
  }
  await opened.close();
});
