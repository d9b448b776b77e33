// Comparing in the page: the command line's figures and hashes, live, to be stopped at any time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';
import { check, compare } from './support/cli.mjs';

const openPage = useBrowser();
const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const small = file('tests/cli/files/small.json');

/** The small pond with the price of a message in doubt; drawn as often as the file says. */
const doubtful = JSON.stringify({
  ...JSON.parse(small),
  comparison: { worthwhile_difference: 10, draws: 6 },
  doubts: [{ parameter: '$.campaign.sms.cost', low: 0, high: 0.04, source: 'two offers' }],
});

/** A comparison without what differs between one place and another: names of files and compilers. */
function without(place) {
  const { scenario, manifest: { scenario: name, compiler, instruction_set: set, ...manifest }, ...rest } = place;
  assert.ok(scenario && name && compiler && set);
  return { ...rest, manifest };
}

async function openComparison(text = small) {
  const opened = await openPage();
  await opened.openFile('small.json', text);
  await opened.press('rail.compare');
  return opened;
}

const settled = ({ comparison }) => comparison.done > 0 && !comparison.running;

test('a comparison comes out as on the command line, hashes included', async () => {
  const { press, until, problems, close } = await openComparison();
  await press('compare.start');
  const { comparison } = await until(settled);
  assert.deepEqual(without(comparison.report), without(compare(small)));
  assert.equal(comparison.leader, comparison.report.decision.leader);
  assert.deepEqual(problems(), []);
  await close();
});

test('guardrails stand beside the statuses, and who would win but breaks one is named', async () => {
  const limits = [{ measure: 'campaign_cost', at_most: 0 }, { measure: 'opted_out', versus: 'none', at_most: 5000 }];
  const guarded = JSON.stringify({ ...JSON.parse(small), run: { seed: 11, replications: 6 }, limits });
  const { press, until, scrollTo, problems, close } = await openComparison(guarded);
  await press('compare.start');
  const { comparison } = await until(settled);
  assert.deepEqual(without(comparison.report), without(compare(guarded)));
  assert.match(comparison.status, /^不建议：“.+”没守住护栏“活动费用：不高于 ¥0”/);
  const { status } = comparison.report.strategies.find(({ strategy }) => strategy === 'base');
  assert.deepEqual([status.status, status.reason, status.limit], ['stop', 'limit_broken', 0]);
  await scrollTo('compare.status.base');
  await scrollTo('compare.guardrails');
  assert.deepEqual(problems(), []);
  await close();
});

test('a strategy can be left out, and the number of replications chosen', async () => {
  const { press, until, close } = await openComparison();
  await press('compare.strategy.thrifty');
  await press('compare.replications');
  await press('compare.replications.1');
  await until(({ comparison }) => comparison.replications === 10);
  await press('compare.start');
  const { comparison } = await until(settled);
  const known = compare(small, '--strategies', 'none,base', '--replications', '10');
  assert.deepEqual(without(comparison.report), without(known));
  await close();
});

test('a shipped case compares as headless, filling in live and telling the time left', async () => {
  const { open, press, until, close } = await openPage();
  await open('example-guide-chat');
  await press('rail.compare');
  await press('compare.start');
  const seen = [];
  let left = -1;
  const { comparison } = await until((state) => {
    if (state.comparison.running && state.comparison.shown) seen.push(state.comparison.shown);
    left = Math.max(left, state.comparison.left);
    return settled(state);
  }, 300_000);
  assert.ok(new Set(seen).size > 2, `cards of ${[...new Set(seen)]} replications were seen`);
  assert.ok(left > 0);
  assert.deepEqual(without(comparison.report), without(compare(file('scenarios/example-guide-chat.json'))));
  await close();
});

test('stopping is heard at once and keeps what is done; the rest makes it whole', async (t) => {
  const { open, press, page, state, until, close } = await openPage();
  await open('example-guide-chat');
  await press('rail.compare');
  await press('compare.start');
  await until(({ comparison }) => comparison.done >= 2, 120_000);
  const milliseconds = await page.evaluate(async () => {
    let ended = null; // when the workers were
    const { terminate } = Worker.prototype;
    Worker.prototype.terminate = function end() {
      ended ??= performance.now();
      return terminate.call(this);
    };
    const begin = performance.now();
    const press = (type) => document.getElementById('canvas')
      .dispatchEvent(new KeyboardEvent(type, { key: 'Escape', code: 'Escape', keyCode: 27, bubbles: true }));
    press('keydown');
    while (ended === null && performance.now() - begin < 5000) await new Promise(requestAnimationFrame);
    press('keyup');
    return ended - begin;
  });
  assert.ok(milliseconds < 5000, `${milliseconds} ms`);
  t.diagnostic(`stopped in ${milliseconds.toFixed(0)} ms`);
  const { comparison: stopped } = await state();
  assert.equal(stopped.running, false);
  assert.ok(stopped.done >= 2 && stopped.done < 20);
  assert.equal(stopped.report.replications, stopped.done);
  assert.equal(stopped.report.finished, false);
  await page.waitForTimeout(500);
  assert.equal((await state()).comparison.done, stopped.done);
  await press('compare.start');
  const { comparison } = await until((now) => settled(now) && now.comparison.done >= 20, 300_000);
  assert.deepEqual(without(comparison.report), without(compare(file('scenarios/example-guide-chat.json'))));
  await close();
});

