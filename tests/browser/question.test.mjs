// Her question: “SMS or guides’ coupons, for my 20,000 members from next month on, with ¥20,000?” Answered by
// somebody who never saw JSON, in at most twelve actions (a press, or a field filled in); how long it took is told,
// since a machine may be as slow as it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';

const openPage = useBrowser({ drawn: true });
const screenshots = new URL('../../build/screenshots/', import.meta.url).pathname;
const most_actions = 12;

/** The first day of next month, as it is typed. */
function nextMonth() {
  const today = new Date();
  return `${today.getFullYear() + (today.getMonth() === 11 ? 1 : 0)}/${(today.getMonth() + 1) % 12 + 1}/1`;
}

test('SMS or guides’ coupons: answered in twelve actions', async (t) => {
  const { page, press, fill, until, state, close, problems } = await openPage(
    { context: { viewport: { width: 1440, height: 900 } } });
  const begin = Date.now();
  let actions = 0;
  const act = async (what, ...how) => { actions += 1; await what(...how); };

  await act(press, 'gallery.template-wake-up');
  await until(({ scenario }) => scenario === 'template-wake-up');
  await act(press, 'rail.plan');
  await until(({ places }) => places['answers.members']);
  await act(fill, 'answers.members', '20000');
  await act(fill, 'answers.start', nextMonth());
  await act(fill, 'answers.budget', '20000');
  await act(press, 'answers.apply');
  const plan = await until(({ notices }) => notices.length > 0);
  assert.equal(plan.findings, 0);
  assert.match(plan.document, /"at_most": 20000/);
  await act(press, 'rail.compare');
  await act(press, 'compare.start');
  const { comparison } = await until((now) => now.comparison?.done > 0 && !now.comparison.running, 120_000);
  const seconds = (Date.now() - begin) / 1000;

  await page.screenshot({ path: `${screenshots}question-answer.png` });
  t.diagnostic(`${actions} actions, ${seconds.toFixed(0)} s: ${comparison.verdict}`);
  assert.ok(actions <= most_actions, `${actions} actions`);
  assert.ok(comparison.verdict.length > 10);
  for (const word of ['置信序列', 'Kim', 'JSON', 'none', 'base', 'plan_', '$.'])
    assert.ok(!comparison.verdict.includes(word), `${word} in: ${comparison.verdict}`);
  assert.deepEqual(problems(), []);
  assert.equal((await state()).findings, 0);
  await close();
});
