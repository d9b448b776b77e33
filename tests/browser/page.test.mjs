// The page as a visitor meets it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';

const openPage = useBrowser();

test('the page opens under its own policy, asks nothing of other hosts and does not complain', async () => {
  const { page, problems, state, close } = await openPage();
  assert.equal((await state()).place, 'gallery');
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-CN');
  const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content');
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/);
  assert.match(policy, /connect-src 'self';/);
  assert.deepEqual(problems(), []);
  await close();
});

test('at rest nothing is drawn', async () => {
  const { page, state, close } = await openPage();
  await page.waitForTimeout(1500);
  const { frames } = await state();
  await page.waitForTimeout(1500);
  assert.ok((await state()).frames - frames <= 1);
  await close();
});

for (const ratio of [1, 1.25, 1.5, 2]) {
  test(`the canvas has one pixel for each of the screen's at a ratio of ${ratio}`, async () => {
    const { page, close } = await openPage({ context: { deviceScaleFactor: ratio } });
    const size = await page.evaluate(() => {
      const canvas = document.getElementById('canvas');
      return [canvas.width, canvas.height, canvas.clientWidth, canvas.clientHeight];
    });
    assert.ok(Math.abs(size[0] - size[2] * ratio) <= 1 && Math.abs(size[1] - size[3] * ratio) <= 1, `${size}`);
    await close();
  });
}
