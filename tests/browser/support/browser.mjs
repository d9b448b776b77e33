// A real Chromium on the built page: one browser and one server for a test file, a fresh profile for
// each page. Everything the page complains about is collected.
import { existsSync } from 'node:fs';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { serve } from '../../../web/serve.mjs';
import { blankGraphics } from './blank_graphics.mjs';

const site = new URL('../../../build/wasm/site/', import.meta.url).pathname;
const candidates = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'];

// WebGL in software: slow, but the same on every machine.
const flags = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/**
 * Starts browser and server before a file's tests and ends them after; returns `openPage`. What
 * `defaults` asks for each page does: pages that are `drawn` cost several times the time of others, whose
 * graphics are blank, and which hold still.
 */
export function useBrowser(defaults = {}) {
  let started;
  before(async () => { started = await startBrowser(); });
  after(() => started?.end());
  return (options) => started.openPage({ ...defaults, ...options });
}

/** Lets the page draw what has just changed. */
function twoFrames() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

/** A state to read: the words of the plan and the places of things would fill the screen. */
function brief(state) {
  const { document, places, ...rest } = state;
  return `${JSON.stringify(rest).slice(0, 2000)}; on the screen: ${Object.keys(places ?? {}).join(' ').slice(0, 1000)}`;
}

