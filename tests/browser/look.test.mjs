// What a person sees and a screen reader hears, in both languages and themes.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';

const openPage = useBrowser({ drawn: true });
const pictures = new URL('../../build/screenshots/', import.meta.url).pathname;
mkdirSync(pictures, { recursive: true });

/** Ways to each place with the example of a live stream open on its 20th day. */
const places = {
  gallery: (opened) => opened.press('rail.gallery'),
  plan: (opened) => opened.press('rail.plan'),
  pond: async (opened) => {
    await opened.press('rail.pond');
    await opened.until(({ pond, day }) => pond?.days === day);
  },
  phone: async (opened) => {
    await opened.press('rail.phone');
    await opened.until(({ phone }) => phone.life && !phone.busy);
  },
  results: (opened) => opened.press('rail.results'),
  compare: async (opened) => {
    await opened.press('rail.compare');
    const { comparison: known } = await opened.until(({ comparison }) => comparison);
    if (!known.done) await opened.press('compare.start');
    await opened.until(({ comparison }) => comparison.done > 0 && !comparison.running, 300_000);
  },
  people: async (opened) => {
    await opened.press('rail.results');
    await opened.press('funnel.1');
    await opened.until(({ people }) => people && !people.searching);
  },
  keys: (opened) => opened.page.keyboard.press('Shift+?', { delay: 40 }),
};

const all = [['zh', 'dark'], ['zh', 'light'], ['en', 'dark'], ['en', 'light']];
const looks = [
  { width: 1024, height: 768, ways: [['zh', 'light'], ['en', 'dark']] },
  { width: 1440, height: 900, ways: [['zh', 'dark'], ['en', 'light']] },
  { width: 2560, height: 1440, ways: [['en', 'light']] },
];

for (const { width, height, ways } of looks) {
  test(`each place at ${width} by ${height}`, async () => {
    const opened = await openPage({
      context: { locale: 'zh-CN', colorScheme: 'dark', viewport: { width, height } },
    });
    const { page, until } = opened;
    await opened.open('example-live-stream');
    await opened.jump(20);
    const seen = new Set();
    for (const [language, theme] of process.env.PONDLAB_LONG ? all : ways) {
      if ((await opened.state()).language !== language) await page.keyboard.press('l', { delay: 40 });
      if ((await opened.state()).theme !== theme) await page.keyboard.press('t', { delay: 40 });
      await until((state) => state.language === language && state.theme === theme);
      for (const [place, go] of Object.entries(places)) {
        await go(opened);
        await page.mouse.move(width / 2, 8);
        await page.waitForTimeout(450);
        const picture = await page.screenshot({ path: `${pictures}${place}-${language}-${theme}-${width}.png` });
        assert.ok(picture.length > 30_000, `${place} in ${language}, ${theme}: the picture is empty`);
        assert.ok(!seen.has(picture.toString('base64')), `${place} in ${language}, ${theme}: looks like another`);
        seen.add(picture.toString('base64'));
        if (place === 'people' || place === 'keys') await page.keyboard.press('Escape', { delay: 40 });
      }
    }
    assert.deepEqual(opened.problems(), []);
    await opened.close();
  });
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
