// Runs in the page: the same bits as the command line's, whatever way they are reached.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';
import { dayHashes, figure, run } from './support/cli.mjs';

const openPage = useBrowser();
const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const small = file('tests/cli/files/small.json');

/** Equal, but for money, which the command line writes to the nearest fen. */
function assertClose(actual, expected, isMoney, what) {
  if (expected === null) return assert.equal(actual, null, what);
  const rounding = isMoney ? 0.5 : 0;
  return assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)) + rounding,
    `${what}: ${actual} in the page, ${expected} on the command line`);
}

function assertSameFigures(state, result) {
  for (const [measure, shown] of Object.entries(state.kpis)) {
    if (measure === 'task_completion') continue; // summed over mechanisms, which the command line lists
    const known = figure(result, measure);
    assertClose(shown.value, known.value, known.isMoney, measure);
    if (shown.replications > 1) assertClose(shown.halfWidth, known.halfWidth, known.isMoney, `± of ${measure}`);
  }
}

test('a file that is opened and run to its end comes out as on the command line', async () => {
  const { openFile, press, until, problems, close } = await openPage();
  await openFile('small.json', small);
  await press('run');
  const state = await until(({ day, days, busy }) => days > 0 && day === days && !busy);
  const result = run(small, '--replications', '1');
  assert.equal(state.hash, dayHashes(result).at(-1));
  assertSameFigures(state, result);
  assert.deepEqual(problems(), []);
  await close();
});

const long = Boolean(process.env.PONDLAB_LONG);

for (const id of ['cdnow', 'luckin', 'example-coupon-ladder', 'example-live-stream', ...(long
  ? ['example-community-post', 'example-guide-chat', 'example-moments-post', 'example-sms'] : [])]) {
  test(`${id} has the same day hashes in the page as on the command line`, async () => {
    const { open, jump, state, close } = await openPage();
    const hashes = dayHashes(run(file(`scenarios/${id}.json`), '--replications', '1'));
    await open(id);
    const { days } = await state();
    assert.equal(days, hashes.length);
    for (const day of [Math.floor(days / 3), days, Math.floor(days / 2)]) {
      assert.equal((await jump(day)).hash, hashes[day - 1], `day ${day}`);
    }
    await close();
  });
}

for (const id of ['vgrass', ...(long ? ['inman'] : [])]) {
  test(`${id}, at full size, ends in the page as on the command line`, async () => {
    const { open, jump, close } = await openPage();
    const hashes = dayHashes(run(file(`scenarios/${id}.json`), '--replications', '1', '--measure', 'orders'));
    await open(id);
    assert.equal((await jump(hashes.length, 600_000)).hash, hashes.at(-1));
    await close();
  });
}

test('a day that was jumped back to goes on as if nothing had happened', async () => {
  const { openFile, jump, press, until, close } = await openPage();
  await openFile('small.json', small);
  const hashes = dayHashes(run(small, '--replications', '1'));
  await jump(40);
  await jump(17);
  await press('step');
  const state = await until(({ day, busy }) => day === 18 && !busy);
  assert.equal(state.hash, hashes[17]);
  await close();
});

test('another strategy runs as on the command line', async () => {
  const { openFile, press, jump, close } = await openPage();
  await openFile('small.json', small);
  await press('strategy');
  await press('strategy.2');
  const state = await jump(40);
  assert.equal(state.strategy, 'thrifty');
  const result = run(small, '--replications', '1', '--strategy', 'thrifty');
  assert.equal(state.hash, dayHashes(result).at(-1));
  assertSameFigures(state, result);
  await close();
});

test('replications by workers give the command line’s estimates', async () => {
  const { openFile, press, until, problems, close } = await openPage();
  await openFile('small.json', small);
  await press('replicate');
  const state = await until(({ replications, busy }) => replications.done === 4 && !replications.running && !busy);
  const result = run(small, '--replications', '4', '--strategy', 'base');
  assert.equal(state.replications.hash, dayHashes(result).at(-1));
  assertSameFigures(state, result);
  assert.ok(Object.values(state.kpis).every(({ replications }) => replications === 4));
  assert.deepEqual(problems(), []);
  await close();
});

test('cancelling keeps what is in, and more can be asked for', async () => {
  const { open, press, until, page, close } = await openPage();
  await open('luckin');
  await press('replicate');
  await until(({ replications }) => replications.done >= 1, 120_000);
  await press('cancel');
  const stopped = await until(({ replications }) => !replications.running);
  assert.ok(stopped.replications.done >= 1 && stopped.replications.done < 20);
  await page.waitForTimeout(500);
  const { replications } = await until(() => true);
  assert.equal(replications.done, stopped.replications.done);
  await press('replicate');
  await until((state) => state.replications.done > stopped.replications.done, 120_000);
  await close();
});
