// Comparing in the page, in a real Chromium: node benchmarks/compare.mjs [MEMBERS [PAIRS [WORKERS]]]
// All six mechanisms over 90 days against no campaign; prints seconds and the hashes of both.
import { readFileSync } from 'node:fs';
import { startBrowser } from '../tests/browser/support/browser.mjs';

const [members = 100_000, pairs = 20, workers = 2] = process.argv.slice(2).map(Number);
const season = JSON.parse(readFileSync(new URL('season.json', import.meta.url), 'utf8'));
season.segments[0].members = members;
season.stores[0].stores = Math.ceil((season.stores[0].stores * members) / 1_000_000);
season.run.replications = pairs;

const { openPage, end } = await startBrowser();
const { openFile, press, until, close } = await openPage({ cores: workers + 1 });
await openFile('season.json', JSON.stringify(season));
await press('rail.compare');
await press('compare.start');
const begin = performance.now();
await until(({ comparison }) => comparison.done > 0, 600_000);
const first = performance.now();
const { comparison } = await until(({ comparison: now }) => now.done === pairs && !now.running, 3_600_000);
const seconds = (from) => ((performance.now() - from) / 1000).toFixed(1);
console.log(`${members} members × 90 days × ${pairs} pairs, ${workers} workers: ${seconds(begin)} s, `
  + `the first card after ${((first - begin) / 1000).toFixed(1)} s`);
for (const arm of comparison.report.manifest.arms) console.log(arm.strategy, arm.day_hashes.at(-1));
await close();
await end();