/** A browser and a server of its own: `openPage`, and `end`. */
export async function startBrowser() {
  const executablePath = candidates.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('Chromium is not installed: run scripts/setup');
  if (!existsSync(`${site}index.html`)) throw new Error('the page is not built: run scripts/test browser');
  const { server, address } = await serve(site, 0);
  const browser = await chromium.launch({ executablePath, args: flags });

  async function end() {
    await browser.close();
    server.close();
  }

  /**
   * Opens the page and waits (unless `waits` is false) until it has drawn itself: `context` as
   * Playwright's newContext, `drawn`, `cores` that it believes in, a `script` that is run before it.
   */
  async function openPage(options = {}) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 }, locale: 'zh-CN',
      reducedMotion: options.drawn ? 'no-preference' : 'reduce', ...options.context,
    });
    if (!options.drawn) await context.addInitScript(blankGraphics);
    if (options.cores)
      await context.addInitScript((value) => Object.defineProperty(navigator, 'hardwareConcurrency', { value }), options.cores);
    if (options.script) await context.addInitScript(options.script);
    const problems = [];
    const page = await context.newPage();
    listen(page, problems);
    await page.goto(address + (options.fragment ?? ''));
    if (options.waits !== false)
      await page.waitForFunction(() => window.pondlab?.state().frames > 0, null, { timeout: 60_000 });
    return handle(context, page, problems);
  }

  /** Collects what the page complains about. */
  function listen(page, problems) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('requestfailed', (request) => problems.push(`${request.url()}: ${request.failure()?.errorText}`));
    page.on('request', (request) => {
      const { protocol } = new URL(request.url());
      const local = request.url().startsWith(address) || protocol === 'blob:' || protocol === 'data:';
      if (!local) problems.push(`the page asked for ${request.url()}`);
    });
  }

  /** What tests do with a page. */
  function handle(context, page, problems) {
    /** Waits until finished characters, such as Chinese ones, reach the application: a frame after the press. */
    const takesText = () =>
      page.waitForFunction(() => document.activeElement?.id === 'text-input', null, { timeout: 10_000 });
    const opened = {
      page,
      address,
      /** The same for another page of this one's profile. */
      on(other) {
        listen(other, problems);
        return handle(context, other, problems);
      },
      /** What the page complained about. SwiftShader's remarks on its own speed do not count. */
      problems: () => problems.filter((text) => !/GPU stall|GL Driver Message|swiftshader/i.test(text)),
      state: () => page.evaluate(() => window.pondlab.state()),
      /** Waits until `condition`, a function of the application's state, holds. */
      async until(condition, timeout = 60_000) {
        const end = Date.now() + timeout;
        for (;;) { // asked from here: the page's policy evaluates no strings
          const now = await page.evaluate(() => window.pondlab.state());
          if (condition(now)) return now;
          if (Date.now() > end) throw new Error(`${condition} did not come true: ${brief(now)}`);
          await page.waitForTimeout(50);
        }
      },
      /** Where the thing of this name is, in CSS pixels; waits until it is on the screen. */
      async place(name) {
        const now = await opened.until((state) => state.places?.[name]);
        const [x, y, w, h] = now.places[name];
        return { x, y, w, h };
      },
      /** Scrolls the main place until the thing of this name is to be seen. */
      async scrollTo(name) {
        const { width, height } = page.viewportSize();
        const top = name.startsWith('field.') ? 250 : 110; // the plan's questions and head stand above its form
        for (let i = 0; i < 20; i += 1) {
          const { x, y, w, h } = await opened.place(name);
          if (y > top && y + h < height - 120) return;
          // A part of the plan is in a list of its own, left of the form.
          await page.mouse.move(name.startsWith('section.') ? x + w / 2 : width * 0.4, height * 0.6);
          await page.mouse.wheel(0, y > top ? 200 : -200);
          await page.waitForTimeout(250);
        }
      },
      /** Presses the thing of this name, as a mouse would. */
      async press(name, at = { x: 0.5, y: 0.5 }) {
        if (/^(field|gallery|section|offer|funnel)\./.test(name)) await opened.scrollTo(name);
        for (let before; ;) { // what has just come may still move
          const { x, y, w, h } = await opened.place(name);
          if (before === `${x} ${y}`) break;
          before = `${x} ${y}`;
          await page.mouse.move(x + w * at.x, y + h * at.y);
          await page.evaluate(twoFrames);
        }
        await page.mouse.down();
        await page.waitForTimeout(30);
        await page.mouse.up();
        await page.evaluate(twoFrames).catch(() => {}); // it may have left the page
      },
      /** Opens a shipped scenario through the page's own list, without running it. */
      async open(id) {
        const { shipped } = await opened.until((state) => state.shipped);
        await page.selectOption('#scenario', { index: shipped.indexOf(id) }, { force: true });
        await opened.until((state) => state.scenario === id);
      },
      /** Hands the page a file through its own dialogue. */
      async openFile(name, text) {
        const [chooser] = await Promise.all([page.waitForEvent('filechooser'), opened.press('open')]);
        await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
        await page.waitForTimeout(300);
      },
      /** Goes to the end of a day by the calendar at the foot of the page, and waits for it. */
      async jump(day, timeout = 120_000) {
        const { days } = await opened.until((state) => state.canRun);
        await opened.press('strip.scrub', { x: Math.min(0.9999, day / days), y: 0.7 });
        for (;;) { // a pixel may be more than a day
          const now = await opened.until((state) => !state.busy, timeout);
          if (now.day === day) return now;
          await opened.press(now.day < day ? 'strip.on' : 'strip.back');
        }
      },
      /** Types into a field of the plan and leaves it. */
      async fill(field, text) {
        await opened.press(field);
        await takesText();
        await page.keyboard.press('Control+A');
        await page.keyboard.type(text, { delay: 30 });
        await page.keyboard.press('Enter');
        await page.waitForTimeout(300);
      },
      /** Answers a question and leaves its field, until `heard`; on a busy machine the first frames may miss a key. */
      async answer(field, text, heard) {
        for (let tries = 0; ; tries += 1) {
          await opened.press(field);
          await takesText();
          await page.keyboard.press('Control+A');
          await page.waitForTimeout(100);
          await page.keyboard.insertText(text);
          await page.waitForTimeout(150);
          await page.keyboard.press('Enter');
          try {
            return await opened.until(heard, 3_000);
          } catch (late) {
            if (tries === 3) throw late;
          }
        }
      },
      close: () => context.close(),
    };
    return opened;
  }
  return { openPage, end };
}
