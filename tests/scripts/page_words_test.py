"""What goes wrong is told in the page's language: nothing of the page hands on an error's English
`what()`, and no worker a literal of its own."""
import re
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORDING = {"src/workbench/work/failure_text.cpp"}  # which makes people's words of it


def lines(pattern):
    for path in sorted(ROOT.glob(pattern)):
        name = path.relative_to(ROOT).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield name, number, line


class Words(unittest.TestCase):
    def test_no_english_what_reaches_people(self):
        for layer in ("app", "workbench"):
            for name, number, line in lines(f"src/{layer}/**/*.[ch]pp"):
                if name not in WORDING:
                    self.assertNotRegex(line, r"\.what\(\)", f"{name}:{number}")

    def test_no_literal_sentence_is_said(self):
        said = re.compile(r'(?:toast_?\.say|give_up)\(\s*(?:std::string\()?"')
        for name, number, line in lines("src/app/**/*.[ch]pp"):
            self.assertNotRegex(line, said, f"{name}:{number}")

    def test_what_the_browser_says_stays_in_its_console(self):
        for name, number, line in lines("web/*.js"):
            if "_pondlab_worker_failed" in line:
                self.assertRegex(line, r"zh, en\)", f"{name}:{number}")


if __name__ == "__main__":
    unittest.main()
