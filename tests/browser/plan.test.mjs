// The plan: edits, undo, files good and bad, typing in Chinese, copy and paste.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useBrowser } from './support/browser.mjs';

const openPage = useBrowser();
const small = readFileSync(new URL('../cli/files/small.json', import.meta.url), 'utf8');
const face = 'field.$.campaign.sms.coupon.face';
const segments = 'field.$.campaign.sms.target.segments';
const strategyName = 'strategies.name.thrifty';

async function openPlan(options) {
  const opened = await openPage(options);
  await opened.openFile('small.json', small);
  await opened.press('rail.plan');
  await opened.press('section.sms');
  return opened;
}

test('an edited coupon changes the result, and undo brings it back', async () => {
  const { jump, press, fill, until, close } = await openPlan();
  const before = await jump(40);
  await fill(face, '120');
  assert.match((await until(({ modified }) => modified)).document, /"face": 120/);
  await press('rail.results');
  const after = await until(({ day, busy }) => day === 40 && !busy);
  assert.notEqual(after.kpis.incremental_contribution.value, before.kpis.incremental_contribution.value);
  await press('rail.plan');
  await press('undo');
  await press('rail.results');
  const again = await until(({ day, busy }) => day === 40 && !busy);
  assert.deepEqual(again.kpis, before.kpis);
  assert.equal(again.hash, before.hash);
  assert.equal(again.modified, false);
  await close();
});

test('Chinese is typed through an input method', async () => {
  const { page, press, until, close } = await openPlan();
  await press('strategy.thrifty');
  await press(strategyName);
  await page.keyboard.press('Control+A');
  const keys = await page.context().newCDPSession(page);
  for (const text of ['s', 'si', 'siyu']) {
    await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await page.waitForTimeout(150);
  assert.equal(await page.inputValue('#text-input'), 'siyu'); // not in the plan while it is composed
  await keys.send('Input.insertText', { text: '私域' });
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
  const state = await until(({ document }) => document.includes('私域'));
  assert.doesNotMatch(state.document, /siyu/);
  assert.equal(state.canRun, true);
  await close();
});

test('text is copied out of a field and pasted into one', async () => {
  const { page, press, until, close } = await openPlan({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
  await press(face);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), '50');
  await page.keyboard.press('Escape');
  await page.evaluate(() => navigator.clipboard.writeText('会员, members'));
  await press('strategy.thrifty');
  await press(strategyName);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+V');
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  assert.match((await until(({ modified }) => modified)).document, /"会员, members"/);
  await close();
});

test('a file that is no JSON is refused with its place, and nothing is lost', async () => {
  const { openFile, jump, state, close } = await openPlan();
  const before = await jump(40);
  await openFile('broken.json', '{\n  "format_version": 1,\n  "horizon": {"days": }\n}\n');
  const after = await state();
  assert.match(after.message, /broken\.json:3:23: /);
  assert.equal(after.document, before.document);
  assert.equal(after.hash, before.hash);
  await close();
});

test('a file with mistakes opens in the plan, which names them', async () => {
  const { openFile, until, press, close } = await openPlan();
  await openFile('wrong.json', small.replace('"days": 40', '"days": -4').replace('"face": 50', '"face": 12.505'));
  const state = await until(({ file }) => file === 'wrong.json');
  assert.equal(state.place, 'plan');
  assert.equal(state.canRun, false);
  assert.equal(state.findings, 2);
  await press('rail.results');
  await press('results.repair');
  await until(({ place }) => place === 'plan');
  await close();
});

test('what is saved is what is on show', async () => {
  const { page, press, fill, until, close } = await openPlan();
  await fill(face, '60');
  const [download] = await Promise.all([page.waitForEvent('download'), press('save')]);
  assert.equal(download.suggestedFilename(), 'small.json');
  const state = await until(({ modified }) => !modified);
  assert.equal(readFileSync(await download.path(), 'utf8'), state.document);
  assert.match(state.document, /"face": 60/);
  await close();
});

test('a bar of the calendar is dragged to other days, stretched by an end, and shows its form', async () => {
  const opened = await openPage();
  const { page, until } = opened;
  await opened.open('example-sms');
  await opened.press('rail.plan');
  const schedule = ({ document }) => JSON.parse(document).campaign.sms.schedule;
  const before = schedule(await opened.state());
  async function drag(at, days) {
    const { days: all } = await opened.state();
    const { w: width } = await opened.place('strip.scrub');
    const { x, y, w, h } = await opened.place('strip.bar.sms');
    const from = x + w * at;
    await page.mouse.move(from, y + h / 2);
    await page.waitForTimeout(50);
    await page.mouse.down();
    await page.waitForTimeout(50);
    await page.mouse.move(from + (days * width) / all, y + h / 2, { steps: 3 });
    await page.waitForTimeout(50);
    await page.mouse.up();
  }
  await drag(0.5, 3);
  const moved = schedule(await until((state) => schedule(state).from !== before.from));
  const later = (date, days) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
  assert.deepEqual([moved.from, moved.to], [later(before.from, 3), later(before.to, 3)]);
  await drag(0.998, -7);
  const cut = schedule(await until((state) => schedule(state).to !== moved.to));
  assert.deepEqual([cut.from, cut.to], [moved.from, later(moved.to, -7)]);
  await opened.press('section.horizon');
  await until(({ places }) => places['field.$.horizon.days']);
  await opened.press('strip.bar.sms');
  await until(({ places }) => places && Object.keys(places).some((name) => name.startsWith('field.$.campaign.sms')));
  assert.deepEqual(opened.problems(), []);
  await opened.close();
});

test('a day is picked from a month, several from a list, and segments from theirs', async () => {
  const opened = await openPage();
  const { open, press, until, problems, close } = opened;
  await open('example-sms');
  await press('rail.plan');
  await press('section.sms');
  await press('field.$.campaign.sms.schedule.to.pick');
  await press('field.$.campaign.sms.schedule.to.pick.before');
  await press('field.$.campaign.sms.schedule.to.pick.2021-03-20');
  await until((state) => /"to": "2021-03-20"/.test(state.document));

  await press(segments);
  await press(`${segments}.0`);
  const some = await until((state) => /"segments": \["members"\]/.test(state.document));
  assert.equal(some.findings, 0);
  assert.deepEqual(problems(), []);
  await close();
});

test('a name is written in the reader’s language, keeps the other, and changes no figure', async () => {
  const named = small.replace('{"id": "members",', '{"id": "members", "name": {"zh": "会员", "en": "Members"},');
  const { jump, openFile, press, fill, answer, until, close } = await openPage({ context: { locale: 'zh-CN' } });
  await openFile('small.json', named);
  const before = await jump(40);
  await press('rail.plan');
  await press('section.segments');
  await fill('field.$.segments[0].name', '老客');
  const edited = await until(({ modified }) => modified);
  assert.deepEqual(JSON.parse(edited.document).segments[0].name, { zh: '老客', en: 'Members' });
  await press('rail.results');
  assert.equal((await until(({ day, busy }) => day === 40 && !busy)).hash, before.hash);
  await press('rail.phone');
  await until(({ phone }) => phone.life && !phone.busy);
  const chosen = await answer('phone.person', '老客 17', ({ person }) => person.endsWith('/17'));
  assert.equal(chosen.person, 'members/17');
  await close();
});
