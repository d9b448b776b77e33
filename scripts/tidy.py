#!/usr/bin/env python3
"""scripts/tidy.py BUILD: clang-tidy on the units that BUILD compiles of src, as many at once as
there are processors. A unit that was found clean is not looked at again until it, a header of the
project, the list of checks or clang-tidy itself is another: ~/.cache/pondlab/tidy remembers."""
import hashlib
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TIDY = "clang-tidy-19"
ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src"
CLEAN = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pondlab" / "tidy"


def units(build):
    """Units of several sources each, as they are compiled; what is generated or fetched is not ours."""
    for unit in json.loads((build / "compile_commands.json").read_text()):
        if "/together/" in unit["file"] and "/together/tests/" not in unit["file"]:
            yield unit


def common():
    """What the findings on every unit depend on."""
    headers = sorted(path for ending in ("hpp", "inl") for path in SRC.rglob(f"*.{ending}"))
    parts = [subprocess.run([TIDY, "--version"], capture_output=True, check=True).stdout,
             (ROOT / ".clang-tidy").read_bytes()]
    return parts + [path.read_bytes() for path in headers]


def key(unit, shared):
    """Of one unit, wherever the repository is."""
    text = Path(unit["file"]).read_text()
    sources = [SRC / name for name in re.findall(r'#include "([^"]+)"', text)]
    sum_of_all = hashlib.sha256(shared.digest())
    for part in [unit["command"].replace(str(ROOT), ""), text]:
        sum_of_all.update(part.encode())
    for path in sources:
        sum_of_all.update(path.read_bytes())
    return sum_of_all.hexdigest()


def main(build):
    shared = hashlib.sha256()
    for part in common():
        shared.update(part)
    CLEAN.mkdir(parents=True, exist_ok=True)

    def look(unit):
        stamp = CLEAN / key(unit, shared)
        if stamp.exists():
            return True
        result = subprocess.run([TIDY, "--quiet", "-p", str(build), unit["file"]],
                                capture_output=True, text=True)
        if result.returncode == 0:
            stamp.touch()
        else:
            print(result.stdout, result.stderr, sep="\n", flush=True)
        return result.returncode == 0

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return 0 if all(list(pool.map(look, units(build)))) else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
