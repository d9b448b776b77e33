// R1 (see benchmarks/r1.cpp) in plain JavaScript on typed arrays, as a good web developer would
// write it: one pass a day over structure-of-arrays, a small fast generator (xoshiro128**), buyers
// tell their friends.
//
//   r1_plain.mjs [agents [days [rounds]]]
const [agents, days, rounds] = [1000000, 90, 3].map((otherwise, i) => Number(process.argv[i + 2] ?? otherwise));

let s0 = 1, s1 = 2, s2 = 3, s3 = 4;
function random() {
  const m = Math.imul(s1, 5);
  const result = Math.imul((m << 7) | (m >>> 25), 9);
  const t = s1 << 9;
  s2 ^= s0;
  s3 ^= s1;
  s1 ^= s2;
  s0 ^= s3;
  s2 ^= t;
  s3 = (s3 << 11) | (s3 >>> 21);
  return (result >>> 0) * 2.3283064365386963e-10;
}
for (let i = 0; i < 100; ++i) random();

const links = new Int32Array(agents * 8);
for (let i = 0; i < agents; ++i)
  for (let k = 0; k < 8; ++k) {
    const step = k < 4 ? k + 1 : agents - (k - 3);
    links[i * 8 + k] = random() < 0.1 ? Math.floor(random() * agents) : (i + step) % agents;
  }

function run(trust) {
  const fatigue = new Float32Array(agents);
  const asleep = new Uint8Array(agents);
  let told = new Uint8Array(agents);
  let tell = new Uint8Array(agents);
  let visits = 0, buys = 0;
  for (let day = 0; day < days; ++day) {
    tell.fill(0);
    for (let i = 0; i < agents; ++i) {
      if (asleep[i]) continue;
      if (random() < 0.001) {
        asleep[i] = 1;
        continue;
      }
      const touched = random() < 0.3;
      const x = trust[i] - fatigue[i] + (touched ? 0.5 : 0) + 0.1 * told[i] - 3;
      fatigue[i] = 0.9 * (fatigue[i] + (touched ? 0.05 : 0));
      if (random() * (1 + Math.exp(-x)) >= 1) continue;
      ++visits;
      if (random() >= 0.05) continue;
      ++buys;
      trust[i] += 0.1;
      for (let k = i * 8; k < i * 8 + 8; ++k) ++tell[links[k]];
    }
    [told, tell] = [tell, told];
  }
  return { visits: visits / agents, buys: buys / agents };
}

const seconds = [];
let result;
for (let round = 0; round < rounds; ++round) {
  const trust = Float32Array.from({ length: agents }, random);
  const begin = performance.now();
  result = run(trust);
  seconds.push((performance.now() - begin) / 1000);
}
seconds.sort((a, b) => a - b);
const rate = (agents * days * 1e-6) / seconds[Math.floor(rounds / 2)];
console.log(JSON.stringify({
  name: `plain JavaScript, node ${process.versions.node}`, rate: Number(rate.toFixed(1)),
  visits: Number(result.visits.toFixed(4)), buys: Number(result.buys.toFixed(4)),
}));
