// The phone of one customer: found, followed beside the twin, and told as `pondlab explain` tells it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { useBrowser } from './support/browser.mjs';
import { explain } from './support/cli.mjs';

const openPage = useBrowser();

test('a customer is followed, as the command line explains them, and a moment leads to its day', async () => {
  const { page, state, until, open, press, place, problems, close } = await openPage();
  await open('example-guide-chat');
  await press('rail.phone');
  await until((now) => now.phone.life && !now.phone.busy, 180_000);

  await press('phone.cast');
  await press('phone.cast.2'); // a coupon hunter
  const found = await until((now) => now.phone.life?.person.name === now.phone.cast.hunter);
  const told = explain(found.document, '--person', found.phone.cast.hunter, '--against', 'none');
  for (const part of ['person', 'events', 'totals', 'strategy', 'seed', 'days'])
    assert.deepEqual(found.phone.life[part], told[part]);
  assert.deepEqual(found.phone.life.against, told.against);

  const order = told.events.findIndex((event) => event.kind === 'order');
  const { day } = told.events[order];
  for (let i = 0; i < 60; i += 1) { // scrolled to
    const { places } = await state();
    const at = places[`moment.mine.${order}`];
    const { y, h } = await place('phone.person');
    if (at && at[1] > y + h + 220 && at[1] < 620) break;
    await page.mouse.move(650, 560);
    await page.mouse.wheel(0, 140);
    await page.waitForTimeout(120);
  }
  await press(`moment.mine.${order}`);
  const moved = await until((now) => now.day === day + 1 && !now.busy);
  assert.equal(moved.phone.shows.day, day);
  assert.ok(moved.phone.shows.orders >= 1);

  await press('rail.pond'); // stands at the same moment of the same person
  const { person } = await until((now) => now.pond?.days === day + 1 && !now.busy
    && Math.abs(now.pond.minute - told.events[order].minute) < 1);
  assert.equal(person, found.phone.cast.hunter);
  await press('rail.phone');

  await press('phone.wallet');
  await until((now) => now.phone.screen === 'wallet');
  await press('phone.side.1');
  await press('phone.after');
  await until((now) => now.phone.life && now.phone.life.person.name !== found.phone.cast.hunter, 120_000);
  assert.deepEqual(problems(), []);
  await close();
});