test('after a change of the plan the card is out of date until strategies are compared again', async () => {
  const { press, until, fill, state, close } = await openComparison();
  await press('compare.start');
  const { comparison: before } = await until(settled);
  await press('rail.plan');
  await press('section.sms');
  await fill('field.$.campaign.sms.coupon.face', '90');
  await press('rail.compare');
  const { comparison: old } = await until(({ comparison, places }) => comparison && places?.['compare.out_of_date']);
  assert.equal(old.outOfDate, true);
  assert.deepEqual(old.report, before.report);
  await press('compare.start');
  const { comparison } = await until((now) => settled(now) && !now.comparison.outOfDate);
  const { document } = await state();
  assert.deepEqual(without(comparison.report), without(compare(document)));
  await close();
});

test('by keyboard: to the place, begin, stop', async () => {
  const { open, page, until, close } = await openPage();
  await open('luckin');
  await page.keyboard.press('6', { delay: 40 });
  await until(({ place }) => place === 'compare');
  await page.keyboard.press('Enter', { delay: 40 });
  await until(({ comparison }) => comparison.running);
  await page.keyboard.press('Escape', { delay: 40 });
  await until(({ comparison }) => !comparison.running);
  await page.keyboard.press('Space', { delay: 40 });
  await until(({ comparison }) => comparison.running);
  await close();
});

test('the reports are saved: the page’s JSON is the command line’s, the HTML needs no script', async () => {
  const { press, until, page, close } = await openComparison();
  await press('compare.start');
  await until(settled);
  const save = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), press(name)]);
    return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8')];
  };
  const [jsonName, json] = await save('compare.save_json');
  assert.equal(jsonName, 'small-compare.json');
  assert.deepEqual(without(JSON.parse(json)), without(compare(small)));
  const [htmlName, html] = await save('compare.save_html');
  assert.equal(htmlName, 'small-compare.html');
  assert.match(html, /<svg/);
  assert.match(html, /决策卡/);
  assert.match(html, /报告日期：20\d\d-/);
  assert.doesNotMatch(html, /<script/);
  const phone = await page.context().browser().newPage({ viewport: { width: 390, height: 844 } });
  await phone.setContent(html);
  assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth), 390);
  const names = await phone.$$eval('main td:first-child', (cells) => cells.map((cell) => cell.clientHeight));
  assert.ok(names.length > 1 && Math.max(...names) < 30, `${names}`); // a line each
  await phone.close();
  await close();
});

test('a screen reader is told the verdict and a row for each strategy', async () => {
  const { press, until, page, close } = await openComparison();
  await press('compare.start');
  const { comparison } = await until(settled);
  await page.waitForTimeout(300);
  assert.equal(await page.textContent('#summary'), [comparison.status, comparison.verdict].join(' '));
  assert.equal(await page.locator('#results tbody tr').count(), 3);
  await close();
});

test('parameters in doubt are drawn and screened as on the command line, shown, saved and told', async () => {
  const { press, scrollTo, until, page, problems, close } = await openComparison(doubtful);
  const { comparison: before } = await until(({ comparison }) => comparison.doubts === 5); // four of them usual
  assert.equal(before.depth, 1); // as the file says
  await press('compare.start');
  const { comparison: drawn, places } = await until(settled);
  assert.equal(drawn.done, 4 + 6 * 4);
  assert.deepEqual(without(drawn.report), without(compare(doubtful)));
  assert.equal(drawn.report.doubt.draws, 6);
  assert.ok(places['compare.doubt'] && places['compare.doubt.row.none'] && !places['compare.screening']);

  await press('compare.depth.2');
  await until(({ comparison }) => comparison.depth === 2);
  await press('compare.start'); // goes on with what is known
  const { comparison } = await until((now) => settled(now) && now.comparison.report.screening);
  const known = compare(doubtful, '--screen');
  assert.deepEqual(without(comparison.report), without(known));
  assert.match(comparison.hinges, /“短信 · 每条短信费”：取 ¥0 时/);
  await scrollTo('compare.screening.0');
  await page.waitForTimeout(300);
  assert.equal(await page.textContent('#summary'),
    [comparison.status, comparison.verdict, comparison.doubtVerdict, comparison.hinges].join(' '));

  await scrollTo('compare.save_json');
  const [download] = await Promise.all([page.waitForEvent('download'), press('compare.save_json')]);
  assert.deepEqual(without(JSON.parse(readFileSync(await download.path(), 'utf8'))), without(known));
  const [report] = await Promise.all([page.waitForEvent('download'), press('compare.save_html')]);
  const html = readFileSync(await report.path(), 'utf8');
  for (const words of [comparison.doubtVerdict, comparison.hinges, '参数拿不准时']) assert.ok(html.includes(words));
  assert.deepEqual(problems(), []);
  await close();
});

