// Pictures of each place, to be looked at: node tests/browser/look.mjs [FOLDER] [PLACE…]
// In both languages and themes at four sizes, under build/look/ unless said otherwise.
import { mkdir } from 'node:fs/promises';
import { startBrowser } from './support/browser.mjs';

const [folder = new URL('../../build/look/', import.meta.url).pathname, ...wanted] = process.argv.slice(2);
const sizes = [[390, 844], [1024, 768], [1440, 900], [2560, 1440]];
const places = {
  async gallery() {},
  async new_plan({ press }) {
    await press('new_plan');
  },
  async my_plans_empty({ press }) {
    await press('gallery_choice.1');
  },
  async my_plans({ open, press, fill, until, jump, page }) {
    const edits = [['vgrass', 'section.guide_chat', 'field.$.campaign.guide_chat.stimulus', '2'],
      ['example-sms', 'section.sms', 'field.$.campaign.sms.stimulus', '2'],
      ['template-till', 'section.horizon', 'field.$.horizon.days', '120']];
    for (const [id, section, field, value] of edits) {
      await open(id);
      await press('rail.plan');
      await press(section);
      await fill(field, value);
      await until(({ myPlans }) => myPlans.current && myPlans.kept);
      if (id === 'example-sms') await jump(90);
    }
    await press('rail.gallery');
    await press('gallery_choice.1');
    await press('my_plan.1.more');
    await page.keyboard.press('Escape');
    await press('my_plan.2.more');
    await press('my_plan.2.more.2');
    await press('my_plan.1.more');
  },
  async lost_graphics({ open, press, page }) {
    await open('example-sms');
    await press('rail.plan');
    await page.evaluate(() => document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
  },
  async results({ open, until, press }) {
    await open('vgrass');
    await press('run');
    await until((state) => state.day > 0 && state.day === state.days && !state.busy, 180_000);
  },
  async replicated({ open, until, press }) {
    await open('example-guide-chat');
    await press('replicate');
    await until((state) => state.replications.done > 1 && !state.replications.running && !state.busy, 180_000);
  },
  async people({ open, jump, press, until }) {
    await open('vgrass');
    await jump(60);
    await press('funnel.1');
    await until(({ people }) => people && !people.searching);
  },
  async money({ open, jump, press, until }) {
    await open('example-sms');
    await jump(60);
    await press('series.people.all');
    await until(({ people }) => people && !people.searching);
  },
  async pond({ open, until, press, jump }) {
    await open('vgrass');
    await press('rail.pond');
    await jump(14, 300_000);
    await until((state) => state.pond?.days === state.day && !state.busy, 300_000);
    await press('pond.minute', { x: 20.6 / 24, y: 0.5 });
  },
  async phone({ open, until, press }) {
    await open('example-guide-chat');
    await press('rail.phone');
    const { phone } = await until((state) => state.phone.life && !state.phone.busy, 180_000);
    const order = phone.life.events.find((event) => event.kind === 'order');
    await press('strip.scrub', { x: Math.min(0.99, (order.day + 8) / phone.life.days), y: 0.7 });
    await until((state) => state.day > 0 && !state.busy, 180_000);
  },
  async phone_live({ open, until, press }) {
    await open('example-live-stream');
    await press('rail.phone');
    await until((state) => state.phone.life && !state.phone.busy, 180_000);
    await press('strip.scrub', { x: 0.5, y: 0.7 });
    await until((state) => state.day > 0 && !state.busy, 180_000);
    await press('phone.shop');
  },
  async compare_empty({ open, press }) {
    await open('example-guide-chat');
    await press('rail.compare');
  },
  async compare({ open, press, until }) {
    await open('example-guide-chat');
    await press('rail.compare');
    await press('compare.start');
    await until(({ comparison }) => comparison.done > 1 && !comparison.running, 300_000);
  },
  async compare_doubt({ open, press, until, page }) {
    await open('example-sms');
    await press('rail.compare');
    await press('compare.depth.2');
    await press('compare.replications');
    await press('compare.replications.0');
    await press('compare.start');
    await until(({ comparison }) => comparison.done > 1 && !comparison.running, 600_000);
  },
  async health({ open, press, until, scrollTo }) {
    await open('example-sms');
    await press('rail.compare');
    await press('compare.depth.0');
    await press('compare.replications');
    await press('compare.replications.0');
    await press('compare.start');
    await until(({ comparison }) => comparison.done > 1 && !comparison.running, 600_000);
    await scrollTo('compare.health');
    await press('compare.health');
  },
  async compare_running({ open, press, until }) {
    await open('vgrass');
    await press('rail.compare');
    await press('compare.start');
    await until(({ comparison }) => comparison.done > 2 && comparison.left > 0, 300_000);
  },
  async compare_changed({ open, press, until, fill }) {
    await open('example-sms');
    await press('rail.compare');
    await press('compare.start');
    await until(({ comparison }) => comparison.done > 3, 300_000);
    await press('compare.stop');
    await press('rail.plan');
    await press('section.sms');
    await fill('field.$.campaign.sms.stimulus', '2');
    await press('rail.compare');
    await press('compare.against.1');
  },
  async search({ open, press, until }) {
    await open('example-sms');
    await press('rail.compare');
    await press('compare.switch.1');
    await press('search.start');
    await until(({ search }) => search?.report, 300_000);
  },
  async finished({ open, press, until, scrollTo }) {
    for (const id of ['example-sms', 'example-guide-chat']) {
      await open(id);
      await press('rail.compare');
      await press('compare.start');
      await until(({ comparison }) => comparison?.done > 1 && !comparison.running, 300_000);
    }
    await until(({ finished }) => finished.list.length === 2);
    await scrollTo('finished.0.pick');
    await press('finished.0.pick');
    await scrollTo('finished.1.pick');
    await press('finished.1.pick');
    await until(({ finished }) => finished.sideBySide);
  },
  async trial({ open, press, until, jump, scrollTo }) {
    await open('example-sms');
    await jump(90);
    await press('rail.results');
    await scrollTo('trial.start');
    await press('trial.start');
    await until(({ trial }) => trial.report, 180_000);
    await scrollTo('pilot.start');
    await press('pilot.start');
    await until(({ pilot }) => pilot.report, 180_000);
  },
  async plan({ open, press }) {
    await open('vgrass');
    await press('rail.plan');
    await press('section.guide_chat');
  },
  async branched({ open, jump, press, fill }) {
    await open('example-sms');
    await jump(90);
    await jump(30);
    await press('rail.plan');
    await press('section.sms');
    await press('since.1');
    await fill('field.$.campaign.sms.stimulus', '2');
    await press('rail.results');
    await jump(75);
  },
  async branching({ open, jump, press }) {
    await open('example-sms');
    await jump(30);
    await press('rail.plan');
    await press('since.1');
  },
  async keys({ page, open }) {
    await open('example-sms');
    await page.keyboard.press('Shift+?', { delay: 40 });
  },
};

await mkdir(folder, { recursive: true });
const { openPage, end } = await startBrowser();
for (const place of wanted.length ? wanted : Object.keys(places)) {
  for (const [width, height] of sizes) {
    for (const language of ['zh', 'en']) {
      for (const theme of ['dark', 'light']) {
        if (wanted.length === 0 && language === 'en' && theme === 'light' && width !== 1440) continue;
        const opened = await openPage({
          drawn: true,
          context: { viewport: { width, height }, locale: language === 'zh' ? 'zh-CN' : 'en-GB', colorScheme: theme },
        });
        await places[place](opened);
        await opened.page.mouse.move(width / 2, 60);
        await opened.page.waitForTimeout(900);
        await opened.page.screenshot({ path: `${folder}/${place}-${language}-${theme}-${width}.png` });
        await opened.close();
      }
    }
  }
}
await end();
