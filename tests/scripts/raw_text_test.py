"""What comes from outside reaches people through few doors: sentences are made of `{name}`s by
base/text alone, which makes values visible, and only these files write to a console's streams."""
import re
import unittest
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src"
WRITERS = {
    "cli/program/console.cpp",           # tell: one sentence
    "cli/program/output.cpp",            # reports, each made visible by its format
    "cli/program/progress.cpp",          # the bar
    "cli/program/scenario_findings.cpp", # to_text of a diagnostic
}
STREAM = re.compile(r"\b(?:console_?\.(?:out|err)\s*(?:<<|\.write)|std::(?:cout|cerr)\s*<<|\bprintf\()")


class RawText(unittest.TestCase):
    def test_few_files_write_to_the_console(self):
        for path in (SOURCES / "cli").rglob("*.cpp"):
            name = path.relative_to(SOURCES).as_posix()
            if STREAM.search(path.read_text(encoding="utf-8")):
                self.assertIn(name, WRITERS)

    def test_utf8_is_decoded_in_one_place(self):
        by_hand = re.compile(r"& ?0x(?:C0|3F)u?\b", re.IGNORECASE)
        for path in SOURCES.rglob("*.[ch]pp"):
            self.assertIsNone(by_hand.search(path.read_text(encoding="utf-8")),
                              f"{path} takes bytes apart: base/utf8.hpp does that")


if __name__ == "__main__":
    unittest.main()
