// The command line beside the page: the native one where it is built, else the wasm one under node.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (file) => fileURLToPath(new URL(`../../../${file}`, import.meta.url));
const native = path('build/gcc/pondlab');
const [program, ...before] = existsSync(native) ? [native] : [process.execPath, path('build/wasm/pondlab-cli.js')];

/** What `pondlab run` says of a scenario (a text), as JSON. */
export const run = (scenario, ...options) => told('run', scenario, options);
/** What `pondlab compare` says of it. */
export const compare = (scenario, ...options) => told('compare', scenario, options);

/** What `pondlab check` says of it. */
export const check = (scenario, ...options) => told('check', scenario, options);

/** What `pondlab search` finds in it. */
export const search = (scenario, ...options) => told('search', scenario, options);

/** What `pondlab trial` and `pondlab pilot` say of its mechanisms, and of one strategy. */
export const trial = (scenario, ...options) => told('trial', scenario, options);
export const pilot = (scenario, ...options) => told('pilot', scenario, options);

function told(command, scenario, options) {
  const args = [...before, command, '-', '--format', 'json', '--quiet', ...options];
  try {
    return JSON.parse(execFileSync(program, args, { input: scenario, encoding: 'utf8', maxBuffer: 1 << 28 }));
  } catch (error) { // 1 and 2 are verdicts
    if (![1, 2].includes(error.status)) throw error;
    return JSON.parse(error.stdout);
  }
}

/** Hash of each day of the strategy reported on. */
export const dayHashes = (result) => result.manifest.arms[0].day_hashes;

/** A measure as the page holds it: mean and half-width, money in fen. */
export function figure(result, measure) {
  const found = result.measures.find((each) => each.measure === measure);
  if (!found) throw new Error(`the command line knows no ${measure}`);
  const scale = found.unit === 'yuan' ? 100 : 1;
  return {
    isMoney: found.unit === 'yuan',
    value: found.mean === null ? null : found.mean * scale,
    halfWidth: found.low === null ? null // the longer side: of rare counts they differ
      : Math.max(found.high - found.mean, found.mean - found.low) * scale,
  };
}

/** What `pondlab explain` says of somebody in a scenario (a text), as JSON. */
export function explain(scenario, ...options) {
  const args = [...before, 'explain', '-', '--format', 'json', '--quiet', ...options];
  return JSON.parse(execFileSync(program, args, { input: scenario, encoding: 'utf8', maxBuffer: 1 << 28 }));
}
