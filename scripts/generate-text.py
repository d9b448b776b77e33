#!/usr/bin/env python3
"""Merge assets/text/{zh,en}/**/*.json into one table and write it as C++.

usage: generate-text.py FOLDER OUTPUT

Objects may be nested or have dotted keys; both are joined by dots into one flat key space, whatever
the file. Fails, naming file and line, when a key is missing in one language or there twice, or when
the {names} in it differ between the languages. A parameter of a kind without a text of
its own, parameter.KIND.KEY.name or .help, is called what parameter.common.KEY.… says; a text of its
own that says the same in both languages is a mistake too.
"""
import re
import sys
from json.decoder import JSONDecodeError, scanstring
from pathlib import Path

LANGUAGES = ("zh", "en")
KEY = re.compile(r"[A-Za-z0-9_#-]+(\.[A-Za-z0-9_#-]+)*")
NAME = re.compile(r"\{([a-z][a-z0-9_]*)\}")
SPACE = re.compile(r"\s*")


class Mistake(Exception):
    """A file that cannot be read as texts; the offset says where."""

    def __init__(self, offset, sentence):
        super().__init__(sentence)
        self.offset = offset


def read_object(source, at, prefix):
    """Yield (key, value, offset) for each text of the object that opens before `at`; return its end."""
    at = SPACE.match(source, at).end()
    if source[at:at + 1] == "}":
        return at + 1
    while True:
        if source[at:at + 1] != '"':
            raise Mistake(at, 'a key in double quotes is expected here')
        start = at
        key, at = read_string(source, at)
        if not KEY.fullmatch(key):
            raise Mistake(start, f'"{key}" is not a key: letters, digits, _, -, # and single dots')
        at = SPACE.match(source, at).end()
        if source[at:at + 1] != ":":
            raise Mistake(at, "a colon is expected here")
        at = SPACE.match(source, at + 1).end()
        if source[at:at + 1] == "{":
            at = yield from read_object(source, at + 1, f"{prefix}{key}.")
        elif source[at:at + 1] == '"':
            value, at = read_string(source, at)
            yield prefix + key, value, start
        else:
            raise Mistake(at, "a text or an object is expected here")
        at = SPACE.match(source, at).end()
        if source[at:at + 1] == "}":
            return at + 1
        if source[at:at + 1] != ",":
            raise Mistake(at, "a comma or a closing brace is expected here")
        at = SPACE.match(source, at + 1).end()


def read_string(source, at):
    try:
        return scanstring(source, at + 1)
    except JSONDecodeError as mistake:
        raise Mistake(mistake.pos, mistake.msg) from None


def read_file(path):
    """All (key, value, place) of a file."""
    source = path.read_text(encoding="utf-8")

    def place(offset):
        return f"{path}:{source.count(chr(10), 0, offset) + 1}"

    try:
        start = SPACE.match(source).end()
        if source[start:start + 1] != "{":
            raise Mistake(start, "an object is expected here")
        found = []
        reader = read_object(source, start + 1, "")
        while True:
            try:
                key, value, offset = next(reader)
            except StopIteration as end:
                rest = SPACE.match(source, end.value).end()
                if rest != len(source):
                    raise Mistake(rest, "nothing is expected after the object") from None
                return found
            found.append((key, value, place(offset)))
    except Mistake as mistake:
        raise SystemExit(f"{place(mistake.offset)}: error: {mistake}") from None


def read_language(folder, errors):
    texts = {}
    for path in sorted(folder.rglob("*.json")):
        for key, value, place in read_file(path):
            if key in texts:
                errors.append(f'{place}: error: "{key}" is already at {texts[key][1]}')
            else:
                texts[key] = (value, place)
    return texts


def compare(zh, en, errors):
    for one, other, missing in ((zh, en, "en"), (en, zh, "zh")):
        for key in one.keys() - other.keys():
            errors.append(f'{one[key][1]}: error: "{key}" is missing in {missing}')
    for key in zh.keys() & en.keys():
        names = [sorted(set(NAME.findall(texts[key][0]))) for texts in (zh, en)]
        if names[0] != names[1]:
            errors.append(f'{zh[key][1]}: error: "{key}" has the names {names[0]} here and '
                          f'{names[1]} at {en[key][1]}')


def check_common(zh, en, errors):
    """A parameter's own text that says in both languages what `parameter.common` does is needless."""
    for key in zh.keys() & en.keys():
        own = re.fullmatch(r"parameter\.(?!common\.)[^.]+\.(.+)", key)
        common = f"parameter.common.{own[1]}" if own else ""
        if all(common in texts and texts[common][0] == texts[key][0] for texts in (zh, en)):
            errors.append(f'{zh[key][1]}: error: "{key}" says what "{common}" says: leave it out')


def literal(value):
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return '"' + "".join(escapes.get(c, c) for c in value) + '"'


def write(zh, en, output):
    lines = ['// Made by scripts/generate-text.py from assets/text.', '#include "base/text_table.hpp"',
             "", "namespace pondlab {", "", "namespace {", "",
             "using namespace std::string_view_literals;", ""]
    if zh:
        lines.append("constexpr TextEntry entries[] = {")
        for key in sorted(zh):
            lines.append(f"    {{{literal(key)}sv, {literal(zh[key][0])}sv, {literal(en[key][0])}sv}},")
        lines += ["};", "", "} // namespace", "",
                  "std::span<const TextEntry> text_table() { return entries; }"]
    else:
        lines += ["} // namespace", "", "std::span<const TextEntry> text_table() { return {}; }"]
    lines += ["", "} // namespace pondlab", ""]
    output.write_text("\n".join(lines), encoding="utf-8")


def main():
    folder, output = Path(sys.argv[1]), Path(sys.argv[2])
    errors = []
    zh, en = (read_language(folder / language, errors) for language in LANGUAGES)
    compare(zh, en, errors)
    check_common(zh, en, errors)
    if errors:
        raise SystemExit("\n".join(sorted(errors)))
    write(zh, en, output)


main()
