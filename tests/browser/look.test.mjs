// What a person sees and a screen reader hears, in both languages and themes.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';

const openPage = useBrowser();
const pictures = new URL('../../build/screenshots/', import.meta.url).pathname;
mkdirSync(pictures, { recursive: true });

for (const [language, locale] of [['zh', 'zh-CN'], ['en', 'en-GB']]) {
  for (const theme of ['dark', 'light']) {
    test(`gallery, results and plan in ${language}, ${theme}`, async () => {
      const { page, open, jump, press, state, problems, close } = await openPage({
        context: { locale, colorScheme: theme, viewport: { width: 1440, height: 900 } },
      });
      const picture = (name) => page.screenshot({ path: `${pictures}${name}-${language}-${theme}.png` });
      assert.equal((await state()).language, language);
      assert.equal((await state()).theme, theme);
      await picture('gallery');
      await open('example-sms');
      await jump(90);
      await page.waitForTimeout(700);
      const results = await picture('results');
      assert.ok(results.length > 40_000, 'the picture is empty');
      await press('rail.plan');
      await page.waitForTimeout(700);
      await picture('plan');
      assert.deepEqual(problems(), []);
      await close();
    });
  }
}

test('language and theme are switched by their buttons, and kept', async () => {
  const { page, press, until, close } = await openPage({ context: { colorScheme: 'light' } });
  await press('language.1');
  await until(({ language }) => language === 'en');
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.match(await page.title(), /Pondlab/);
  assert.equal(await page.textContent('#run'), 'Run');
  await press('theme');
  await until(({ theme }) => theme === 'dark');
  await page.reload();
  await page.waitForFunction(() => window.pondlab?.state().frames > 0);
  const state = await page.evaluate(() => window.pondlab.state());
  assert.equal(state.language, 'en');
  assert.equal(state.theme, 'dark');
  await close();
});

test('a keyboard and a screen reader get buttons, a live summary and the figures', async () => {
  const { page, open, until, close } = await openPage();
  await open('example-sms');
  await page.focus('#canvas');
  await page.keyboard.press('F6');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'scenario');
  await page.focus('#run');
  await page.keyboard.press('Enter');
  await until(({ day }) => day >= 3);
  await page.focus('#pause');
  await page.keyboard.press('Enter');
  const { day, kpis } = await until(({ playing, busy }) => !playing && !busy);
  await page.waitForFunction((text) => document.getElementById('summary').textContent.includes(text), `${day}`);
  const rows = await page.$$eval('#results tbody tr', (all) => all.map((row) => row.firstChild.textContent));
  assert.equal(rows.length, Object.keys(kpis).length);
  assert.equal(rows[0], '增量贡献毛利');
  await close();
});

test('after a run nothing is drawn any more', async () => {
  const { page, open, jump, state, close } = await openPage();
  await open('example-sms');
  await jump(90);
  await page.waitForTimeout(1500);
  const { frames } = await state();
  await page.waitForTimeout(1500);
  assert.equal((await state()).frames, frames);
  await close();
});

test('a large pond leaves the page alive: it says that people are drawn, runs, and pauses at once', async () => {
  const { open, press, until, close } = await openPage();
  await open('inman');
  await press('run');
  await until(({ day }) => day > 3, 120_000);
  const asked = Date.now();
  await press('pause');
  await until(({ playing, busy }) => !playing && !busy);
  assert.ok(Date.now() - asked < 3000);
  await close();
});
