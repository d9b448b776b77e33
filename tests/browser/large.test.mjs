// Very many people: said before, drawn with the page awake, to be stopped; more than fit are refused.
// And what goes wrong is said in the page's language.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';

const openPage = useBrowser();
const small = readFileSync(new URL('../cli/files/small.json', import.meta.url), 'utf8');
const chinese = /[\u4e00-\u9fff]/;

function withMembers(members) {
  const scenario = JSON.parse(small);
  scenario.segments[0].members = members;
  return JSON.stringify(scenario);
}

test('millions of people are drawn with progress while the page stays awake, and that can be stopped', async () => {
  const { page, openFile, press, until, state, problems, close } = await openPage();
  await openFile('large.json', withMembers(3_000_000));
  assert.equal((await until(({ file }) => file === 'large.json')).place, 'results');
  await page.evaluate(() => { // how far the drawing was whenever the page answered
    window.shares = new Set();
    setInterval(() => window.shares.add(window.pondlab.state().filling), 10);
  });
  await press('run');
  const { filling } = await until((now) => now.filling > 0.02);
  await until((now) => now.filling > filling);
  await press('results.people');
  const stopped = await until(({ busy }) => !busy);
  assert.equal(stopped.day, 0);
  assert.equal(stopped.filling, null);
  await page.waitForTimeout(500);
  assert.equal((await state()).busy, false);
  const answered = await page.evaluate(() => window.shares.size);
  assert.ok(answered >= 4, `the page froze: it answered ${answered} times`); // drawn at once: once or twice
  await press('run');
  await until((now) => now.filling >= filling); // from where it was
  await press('results.people');
  assert.deepEqual(problems(), []);
  await close();
});

test('more people than a page can hold are a finding of the plan, in its language', async () => {
  const { page, openFile, until, press, problems, close } = await openPage();
  await openFile('huge.json', withMembers(19_000_000));
  const state = await until(({ file }) => file === 'huge.json');
  assert.equal(state.place, 'plan');
  assert.equal(state.canRun, false);
  assert.equal(state.findings, 1);
  await press('rail.pond');
  await press('rail.results');
  await press('results.repair');
  await until(({ place }) => place === 'plan');
  await openFile('small.json', small);
  await press('run');
  await until(({ day, days }) => days > 0 && day === days, 120_000);
  assert.deepEqual(problems(), []);
  await page.waitForTimeout(50);
  await close();
});

test('background work that does not start is told in the language of the page', async () => {
  for (const [locale, wanted] of [['zh-CN', true], ['en-GB', false]]) {
    const { page, openFile, press, until, close } = await openPage({ context: { locale } });
    await page.route('**/pondlab-worker.wasm', (route) => route.abort());
    await openFile('small.json', small);
    await press('replicate');
    const { message, replications } = await until((state) => state.message);
    assert.equal(chinese.test(message), wanted, message);
    assert.doesNotMatch(message, /TypeError|Failed/);
    assert.equal(replications.running, false);
    await close();
  }
});
