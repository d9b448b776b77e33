"""R1 (see benchmarks/r1.cpp) as someone who knows numpy well would write it.

    r1_numpy.py [agents [days [rounds]]]

Agents are worked through in blocks that stay in the processor's cache, in float32, with the fastest
generator (SFC64), into arrays made once; only visitors draw whether they buy.
"""
import json
import statistics
import sys
import time

import numpy as np

agents, days, rounds = (int(a) for a in (sys.argv[1:] + ["1000000", "90", "5"][len(sys.argv) - 1:]))
BLOCK = 16384
f32 = np.float32


def graph(rng):
    steps = np.array([1, 2, 3, 4, -1, -2, -3, -4], dtype=np.int32)
    links = (np.arange(agents, dtype=np.int32)[:, None] + steps) % agents
    rewired = rng.random((agents, 8), dtype=f32) < 0.1
    links[rewired] = rng.integers(0, agents, int(rewired.sum()), dtype=np.int32)
    return links.astype(np.int32)


def run(rng, links, trust):
    fatigue = np.zeros(agents, f32)
    asleep = np.zeros(agents, bool)
    social = np.zeros(agents, f32)
    draw, score = np.empty(BLOCK, f32), np.empty(BLOCK, f32)
    touched, flags = np.empty(BLOCK, bool), np.empty(BLOCK, bool)
    visits = buys = 0
    for _ in range(days):
        bought = []
        for begin in range(0, agents, BLOCK):
            end = min(begin + BLOCK, agents)
            n = end - begin
            d, x, t, b = draw[:n], score[:n], touched[:n], flags[:n]
            f, sleeping = fatigue[begin:end], asleep[begin:end]
            # One draw serves sleeping (the top thousandth) and touching (below .3).
            rng.random(out=d, dtype=f32)
            np.greater(d, f32(0.999), out=b)
            np.logical_or(sleeping, b, out=sleeping)
            # Falling asleep leaves the rest of (0, .999) uniform: .3 of it is touched.
            np.less(d, f32(0.3 * 0.999), out=t)
            # u < 1 / (1 + e^-x)  <=>  u + u e^-x < 1
            np.subtract(f, trust[begin:end], out=x)
            x -= social[begin:end]
            x += f32(3)
            np.multiply(t, f32(0.5), out=d)
            x -= d
            np.exp(x, out=x)
            x += f32(1)
            d *= f32(0.1)  # .05 a touch
            f += d
            f *= f32(0.9)
            rng.random(out=d, dtype=f32)
            x *= d
            np.less(x, f32(1), out=b)
            np.greater(b, sleeping, out=b)
            who = np.flatnonzero(b)
            visits += len(who)
            bought.append(who[rng.random(len(who), dtype=f32) < f32(0.05)] + begin)
        buyers = np.concatenate(bought)
        buys += len(buyers)
        trust[buyers] += f32(0.1)
        social[:] = 0
        told, times = np.unique(links[buyers], return_counts=True)
        social[told] = times * f32(0.1)
    return visits / agents, buys / agents


def main():
    rng = np.random.Generator(np.random.SFC64(1))
    links = graph(rng)
    seconds = []
    for _ in range(rounds):
        trust = rng.random(agents, dtype=f32)
        begin = time.perf_counter()
        visits, buys = run(rng, links, trust)
        seconds.append(time.perf_counter() - begin)
    rate = agents * days * 1e-6 / statistics.median(seconds)
    print(json.dumps({"name": "numpy " + np.__version__, "rate": round(rate, 1),
                      "visits": round(visits, 4), "buys": round(buys, 4)}))


main()
