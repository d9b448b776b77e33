// Three questions on every case: how large is my pool, from when, what may it cost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';

const openPage = useBrowser();

/** Answers one of the three questions. */
function answer(opened, question, text) {
  const place = ['members', 'start', 'budget'].indexOf(question);
  return opened.answer(`answers.${question}`, text, ({ answers }) => answers[place] === text);
}

const screenshots = new URL('../../build/screenshots/', import.meta.url).pathname;
const picture = (page, name) => page.screenshot({ path: `${screenshots}answers-${name}.png` });

for (const [width, height] of [[1440, 900], ...(process.env.PONDLAB_LONG ? [[1024, 768], [2560, 1440]] : [])]) {
  test(`Inman becomes one's own pool and runs, at ${width} × ${height}`, async () => {
    const opened = await openPage({ drawn: true, context: { viewport: { width, height } } });
    const { page, open, press, until, jump, close } = opened;
    await open('inman');
    await press('rail.plan');
    const before = (await until(({ document }) => document)).document;
    await picture(page, `before-${width}`);
    await answer(opened, 'members', '2万');
    await answer(opened, 'start', '2026/12/1');
    await answer(opened, 'budget', '20,000');
    await picture(page, `typed-${width}`);
    await press('answers.apply');
    const adapted = await until(({ modified, notices }) => modified && notices.length > 0);
    assert.equal(adapted.findings, 0);
    assert.equal(adapted.canRun, true);
    assert.match(adapted.document, /"members": 20000/);
    assert.match(adapted.document, /"start": "2026-12-01"/);
    assert.match(adapted.document, /"at_most": 20000/);
    assert.ok(adapted.notices.length >= 5);
    assert.match(adapted.notices[0], /480,000 人改成 20,000 人/);
    await picture(page, `after-${width}`);
    if (width === 1440) {
      const day = await jump(60, 120_000);
      assert.equal(day.day, 60);
      assert.ok(day.kpis.incremental_contribution.value !== null);
      await press('rail.results');
      await until(({ busy }) => !busy);
      await picture(page, `results-${width}`);
      await press('rail.plan');
      await press('undo');
      const back = await until(({ modified }) => !modified);
      assert.equal(back.document, before);
      assert.equal(back.notices.length, 0);
    }
    await close();
  });
}

test('what is no answer is marked and cannot be applied', async () => {
  const opened = await openPage({ drawn: true });
  const { page, open, press, until, state, close } = opened;
  await open('example-sms');
  await press('rail.plan');
  const before = (await state()).document;
  await answer(opened, 'members', '很多');
  await press('answers.apply');
  await page.waitForTimeout(300);
  assert.equal((await state()).document, before);
  await picture(page, 'faulty');
  await answer(opened, 'members', '8000');
  await answer(opened, 'start', '3月8日');
  await press('answers.apply');
  const after = await until(({ modified }) => modified);
  assert.match(after.document, /"start": "\d{4}-03-08"/);
  assert.match(after.document, /"members": 8000/);
  await close();
});
