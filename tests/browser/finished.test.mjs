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
