// Looking for a better plan in the page: the command line's finds, and what is done with them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';
import { search } from './support/cli.mjs';

const openPage = useBrowser();
const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const plan = ({ document }) => JSON.parse(document);
const isDone = (state) => state.search.stage === 'done' && !state.search.running;

/** A search without the name of the file, which differs between one place and another. */
function without({ scenario, ...rest }) {
  assert.ok(scenario);
  return rest;
}

async function openSearch(id) {
  const opened = await openPage();
  await opened.open(id);
  await opened.press('rail.compare');
  await opened.press('compare.switch.1');
  return opened;
}

test('a case with levers is searched as headless; a find becomes a strategy that Compare offers', async () => {
  const { press, until, scrollTo, page, problems, close } = await openSearch('example-sms');
  const before = await until((state) => state.search.levers.length === 2);
  await press('search.start');
  const done = await until(isDone);
  assert.deepEqual(without(done.search.report), without(search(file('scenarios/example-sms.json'))));
  assert.match(done.search.finding, /^还不能说有更好的方案：“方案 \d+”/);
  // All finalists are told to who does not see the chart.
  const rows = await page.evaluate(() => [...document.querySelectorAll('#results tbody tr')]
    .map((row) => [...row.children].map((cell) => cell.textContent)));
  assert.equal(rows.length, done.search.report.finalists.length);
  assert.match(rows[0][1], /券面额 ¥\d+，每隔几天 \d+ 天/);
  assert.match(await page.textContent('#summary'), /^还不能说有更好的方案/);

  const [first] = done.search.report.finalists;
  const { patch } = done.search.report.plans.find((one) => one.plan === first.plan);
  await scrollTo(`search.take.${first.plan}`);
  await press(`search.take.${first.plan}`);
  const taken = await until((state) => Object.keys(plan(state).strategies).length === 4);
  const [id, strategy] = Object.entries(plan(taken).strategies).at(-1);
  assert.deepEqual(strategy, { name: '搜到的方案 1', ...patch });
  assert.equal(taken.strategy, id);
  assert.equal(taken.search.outOfDate, false);
  assert.ok(taken.places[`search.taken.${first.plan}`]);
  await press('toast.action');
  const { comparison } = await until((state) => state.comparison && !state.search);
  assert.deepEqual(comparison.strategies, ['none', 'base', 'sleepers', 'plain', id]);
  await page.keyboard.press('Control+z');
  const undone = await until((state) => Object.keys(plan(state).strategies).length === 3);
  assert.deepEqual(plan(undone), plan(before));
  assert.deepEqual(problems(), []);
  await close();
});

test('a point of the chart becomes a strategy too', async () => {
  const { press, until, scrollTo, close } = await openSearch('example-sms');
  await press('search.start');
  const { search: { report } } = await until(isDone);
  const last = report.finalists.at(-1).plan; // which lies alone
  await scrollTo('search.front');
  await press(`search.point.${last}`);
  const taken = await until((state) => Object.keys(plan(state).strategies).length === 4);
  const { patch } = report.plans.find((one) => one.plan === last);
  assert.deepEqual(Object.values(plan(taken).strategies).at(-1), { name: '搜到的方案 1', ...patch });
  await close();
});

test('a case without levers is given the usual ones, whose ranges are drawn, switched off and taken out', async () => {
  const { press, until, place, page, fill, problems, close } = await openSearch('example-guide-chat');
  await press('search.usual');
  const { search: { levers } } = await until((state) => state.search.levers.length === 2);
  const face = '$.campaign.guide_chat.coupon.face';
  assert.deepEqual(levers.map(({ parameter }) => parameter), ['$.campaign.guide_chat.schedule.every_days', face]);
  const handle = await place(`search.lever.${face}.high`);
  const track = await place(`search.lever.${face}.low`);
  await page.mouse.move(handle.x + handle.w / 2, handle.y + handle.h / 2);
  await page.mouse.down();
  for (const share of [0.25, 0.5])
    await page.mouse.move(handle.x + handle.w / 2 + (track.x - handle.x) * share, handle.y + handle.h / 2, { steps: 4 });
  await page.mouse.up();
  const high = ({ search: now }) => now.levers.find(({ parameter }) => parameter === face)?.high;
  assert.equal(high(await until((state) => high(state) < 80)), 50);
  await page.keyboard.press('Control+z');
  await until((state) => high(state) === 80);

  await press(`search.lever.${face}.on`);
  await until(({ search: now }) => now.levers.some(({ moves }) => !moves));
  await press(`search.lever.${face}.on`);
  await press('search.add');
  await press('search.add.0');
  await until(({ search: now }) => now.levers.length === 3);
  await press(`search.lever.${face}.remove`);
  await until(({ search: now }) => now.levers.length === 2 && now.levers.every(({ parameter }) => parameter !== face));
  await fill('search.spend', '2万');
  const limited = await until((state) => plan(state).search.limits);
  assert.deepEqual(plan(limited).search.limits, [{ measure: 'campaign_cost', at_most: 20000 }]);
  assert.equal(plan(limited).search.against, 'campaign_cost');
  assert.deepEqual(problems(), []);
  await close();
});

test('a search is stopped and gone on with; a changed plan puts what was found out of date', async () => {
  const small = JSON.parse(file('scenarios/example-sms.json'));
  small.segments[0].members = 40_000; // so that there is time to stop it
  small.run.replications = 4;
  const text = JSON.stringify(small);
  const { press, openFile, until, scrollTo, page, problems, close } = await openPage();
  await openFile('sms.json', text);
  await press('rail.compare');
  await press('compare.switch.1');
  await press('search.plans');
  await press('search.plans.0');
  await until(({ search: now }) => now.plans === 16);
  await press('search.start');
  await until(({ search: now }) => now.running && now.done > 0);
  await page.keyboard.press('Escape');
  const stopped = await until(({ search: now }) => !now.running);
  assert.equal(stopped.search.goesOn, true);
  await press('search.start');
  const done = await until(isDone, 120_000);
  assert.deepEqual(without(done.search.report), without(search(text, '--plans', '16')));
  await press('search.lever.$.campaign.sms.coupon.face.remove');
  const changed = await until(({ search: now }) => now.outOfDate);
  assert.deepEqual(changed.search.report, done.search.report);
  await scrollTo('search.out_of_date');
  assert.deepEqual(problems(), []);
  await close();
});

test('where there is no campaign, nothing is searched', async () => {
  const { press, until, open, close } = await openPage();
  await open('cdnow');
  await press('rail.compare');
  await until((state) => state.places['compare.alone']);
  await close();
});
