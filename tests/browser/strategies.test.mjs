// The plan's strategies in the page: the form shows and changes the one on show, marks what differs from
// the original plan, and strategies and tactics are made, copied, renamed, taken out and put back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';

const openPage = useBrowser();
const screenshots = new URL('../../build/screenshots/', import.meta.url).pathname;
const picture = (page, name) => page.screenshot({ path: `${screenshots}strategies-${name}.png` });
const face = 'field.$.campaign.sms.coupon.face';
const plan = ({ document }) => JSON.parse(document);

async function planOf(id, context = {}) {
  const opened = await openPage({ context });
  await opened.open(id);
  await opened.press('rail.plan');
  await opened.until(({ canRun }) => canRun);
  return opened;
}

test('a form shows and changes the strategy on show, and gives a value back to the original plan', async () => {
  const { page, press, fill, until, state, scrollTo, close, problems } = await planOf('example-sms');
  await press('strategy.plain');
  await until(({ strategy }) => strategy === 'plain');
  await press('section.sms');
  await scrollTo(face);
  await picture(page, 'plain');
  await fill(face, '80');
  const changed = plan(await until(({ modified }) => modified));
  assert.equal(changed.campaign.sms.coupon.face, 40);
  assert.equal(changed.strategies.plain.campaign.sms.coupon.face, 80);
  await scrollTo(face);
  await press('base.$.campaign.sms.coupon.face');
  await until((now) => plan(now).strategies.plain.campaign === undefined);
  await press('undo');
  assert.equal(plan(await state()).strategies.plain.campaign.sms.coupon.face, 80);

  await press('strategies.for.1'); // changes of the campaign are for all
  await page.waitForTimeout(300);
  await fill('field.$.campaign.sms.schedule.every_days', '14');
  const shared = plan(await until((now) => plan(now).campaign.sms.schedule.every_days === 14));
  assert.equal(shared.strategies.plain.campaign.sms.schedule, undefined);
  assert.deepEqual(problems(), []);
  await close();
});

test('a fault stands at its field, and the list of faults leads there', async () => {
  const { page, press, fill, until, close } = await planOf('example-sms');
  await press('strategy.plain');
  await press('section.sms');
  await fill(face, '-5');
  await until(({ findings }) => findings === 1);
  await picture(page, 'fault');
  await press('strategy.base');
  await until(({ strategy }) => strategy === 'base');
  await press('finding.1');
  await until(({ strategy, places }) => strategy === 'plain' && places[face]);
  await picture(page, 'fault-found');
  await press('undo');
  await until(({ findings }) => findings === 0);
  await close();
});

test('a strategy of one’s own: copied, renamed, given another tactic, compared, deleted', async () => {
  const { page, press, fill, until, state, close, problems } = await planOf('template-wake-up');
  const before = await state();
  await press('strategies.add');
  const added = await until(({ strategy }) => strategy === 'plan_2');
  assert.equal(Object.keys(added.strategies).length, Object.keys(before.strategies).length + 1);
  await fill('strategies.name.plan_2', 'SMS 2');
  await until(({ strategies }) => strategies.plan_2 === 'SMS 2');
  await press('palette.open');
  await until(({ places }) => places['offer.coupon']);
  await picture(page, 'palette');
  await press('offer.coupon');
  const grown = await until((now) => plan(now).strategies.plan_2.campaign?.coupon);
  assert.equal(grown.canRun, true);
  assert.equal(plan(grown).campaign.coupon, undefined);
  await picture(page, 'own');
  await press('copy.$.campaign.coupon');
  await until((now) => plan(now).strategies.plan_2.campaign['coupon#2']);
  await press('remove.$.campaign.coupon#2');
  await until((now) => !plan(now).strategies.plan_2.campaign['coupon#2']);
  await press('section.sms');
  await press('remove.$.campaign.sms');
  await until((now) => plan(now).strategies.plan_2.campaign.sms === null);
  await press('restore.sms');
  await until((now) => plan(now).strategies.plan_2.campaign.sms === undefined);
  await press('strategies.delete');
  const gone = await until(({ strategies }) => !strategies.plan_2);
  assert.equal(gone.findings, 0);
  assert.match(gone.message, /SMS 2/);
  await press('undo');
  await until(({ strategies }) => strategies.plan_2 === 'SMS 2');
  assert.deepEqual(problems(), []);
  await close();
});

test('dates and amounts are read as people type them', async () => {
  const { press, fill, until, close } = await planOf('example-sms');
  await press('section.sms');
  await fill('field.$.campaign.sms.schedule.to', '4/20');
  await until((now) => plan(now).campaign.sms.schedule.to === '2021-04-20');
  await fill('field.$.campaign.sms.coupon.threshold', '1,200');
  await until((now) => Number(plan(now).campaign.sms.coupon.threshold) === 1200);
  await close();
});

for (const [width, height] of [[1024, 768], ...(process.env.PONDLAB_LONG ? [[1440, 900], [2560, 1440]] : [])]) {
  test(`strategies and tactics fit at ${width} × ${height}`, async () => {
    const { page, press, until, close } = await planOf('inman', { viewport: { width, height } });
    const ids = Object.keys((await until(({ strategies }) => strategies)).strategies);
    await press(`strategy.${ids.at(-1)}`);
    await until(({ strategy }) => strategy === ids.at(-1));
    await picture(page, `inman-${width}`);
    await press('strategies.only');
    await page.waitForTimeout(300);
    await picture(page, `only-${width}`);
    await press('palette.open');
    await until(({ places }) => places['offer.sms']);
    await picture(page, `palette-${width}`);
    await close();
  });
}
