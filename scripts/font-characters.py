#!/usr/bin/env python3
"""Write the characters that the page's Chinese font keeps.

usage: font-characters.py LIST OUTPUT

LIST names files, one a line. Kept are ASCII and Latin-1, Chinese punctuation, full-width forms,
GB2312 levels 1 and 2, and each further character that occurs in the files. OUTPUT is left as it is
when nothing changed.
"""
import sys
from pathlib import Path

RANGES = ((0x20, 0x7F), (0xA0, 0x100), (0x3000, 0x3020), (0xFF01, 0xFF5F))


def gb2312():
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:
                pass  # a place that the standard leaves empty


def main():
    listed, output = Path(sys.argv[1]), Path(sys.argv[2])
    characters = {chr(code) for first, end in RANGES for code in range(first, end)}
    characters.update(gb2312())
    for name in listed.read_text(encoding="utf-8").split("\n"):
        characters.update(c for c in Path(name).read_text(encoding="utf-8") if ord(c) >= 0xA0)
    text = "".join(sorted(characters))
    if not output.exists() or output.read_text(encoding="utf-8") != text:
        output.write_text(text, encoding="utf-8")


main()
