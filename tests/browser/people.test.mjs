// From numbers to people: each bar of a funnel, point of a series and cell of the books opens the
// list of the people behind it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';

const openPage = useBrowser();

/** Opens an example's run at its end. */
async function openRun(id, day, page) {
  const opened = await openPage(page);
  await opened.open(id);
  await opened.jump(day ?? (await opened.state()).days);
  return opened;
}

/** Presses what opens a list and waits until its people are found. */
async function listOf({ press, until }, what) {
  await press(what);
  return (await until(({ people }) => people && !people.searching)).people;
}

for (const id of ['example-guide-chat', 'example-coupon-ladder',
  ...(process.env.PONDLAB_LONG ? ['example-sms', 'example-live-stream'] : [])]) {
  test(`each bar of ${id}'s funnel opens a list that adds up to it`, async () => {
    const opened = await openRun(id);
    const { funnel } = await opened.state();
    const steps = Object.entries(funnel);
    assert.ok(steps.length >= 3);
    const order = ['audience', 'seers', 'viewers', 'clicked', 'claimed', 'converted', 'redeemed'];
    for (const [step, value] of steps) {
      const bar = order.filter((name) => name in funnel).indexOf(step);
      const people = await listOf(opened, `funnel.${bar}`);
      assert.match(people.figure, new RegExp(`\\.${step}$`));
      assert.equal(people.value, value, step);
      assert.equal(people.sum, value, step);
      assert.ok(people.rows <= value);
      await opened.page.keyboard.press('Escape');
      await opened.until((state) => !state.people);
    }
    assert.deepEqual(opened.problems(), []);
    await opened.close();
  });
}

test('a series opens the people of its selected day and of all days, a cell of the books its own', async () => {
  const opened = await openRun('example-sms', 30);
  const { kpis } = await opened.state();
  await opened.press('tile.orders');
  const all = await listOf(opened, 'series.people.all');
  assert.deepEqual([all.from, all.to], [0, 30]);
  assert.equal(all.sum, kpis.orders.value);
  await opened.press('people.close');
  await opened.press('series.daily.1'); // each day by itself
  const day = await listOf(opened, 'series.people.day');
  assert.deepEqual([day.from, day.to], [29, 30]);
  assert.ok(day.sum < all.sum);
  await opened.press('people.outside');
  await opened.until((state) => !state.people);
  const name = 'books.sales';
  await opened.scrollTo(name);
  const cell = await listOf(opened, name);
  assert.equal(cell.sum, cell.value);
  assert.ok(cell.rows > 0);
  await opened.close();
});

test('a list is sorted and searched, saved, and opens a person by mouse and by key', async () => {
  const opened = await openRun('example-sms', undefined, { drawn: true });
  const { page, press, until } = opened;
  const before = await listOf(opened, 'funnel.0');
  const { x, y, w, h } = await opened.place('people.row.0');
  const row = await page.screenshot({ clip: { x, y: y + 2, width: w, height: h - 4 } });
  assert.ok(row.length > 1500, `a row shows its person: ${row.length} bytes`); // blank: a few hundred
  await press('people.by.person');
  const first = (await until(({ people }) => people.first !== before.first || people.first)).people.first;
  await press('people.by.person');
  await until(({ people }) => people.first !== first);
  await opened.fill('people.find', '/17');
  const found = (await until(({ people }) => people.rows < before.rows)).people;
  assert.ok(found.rows > 0 && found.first.includes('/17'));
  const [download] = await Promise.all([page.waitForEvent('download'), press('people.save')]);
  const table = readFileSync(await download.path(), 'utf8').trimEnd().split('\n');
  assert.equal(table.length, found.rows + 1);
  await press('people.row.0');
  await until(({ person, place }) => person === found.first && place === 'phone');
  await press('rail.results'); // the list is still there
  await press('people.find');
  for (let i = 0; i < 3; i += 1) {
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(150);
  }
  await page.keyboard.press('Enter');
  await until(({ person, place }) => person !== found.first && person.includes('/17') && place === 'phone');
  await opened.close();
});
