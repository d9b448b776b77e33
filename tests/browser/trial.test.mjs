// What a brand's own test would come to, in Results: the command line's figures.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';
import { pilot, trial } from './support/cli.mjs';

const openPage = useBrowser();
const text = readFileSync(new URL('../../scenarios/example-sms.json', import.meta.url), 'utf8');

/** A report without the name of the file, which differs between one place and another. */
function without({ scenario, ...rest }) {
  assert.ok(scenario);
  return rest;
}

async function openResults() {
  const opened = await openPage();
  await opened.open('example-sms');
  await opened.press('rail.results');
  await opened.press('end');
  await opened.until((state) => state.day === state.days && !state.busy);
  return opened;
}

test('a trial and a pilot of the strategy on show come out as headless, and are told in words', async () => {
  const { press, scrollTo, until, page, problems, close } = await openResults();
  await scrollTo('trial.start');
  await press('trial.start');
  const tried = await until((state) => state.trial.report, 120_000);
  assert.deepEqual(without(tried.trial.report), without(trial(text)));
  await scrollTo('pilot.start');
  await press('pilot.start');
  const sized = await until((state) => state.pilot.report, 120_000);
  assert.deepEqual(without(sized.pilot.report), without(pilot(text)));
  assert.ok(sized.trial.report); // which stays
  const told = await page.textContent('#health');
  for (const words of ['短信：看板报', '看板会报', '按人分组会测到', '真正多出', '每组至少']) assert.ok(told.includes(words), words);
  assert.doesNotMatch(told, /pondlab|--/);
  assert.deepEqual(problems(), []);
  await close();
});

test('a test is stopped and gone on with; of another strategy it is out of date', async () => {
  const { press, scrollTo, until, page, problems, close } = await openResults();
  await scrollTo('pilot.start');
  await press('pilot.start');
  await until((state) => state.pilot.report, 120_000);
  await page.keyboard.press('Home');
  await press('strategy');
  await press('strategy.2');
  const other = await until((state) => state.strategy === 'sleepers');
  await press('end');
  await until((state) => state.day === state.days && !state.busy);
  assert.ok(other.pilot.outOfDate);
  await scrollTo('pilot.out_of_date');
  await scrollTo('pilot.start');
  await press('pilot.start');
  const again = await until((state) => state.pilot.report && !state.pilot.outOfDate, 120_000);
  assert.deepEqual(without(again.pilot.report), without(pilot(text, '--strategy', 'sleepers')));
  assert.deepEqual(problems(), []);
  await close();
});
