// Eight questions in the gallery, and a plan of one's own that runs and is judged.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';

const openPage = useBrowser();

test('from the gallery to a verdict, with two answers given and all others as usual', async () => {
  const { answer, press, until, scrollTo, problems, close } = await openPage();
  await press('new_plan');
  await until(({ newPlan }) => newPlan.open);
  await press('new_plan.category.drinks');
  await until(({ newPlan }) => newPlan.order_value === 2400);
  await answer('new_plan.margin', '150%', ({ newPlan }) => newPlan.faults[0] === 'margin');
  await answer('new_plan.margin', '62％', ({ newPlan }) => newPlan.margin === 6200 && newPlan.faults.length === 0);
  await answer('new_plan.members', '0.1万', ({ newPlan }) => newPlan.members === 1000);
  await scrollTo('new_plan.goal.wake');
  await press('new_plan.goal.wake');
  await press('new_plan.channels.community'); // no longer
  await until(({ newPlan }) => newPlan.goal === 'wake' && newPlan.channels.length === 2);
  await scrollTo('new_plan.make');
  await press('new_plan.make');
  const made = await until(({ myPlans, canRun }) => canRun && myPlans.current && myPlans.kept);
  assert.equal(made.myPlans.name, '茶饮咖啡 · 唤醒沉睡');
  assert.equal(made.findings, 0);
  const plan = JSON.parse(made.document);
  assert.equal(plan.segments[0].members, 1000);
  assert.equal(plan.economics.goods_cost, 0.38);
  assert.deepEqual(Object.keys(plan.strategies), ['sms_coupon', 'guides_coupon', 'together', 'sms_plain']);
  await press('rail.compare');
  await press('compare.start');
  const { comparison } = await until(({ comparison, myPlans: { list } }) =>
    comparison?.done > 0 && !comparison.running && /短信|导购|几样|不做活动/.test(list[0].verdict)); // until then that of the run
  assert.equal(comparison.report.strategies.length, 5);
  assert.deepEqual(problems(), []);
  await close();
});
