"""Stages of people in the pond are told apart by every eye: the colours of the page's source, seen
as by the three kinds of colour blindness (Machado, Oliveira and Fernandes 2009, severity 1)."""
import itertools
import math
import re
import unittest
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src/app/pond/pond_colours.cpp"
STAGES = ["sea", "registered", "customer", "dormant", "gone"]
SIGHT = {
    "usual": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                   [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                     [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                   [0.004733, 0.691367, 0.303900]],
}
LEAST = 18  # CIE76; what differs by 10 is seen to differ side by side
HOLLOW = {"gone"}  # drawn as rings
LEAST_BESIDE_SHAPE = 9


def palette(theme):
    found = re.search(rf"stages_on_{theme}\{{([^}}]*)\}}", SOURCE.read_text(encoding="utf-8"))
    return dict(zip(STAGES, (int(colour, 16) for colour in found.group(1).split(","))))


def linear(channel):
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def lab(colour, sight):
    rgb = [linear(colour >> shift & 255) for shift in (16, 8, 0)]
    red, green, blue = (min(1, max(0, sum(a * b for a, b in zip(row, rgb)))) for row in sight)
    def root(share):
        return share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116
    x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
    y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


class PondPalette(unittest.TestCase):
    def test_stages_are_apart_for_every_eye(self):
        for theme, (eye, sight) in itertools.product(("dark", "light"), SIGHT.items()):
            seen = {stage: lab(colour, sight) for stage, colour in palette(theme).items()}
            for one, other in itertools.combinations(STAGES, 2):
                least = LEAST_BESIDE_SHAPE if {one, other} & HOLLOW else LEAST
                with self.subTest(theme=theme, eye=eye, pair=(one, other)):
                    self.assertGreater(math.dist(seen[one], seen[other]), least)

    def test_customers_stand_out_and_the_dormant_recede(self):
        for theme, ground in (("dark", 0), ("light", 100)):
            for sight in SIGHT.values():
                lightness = {stage: lab(colour, sight)[0] for stage, colour in palette(theme).items()}
                far = {stage: abs(value - ground) for stage, value in lightness.items()}
                self.assertGreater(far["customer"], far["dormant"] + 15)
                self.assertGreater(far["customer"], far["sea"] + 30)


if __name__ == "__main__":
    unittest.main()
