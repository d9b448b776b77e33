// Where things are: at every size and zoom what a person needs is on the screen and nothing that can be
// pressed lies under or over something else.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';

const openPage = useBrowser({ drawn: Boolean(process.env.PONDLAB_PICTURES) });
const pictures = new URL('../../build/layout/', import.meta.url).pathname;
if (process.env.PONDLAB_PICTURES) mkdirSync(pictures, { recursive: true });

const sizes = [
  { name: 'phone', width: 390, height: 844, touch: true },
  { name: 'small-phone', width: 360, height: 740, touch: true },
  { name: 'tablet', width: 1024, height: 768 },
  { name: 'projector', width: 1440, height: 900, zoom: 2.5 },
  { name: 'projector-wide', width: 1920, height: 1080, zoom: 2.5 },
  { name: 'browser-200', width: 640, height: 400 },
  { name: 'large', width: 2560, height: 1440 },
];

/** What is on the screen in every place, whatever the size. */
const everywhere = [
  'run', 'step', 'end', 'replicate', 'speed', 'scenario', 'strategy', 'language.0', 'language.1', 'theme',
  'inspector', 'open', 'save', 'strip.scrub', 'strip.back', 'strip.on',
  ...['gallery', 'plan', 'pond', 'phone', 'results', 'compare'].map((place) => `rail.${place}`)];

/** What each place shows of its own. */
const places = {
  gallery: [],
  plan: ['answers.members'],
  pond: ['pond.canvas', 'pond.play', 'pond.colour_by', 'pond.zoom_in', 'pond.zoom_out', 'pond.minute'],
  phone: ['phone.cast'],
  results: [],
  compare: [],
};

/** Of what stays where it is: what scrolls is cut off by its place. */
const fixed = (name) => everywhere.includes(name) || /^pond\.(?!canvas|someone)/.test(name);

const overlap = ([ax, ay, aw, ah], [bx, by, bw, bh]) =>
  Math.min(ax + aw, bx + bw) - Math.max(ax, bx) > 0.5 && Math.min(ay + ah, by + bh) - Math.max(ay, by) > 0.5;

function check(state, names, { width, height }, where) {
  for (const name of names) {
    const at = state.places[name];
    assert.ok(at, `${where}: ${name} is not there`);
    const [x, y, w, h] = at;
    assert.ok(w >= 20 && h >= 20, `${where}: ${name} is ${w} × ${h}`);
    assert.ok(x >= -0.5 && y >= -0.5 && x + w <= width + 0.5 && y + h <= height + 0.5, `${where}: ${name} lies outside: ${at}`);
  }
  const all = Object.entries(state.places).filter(([name]) => fixed(name));
  for (let i = 0; i < all.length; i += 1)
    for (let j = i + 1; j < all.length; j += 1)
      assert.ok(!overlap(all[i][1], all[j][1]), `${where}: ${all[i][0]} and ${all[j][0]} lie over each other`);
}

/** Presses by finger or mouse. */
async function go(opened, touch, name) {
  const { x, y, w, h } = await opened.place(name);
  if (touch) await opened.page.touchscreen.tap(x + w / 2, y + h / 2);
  else await opened.press(name);
}

// Each size in one language and theme, in the other too when there is time.
const looks = [['zh-CN', 'dark'], ['en-GB', 'light']];
for (const [i, { name, width, height, touch, zoom }] of sizes.entries()) {
  for (const [locale, colorScheme] of process.env.PONDLAB_LONG ? looks : [looks[i % 2]]) {
    test(`everything is in reach: ${name}, ${locale}`, async () => {
      const opened = await openPage({
        context: { viewport: { width, height }, locale, colorScheme, hasTouch: Boolean(touch) },
      });
      const { page } = opened;
      if (zoom) {
        for (let i = 0; i < 4 && (await opened.state()).scale !== zoom; i += 1) {
          await page.keyboard.press('z', { delay: 40 });
          await page.waitForTimeout(150);
        }
        assert.equal((await opened.state()).scale, zoom);
      }
      await opened.open('example-live-stream');
      await go(opened, touch, 'end');
      await opened.until(({ day, days, busy }) => days > 0 && day === days && !busy, 120_000);
      for (const [place, own] of Object.entries(places)) {
        await go(opened, touch, `rail.${place}`);
        await opened.until((state) => state.place === place);
        if (place === 'pond') await opened.until(({ pond, day, busy }) => pond?.days === day && !busy, 120_000);
        if (place === 'phone') await opened.until(({ phone }) => phone.life && !phone.busy, 180_000);
        await page.waitForTimeout(400);
        if (process.env.PONDLAB_PICTURES)
          await page.screenshot({ path: `${pictures}${name}-${place}-${locale.slice(0, 2)}-${colorScheme}.png` });
        check(await opened.state(), [...everywhere, ...own], { width, height }, `${place} at ${name}`);
      }
      assert.deepEqual(opened.problems(), []);
      await opened.close();
    });
  }
}

test('an explanation stands beside what it explains, and a tap leaves none', async () => {
  for (const hasTouch of [false, true]) {
    const opened = await openPage({ context: { hasTouch } });
    await opened.open('example-sms');
    for (const name of ['theme', 'replicate', 'rail.plan']) {
      const { x, y, w, h } = await opened.place(name);
      if (hasTouch) await opened.page.touchscreen.tap(x + w / 2, y + h / 2);
      else await opened.page.mouse.move(x + w / 2, y + h / 2);
      await opened.page.waitForTimeout(700);
      const { places: now } = await opened.state();
      if (hasTouch) assert.equal(now.tooltip, undefined, name);
      else if (name !== 'rail.plan') assert.ok(now.tooltip && !overlap(now.tooltip, now[name]), `${name}: ${now.tooltip}`);
    }
    await opened.close();
  }
});

test('the calendar takes no room while no plan is open', async () => {
  const opened = await openPage();
  const { places: now } = await opened.state();
  assert.equal(now['strip.scrub'], undefined);
  await opened.close();
});

test('text grows with the window up to 2560, and a chosen zoom stays', async () => {
  for (const [width, height, least, most] of [[1600, 900, 1, 1], [1920, 1080, 1.05, 1.2], [2560, 1440, 1.3, 1.36]]) {
    const opened = await openPage({ context: { viewport: { width, height } } });
    const { scale } = await opened.state();
    assert.ok(scale >= least && scale <= most, `${width}: ${scale}`);
    await opened.page.keyboard.press(']', { delay: 40 });
    const { scale: chosen } = await opened.until((state) => state.scale > scale);
    await opened.page.reload();
    await opened.page.waitForFunction(() => window.pondlab?.state().frames > 0);
    assert.ok(Math.abs((await opened.state()).scale - chosen) < 0.001);
    await opened.close();
  }
});
