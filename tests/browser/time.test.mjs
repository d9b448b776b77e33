// Time: scrubbing, branches, keys and touch.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';

const openPage = useBrowser();
const small = readFileSync(new URL('../cli/files/small.json', import.meta.url), 'utf8');
const waves = 'field.$.campaign.sms.schedule.dates';
const later = '2020-01-10, 2020-02-09'; // the second wave on the last day

async function openRun(options) {
  const opened = await openPage(options);
  await opened.openFile('small.json', small);
  await opened.jump(40);
  return opened;
}

test('the calendar is dragged through the season, and each day is what it was', async () => {
  const { page, jump, place, until, close } = await openRun();
  const known = new Map();
  for (const day of [12, 31, 20]) known.set(day, (await jump(day)).hash);
  const strip = await place('strip.scrub');
  await page.mouse.move(strip.x + strip.w * 0.9, strip.y + strip.h * 0.7);
  await page.mouse.down();
  for (let x = 0.9; x > 0.2; x -= 0.1) await page.mouse.move(strip.x + strip.w * x, strip.y + strip.h * 0.7);
  await page.mouse.up();
  await until(({ day, busy }) => day < 15 && !busy);
  for (const [day, hash] of known) assert.equal((await jump(day)).hash, hash);
  await close();
});

test('a change on a day branches: both futures are kept, compared, switched, undone and dropped', async () => {
  const { page, jump, press, fill, until, state, close } = await openRun();
  const end = (await state()).hash;
  const middle = (await jump(17)).hash;
  await press('rail.plan');
  await press('section.sms');
  await press('since.1');
  await fill(waves, later);
  const branched = await until(({ futures, busy }) => futures.length === 2 && !busy);
  assert.deepEqual(branched.futures.map(({ name, from, onShow }) => [name, from, onShow]), [['A', 0, false], ['B', 17, true]]);
  assert.equal(branched.day, 17);
  assert.equal(branched.hash, middle);
  await press('rail.results');
  const ended = await jump(40);
  assert.notEqual(ended.hash, end);
  assert.notEqual(ended.kpis.net_sales.difference, 0);
  await press('future.A');
  const first = await until(({ futures, busy }) => futures[0].onShow && !busy);
  assert.equal(first.hash, end);
  assert.match(first.document, /2020-01-24/);
  assert.equal(first.kpis.net_sales.difference, -ended.kpis.net_sales.difference);
  await press('future.B');
  await until(({ futures, busy }) => futures[1].onShow && !busy);
  await page.keyboard.press('Control+z');
  await until(({ futures }) => futures.length === 1);
  await page.keyboard.press('Control+y');
  await until(({ futures }) => futures.length === 2);
  await press('drop.A');
  const alone = await until(({ futures }) => futures.length === 1);
  assert.match(alone.document, /2020-02-09/);
  await close();
});

test('what is settled before the first day cannot branch, and says so', async () => {
  const { jump, press, fill, until, close } = await openRun();
  await jump(17);
  await press('rail.plan');
  await press('section.segments');
  await press('since.1');
  await fill('field.$.segments[0].members', '3100');
  const { message, futures, modified } = await until(({ message }) => message);
  assert.match(message, /开跑前/);
  assert.equal(futures.length, 1);
  assert.equal(modified, false);
  await close();
});

test('everything is reached and done by keys', async () => {
  const { page, press, until, close } = await openRun();
  await press('strip.scrub', { x: 0.5, y: 0.7 });
  const { day } = await until(({ day, busy }) => day < 40 && !busy);
  for (const [key, wanted] of [['ArrowRight', day + 1], ['ArrowLeft', day], ['PageDown', day + 7], ['PageUp', day],
    ['End', 40], ['Home', 0], ['.', 1], [',', 0]]) {
    await page.keyboard.press(key, { delay: 40 });
    await until((now) => now.day === wanted && !now.busy);
  }
  for (const scale of [1.25, 1.5, 2, 2.5, 1]) {
    await page.keyboard.press('z', { delay: 40 });
    await until((now) => now.scale === scale);
  }
  await page.keyboard.press('Shift+?', { delay: 40 });
  await until(({ keysOpen }) => keysOpen);
  await page.keyboard.press('Escape', { delay: 40 });
  await until(({ keysOpen }) => !keysOpen);
  await page.keyboard.press('b', { delay: 40 });
  await until(({ branching }) => branching);
  await page.keyboard.press('2', { delay: 40 });
  await until(({ place }) => place === 'plan');
  await page.keyboard.press('l', { delay: 40 });
  await until(({ language }) => language === 'en');
  await close();
});

test('a finger scrolls, taps and drags the calendar', async () => {
  const { page, place, until, state, close } = await openRun({ context: { hasTouch: true, viewport: { width: 1024, height: 768 } } });
  const fingers = await page.context().newCDPSession(page);
  const touch = async (type, ...points) => {
    await fingers.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    await page.waitForTimeout(40);
  };
  const tile = (await state()).places['tile.net_sales'];
  const middle = [500, 500];
  await touch('touchStart', middle);
  for (let y = 480; y >= 300; y -= 20) await touch('touchMove', [500, y]);
  await touch('touchEnd');
  await until(({ places }) => places['tile.net_sales'][1] < tile[1] - 100);
  const { day } = await state();
  assert.equal(day, 40, 'scrolling pressed something');
  const strip = await place('strip.scrub');
  await touch('touchStart', [strip.x + strip.w * 0.8, strip.y + 50]);
  await touch('touchMove', [strip.x + strip.w * 0.5, strip.y + 50]);
  await touch('touchEnd');
  await until((now) => Math.abs(now.day - 20) <= 1 && !now.busy);
  const plan = await place('rail.plan');
  await touch('touchStart', [plan.x + plan.w / 2, plan.y + plan.h / 2]);
  await touch('touchEnd');
  await until((now) => now.place === 'plan');
  await close();
});

test('a branch has its people and their phones', async () => {
  const { open, jump, press, fill, until, problems, close } = await openPage();
  await open('example-sms');
  await jump(30);
  await press('rail.plan');
  await press('section.sms');
  await press('since.1');
  await fill('field.$.campaign.sms.stimulus', '2');
  await until(({ futures, busy }) => futures.length === 2 && !busy);
  await press('rail.results');
  await jump(60);
  await press('funnel.1');
  const { people } = await until((state) => state.people && !state.people.searching);
  assert.ok(people.rows > 0);
  await press('people.row.0');
  const { phone } = await until((state) => state.place === 'phone' && state.phone.life && !state.phone.busy, 120_000);
  assert.equal(phone.life.person.name, people.first);
  assert.equal(phone.life.days, 90);
  assert.deepEqual(problems(), []);
  await close();
});
