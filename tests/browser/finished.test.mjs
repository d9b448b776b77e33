// Finished work: an equal plan is not simulated again, not even after a reload, and two results stand
// side by side.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';

const openPage = useBrowser();
const face = 'field.$.campaign.sms.coupon.face';
const settled = ({ comparison }) => comparison.done > 0 && !comparison.running;

async function setFace(opened, value) {
  await opened.press('rail.plan');
  await opened.press('section.sms');
  await opened.fill(face, String(value));
  return opened.until((state) => new RegExp(`"face": ${value}\\b`).test(state.document ?? ''));
}

test('an edit that is undone brings its comparison back, and so does a reload', async () => {
  const opened = await openPage();
  await opened.open('example-sms');
  await opened.press('rail.compare');
  await opened.press('compare.start');
  const first = await opened.until((state) => settled(state) && state.finished.list.length === 1);
  assert.equal(first.finished.list[0].finding, first.comparison.verdict);

  await setFace(opened, 12);
  await opened.press('rail.compare');
  await opened.until(({ comparison }) => comparison?.outOfDate);
  await opened.page.keyboard.press('Control+z');
  const again = await opened.until((state) => settled(state) && !state.comparison.outOfDate);
  assert.deepEqual(again.comparison.report, first.comparison.report);

  await opened.page.reload();
  await opened.page.waitForFunction(() => window.pondlab?.state().finished.list.length === 1, null, { timeout: 60_000 });
  await opened.press('rail.compare');
  await opened.press('finished.0.open');
  const after = await opened.until((state) => state.comparison && settled(state));
  assert.equal(after.comparison.verdict, first.comparison.verdict);
  assert.deepEqual(opened.problems(), []);
  await opened.close();
});

test('a search is there again after a reload, and opens where it was looked for', async () => {
  const opened = await openPage();
  await opened.open('example-sms');
  await opened.press('rail.compare');
  await opened.press('compare.switch.1');
  await opened.press('search.start');
  const first = await opened.until((state) => state.search.stage === 'done' && !state.search.running
    && state.finished.list.length === 1, 300_000);
  assert.equal(first.finished.list[0].kind, 'search');

  await opened.page.reload();
  await opened.page.waitForFunction(() => window.pondlab?.state().finished.list.length === 1, null, { timeout: 60_000 });
  await opened.open('example-sms');
  await opened.press('rail.compare');
  await opened.press('compare.switch.1');
  const handed = await opened.until((state) => state.search?.stage === 'done');
  assert.deepEqual(handed.search.report, first.search.report);
  await opened.press('compare.switch.0');
  await opened.scrollTo('finished.0.open');
  await opened.press('finished.0.open');
  const after = await opened.until((state) => state.search?.stage === 'done' && state.places?.['search.start']);
  assert.deepEqual(after.search.report, first.search.report);
  assert.equal(after.search.outOfDate, false);
  assert.deepEqual(opened.problems(), []);
  await opened.close();
});

test('what a plan is called and by whom does not put its comparison out of date', async () => {
  const opened = await openPage();
  await opened.open('example-sms');
  await opened.press('rail.compare');
  await opened.press('compare.start');
  const first = await opened.until(settled);
  await opened.press('rail.plan');
  await opened.press('section.author');
  await opened.fill('field.$.author', '李运营');
  const named = await opened.until((state) => /"author": "李运营"/.test(state.document ?? ''));
  assert.equal(named.canRun, true);
  await opened.press('rail.compare');
  const after = await opened.until((state) => state.comparison);
  assert.equal(after.comparison.outOfDate, false);
  assert.equal(after.comparison.report.author, '李运营');
  assert.deepEqual(after.comparison.report.strategies, first.comparison.report.strategies);
  assert.deepEqual(opened.problems(), []);
  await opened.close();
});

test('two that are finished stand side by side', async () => {
  const opened = await openPage();
  await opened.open('example-sms');
  await opened.press('rail.compare');
  await opened.press('compare.start');
  await opened.until(settled);
  await setFace(opened, 12);
  await opened.press('rail.compare');
  await opened.press('compare.start');
  await opened.until((state) => settled(state) && state.finished.list.length === 2);
  await opened.scrollTo('finished.0.pick');
  await opened.press('finished.0.pick');
  await opened.scrollTo('finished.1.pick');
  await opened.press('finished.1.pick');
  const { finished } = await opened.until((state) => state.finished.sideBySide);
  assert.ok(finished.sideBySide.length > 8);
  for (const row of finished.sideBySide) assert.equal(row.length, 4);
  await opened.scrollTo('finished.side_by_side');
  await opened.scrollTo('finished.0.remove');
  await opened.press('finished.0.remove');
  await opened.until((state) => state.finished.list.length === 1 && state.finished.picked === 1);
  assert.deepEqual(opened.problems(), []);
  await opened.close();
});
