"""What scripts/generate-text.py makes of good and bad texts."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

GENERATOR = Path(__file__).parents[2] / "scripts" / "generate-text.py"


def generate(files):
    """Run the generator over {name: content}; return its talk on failure, the table otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder, "text", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        output = Path(folder, "table.cpp")
        run = subprocess.run([sys.executable, GENERATOR, "text", output], cwd=folder,
                             capture_output=True, text=True)
        return run.stderr.strip() if run.returncode else output.read_text(encoding="utf-8")


class GenerateText(unittest.TestCase):
    def test_nested_and_dotted_keys_are_one(self):
        table = generate({"zh/a.json": '{"a": {"b": "甲"}}', "en/other/b.json": '{"a.b": "A\\n"}'})
        self.assertIn('{"a.b"sv, "甲"sv, "A\\n"sv},', table)

    def test_a_key_missing_in_a_language(self):
        talk = generate({"zh/a.json": '{"a": "甲",\n "b": "乙"}', "en/a.json": '{"a": "A"}'})
        self.assertEqual(talk, 'text/zh/a.json:2: error: "b" is missing in en')

    def test_a_key_there_twice(self):
        talk = generate({"zh/a.json": '{"a": "甲",\n "a": "乙"}', "en/a.json": '{"a": "A"}'})
        self.assertEqual(talk, 'text/zh/a.json:2: error: "a" is already at text/zh/a.json:1')

    def test_names_that_differ(self):
        talk = generate({"zh/a.json": '{"a": "{n}个"}', "en/a.json": '{"a": "{count}"}'})
        self.assertIn("text/zh/a.json:1: error:", talk)
        self.assertIn("text/en/a.json:1", talk)

    def test_names_may_change_places(self):
        self.assertIn("sv", generate({"zh/a.json": '{"a": "{x}{y}"}', "en/a.json": '{"a": "{y} {x}"}'}))

    def test_a_text_that_only_repeats_the_common_one(self):
        def texts(common, own):
            return f'{{"parameter.common.cost.name": "{common}",\n "parameter.sms.cost.name": "{own}"}}'

        talk = generate({"zh/a.json": texts("费用", "费用"), "en/a.json": texts("Cost", "Cost")})
        self.assertEqual(talk, 'text/zh/a.json:2: error: "parameter.sms.cost.name" says what '
                               '"parameter.common.cost.name" says: leave it out')
        table = generate({"zh/a.json": texts("费用", "费用"), "en/a.json": texts("Cost", "Fee")})
        self.assertIn('{"parameter.sms.cost.name"sv, "费用"sv, "Fee"sv},', table)

    def test_bad_syntax_names_the_line(self):
        for content in ('{"a": 1}', '{"a": "甲",}', '{"a" "b"}', '["a"]', '{"a": "x"} 1', '{"a b": "x"}'):
            with self.subTest(content):
                talk = generate({"zh/a.json": "\n" + content, "en/a.json": "{}"})
                self.assertTrue(talk.startswith("text/zh/a.json:2: error: "), talk)


if __name__ == "__main__":
    unittest.main()
