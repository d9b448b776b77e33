// The Pond: what is drawn agrees with what is reported, a day plays, people and shoals are chosen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';

const openPage = useBrowser({ drawn: true });

async function openPond(id, day, options) {
  const opened = await openPage(options);
  await opened.open(id);
  await opened.press('rail.pond');
  await opened.until((state) => state.pond);
  if (day > 0) {
    await opened.jump(day);
    await opened.until((state) => state.pond.days === state.day && !state.busy);
  }
  return opened;
}

test('the pond before the first day shows everybody where they are', async () => {
  const opened = await openPond('example-live-stream', 0);
  const { pond } = await opened.state();
  assert.equal(pond.people, 5000);
  assert.equal(pond.oneIn, 1);
  assert.equal(pond.members, 5000);
  assert.equal(pond.days, 0);
  assert.deepEqual(opened.problems(), []);
  await opened.close();
});

test('numbers beside the picture are the measures of the day on show', async () => {
  const opened = await openPond('example-live-stream', 5);
  for (const day of [5, 33, 5, 34]) {
    await opened.jump(day);
    const { pond } = await opened.until((state) => state.pond.days === state.day && !state.busy);
    assert.equal(pond.days, day);
    assert.deepEqual(pond.drawn, pond.reported, `day ${day}`);
  }
  assert.deepEqual(opened.problems(), []);
  await opened.close();
});

test('a day plays by the minute, can be stopped and moved, and ends', async () => {
  const opened = await openPond('example-live-stream', 5);
  await opened.press('pond.speed.2');
  await opened.press('pond.play');
  const first = await opened.until((state) => state.pond.playing && state.pond.minute > 10);
  await opened.page.keyboard.press('k');
  const stopped = await opened.until((state) => !state.pond.playing);
  assert.ok(stopped.pond.minute >= first.pond.minute && stopped.pond.minute < 1440);
  await opened.press('pond.minute', { x: 0.5, y: 0.5 });
  const moved = await opened.until((state) => Math.abs(state.pond.minute - 720) < 20);
  assert.equal(moved.pond.bytesSent, first.pond.bytesSent, 'only the minute changes');
  await opened.press('pond.play');
  await opened.until((state) => !state.pond.playing && state.pond.minute === 1440);
  assert.deepEqual(opened.problems(), []);
  await opened.close();
});

test('a step plays its day, but not where motion is reduced', async () => {
  for (const reduced of [false, true]) {
    const opened = await openPond('example-sms', 2,
      { context: { reducedMotion: reduced ? 'reduce' : 'no-preference' } });
    await opened.page.keyboard.press('.');
    await opened.until((now) => now.pond.days === 3 && !now.busy);
    if (!reduced) await opened.until((now) => now.pond.playing && now.pond.minute < 1440);
    await opened.page.waitForTimeout(300);
    if (reduced) assert.equal((await opened.state()).pond.minute, 1440);
    await opened.close();
  }
});

test('the wheel zooms, a drag moves, a press chooses a person', async () => {
  const opened = await openPond('example-live-stream', 5);
  const { x, y, w, h } = await opened.place('pond.canvas');
  await opened.press('pond.someone');
  await opened.until((state) => /^\w+\/\d+$/.test(state.person));
  await opened.page.mouse.move(x + w / 2, y + h / 2);
  await opened.page.mouse.wheel(0, -400);
  await opened.until((state) => state.pond.zoom > 1.1);
  await opened.press('pond.zoom_in');
  const { pond } = await opened.until((state) => state.pond.zoom > 1.6);
  await opened.press('pond.zoom_out');
  await opened.until((state) => state.pond.zoom < pond.zoom);
  assert.deepEqual(opened.problems(), []);
  await opened.close();
});

test('arrows go from person to person, Enter opens their phone, G goes from shoal to shoal', async () => {
  const { page, until, press, problems, close } = await openPond('example-live-stream', 5);
  await press('pond.canvas', { x: 0.5, y: 0.02 }); // nobody there
  await page.keyboard.press('ArrowRight', { delay: 40 });
  const first = await until(({ person }) => person !== '');
  const second = await (async () => {
    await page.keyboard.press('ArrowDown', { delay: 40 });
    return until(({ person }) => person !== '' && person !== first.person);
  })();
  await page.keyboard.press('g', { delay: 40 });
  await until(({ pond, person }) => pond.shoal >= 0 && person === '');
  await page.keyboard.press('ArrowUp', { delay: 40 });
  const third = await until(({ pond, person }) => pond.shoal < 0 && person !== '');
  assert.ok(second.person && third.person);
  await page.keyboard.press('Enter', { delay: 40 });
  await until(({ place, phone }) => place === 'phone' && phone.life?.person.name === third.person, 120_000);
  assert.deepEqual(problems(), []);
  await close();
});

test('people are coloured by what is chosen, and classes are singled out', async () => {
  const opened = await openPond('example-live-stream', 5);
  const before = (await opened.state()).pond.bytesSent;
  await opened.press('pond.class.2');
  const after = await opened.until((state) => state.pond.bytesSent > before);
  assert.equal(after.pond.people, 5000);
  await opened.close();
});

test('a large pond is drawn as a stated sample of at least 20,000 people', async () => {
  const opened = await openPond('vgrass', 10);
  const { pond } = await opened.state();
  assert.equal(pond.people >= 20_000, true);
  assert.equal(pond.oneIn, 7);
  assert.ok(Math.abs(pond.drawn.members * pond.oneIn - pond.reported.members) < 0.02 * pond.reported.members);
  await opened.close();
});
