#!/usr/bin/env python3
"""Put the page together in BUILD/site: what a static host serves.

usage: assemble-page.py SOURCE BUILD PROGRAM...

The page is index.html and web/ from SOURCE and the PROGRAM files from BUILD; files of web/root/ go
beside index.html. What a browser loads compressed lies beside itself as .gz and, where the brotli
program is installed, .br. Files that did not change are left alone, others that lie there go.
"""
import gzip
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

COMPRESSED = {".html", ".css", ".js", ".mjs", ".wasm", ".data", ".json", ".svg", ".txt"}
BROTLI = shutil.which("brotli")


def wanted_files(source, build, programs):
    """{place in the site: file}"""
    files = {Path("index.html"): source / "index.html"}
    for path in (source / "web").rglob("*"):
        place = path.relative_to(source)
        if place.parts[:2] == ("web", "root"):
            place = Path(*place.parts[2:])
        if path.is_file() and path.name != "serve.mjs":
            files[place] = path
    files.update({Path(name): build / name for name in programs})
    return {place: path for place, path in files.items() if path.exists()}


def same(one, other):
    return other.exists() and one.stat().st_size == other.stat().st_size and \
        one.read_bytes() == other.read_bytes()


def compress(path):
    content = path.read_bytes()
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
    if BROTLI:
        subprocess.run([BROTLI, "--best", "--force", "--keep", path], check=True)


def main():
    source, build, programs = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    site = build / "site"
    files = wanted_files(source, build, programs)
    changed = []
    for place, path in files.items():
        target = site / place
        if same(path, target):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        if target.suffix in COMPRESSED:
            changed.append(target)
    with ThreadPoolExecutor() as pool:
        list(pool.map(compress, changed))
    for path in site.rglob("*"):
        place = path.relative_to(site)
        original = place.with_suffix("") if place.suffix in (".gz", ".br") else place
        if path.is_file() and place not in files and original not in files:
            path.unlink()


main()