test('the health card opens beside the verdict, tells what was not looked at, and has it looked at', async () => {
  const { press, scrollTo, until, place, page, problems, close } = await openComparison(doubtful);
  const told = () => page.textContent('#health');
  await until(({ comparison }) => comparison.doubts === 5);
  await press('compare.start');
  const { comparison: drawn, places: closed } = await until(settled);
  assert.match(drawn.health.summary, /^还没筛选假设 · 没有超出数据依据 · /);
  assert.equal(drawn.health.open, false);
  assert.ok(closed['compare.health'] && !closed['compare.health.screen']);
  await page.waitForTimeout(300); // the verdict's last lines push it down
  const lines = (await place('compare.health.card')).h;

  await scrollTo('compare.health');
  await press('compare.health');
  await until(({ comparison }) => comparison.health.open);
  const { h } = await place('compare.health.card');
  assert.ok(h > lines + 300, `${h} pixels`);
  for (const words of ['查过的没发现问题，但还没查全', '还没做筛选', '预期还没核对过', '没有策略超出数据依据', '活动做完留下什么'])
    assert.ok((await told()).includes(words), words);
  assert.equal(await page.locator('#health table').count(), 2); // numbers by basis; what is left

  await scrollTo('compare.health.screen');
  await press('compare.health.screen');
  const { comparison: screened } = await until((now) => settled(now) && now.comparison.report.screening);
  assert.equal(screened.depth, 2);
  assert.match(screened.health.summary, /^结论有 .* 系于假设/);
  await scrollTo('compare.health.judge');
  await press('compare.health.judge');
  await until(({ place: at, replications, busy }) => at === 'results' && replications.done === 4 && !busy);
  await press('rail.compare');
  const { places } = await until(({ comparison }) => comparison?.health.open);
  assert.ok(!places['compare.health.judge'] && !places['compare.health.screen']);
  await page.waitForFunction(() => document.querySelectorAll('#health table').length === 4);
  const known = check(doubtful, '--replications', '4');
  const figures = async (title) => page.locator(`#health h4:has-text("${title}") + table td`).allTextContents();
  assert.deepEqual((await figures('填了什么')).map(Number),
    ['given', 'measured', 'reported', 'assumed'].map((basis) => known.inputs[basis]));
  assert.ok((await told()).includes('没查出不能照做的理由'));
  assert.deepEqual(problems(), []);

  await scrollTo('compare.health');
  await press('compare.health');
  await until(({ comparison }) => !comparison.health.open);
  await close();
});

for (const [width, height] of [[1024, 768], [1280, 800], [2560, 1440]]) {
  test(`the opened health card keeps within the page at ${width} by ${height}`, async () => {
    const { press, until, openFile, page, place, close } = await openPage({ context: { viewport: { width, height } } });
    await openFile('small.json', small);
    await press('rail.compare');
    await press('compare.start');
    await until(settled);
    await page.waitForTimeout(300);
    await press('compare.health');
    for (const language of ['zh', 'en']) {
      if (language === 'en') await page.keyboard.press('l', { delay: 40 });
      await until((state) => state.language === language && state.comparison.health.open);
      const card = await place('compare.health.card');
      for (const name of ['compare.health', 'compare.health.screen', 'compare.health.judge']) {
        const part = await place(name);
        assert.ok(part.x >= card.x && part.x + part.w <= card.x + card.w + 1, `${name} in ${language}`);
        assert.ok(part.y >= card.y && part.y + part.h <= card.y + card.h + 1, `${name} in ${language}`);
      }
      assert.ok(card.x + card.w < width);
    }
    await close();
  });
}

test('draws are stopped and gone on with; luck alone leaves them out', async () => {
  const { press, until, close } = await openComparison(doubtful.replace('"draws":6', '"draws":60'));
  await press('compare.start');
  await until(({ comparison }) => comparison.done > 8);
  await press('compare.stop');
  const { comparison: stopped } = await until(settled);
  assert.ok(stopped.done < 4 + 60 * 4);
  assert.equal(stopped.report.finished, false);
  await press('compare.start');
  const { comparison } = await until((now) => settled(now) && now.comparison.done === 4 + 60 * 4);
  const text = doubtful.replace('"draws":6', '"draws":60');
  assert.deepEqual(without(comparison.report), without(compare(text)));
  await close();
});
