"""Which layer includes what. The build finds a layer's headers only from above; libraries that the
system's compiler finds by itself are held against this list."""
import re
import unittest
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src"
LAYERS = ["base", "engine", "mechanisms", "scenario", "experiment", "report"]
TOPS = {"desk": LAYERS, "cli": LAYERS, "app": [*LAYERS, "desk"]}
JSON_AND_FORMAT = {"nlohmann", "fmt"}
LIBRARIES = {
    "base": {"fmt"},
    "engine": set(),
    "mechanisms": set(),
    "scenario": JSON_AND_FORMAT,
    "experiment": JSON_AND_FORMAT,
    "report": JSON_AND_FORMAT,
    "desk": set(),
    "cli": JSON_AND_FORMAT | {"CLI"},
    "app": JSON_AND_FORMAT | {"imgui", "SDL", "GLES3", "emscripten"},
}
LIBRARY = re.compile(r"(nlohmann|fmt|CLI|imgui|SDL|GLES3|emscripten|Random123|boost|mpi)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
# Only a header of Emscripten says its version, only JavaScript knows node's environment; only the
# MPI program sees MPI; R1, a workload of `pondlab bench`, is a library of benchmarks/.
EXCEPTIONS = {("src/base/version.cpp", "emscripten/version.h"),
              ("src/cli/environment.cpp", "emscripten/em_js.h"),
              ("src/cli/workload.cpp", "r1/r1.hpp"),
              ("src/cli/mpi_main.cpp", "mpi.h"), ("src/cli/mpi_post.cpp", "mpi.h")}


def includes(layer):
    for path in sorted((SOURCES / layer).rglob("*.[ch]pp")):
        name = path.relative_to(SOURCES.parent).as_posix()
        for own, library in INCLUDE.findall(path.read_text(encoding="utf-8")):
            if (name, own or library) not in EXCEPTIONS:
                yield name, own, library


class Layers(unittest.TestCase):
    def test_headers_are_those_of_the_layer_and_of_lower_ones(self):
        for layer, below in {**{layer: LAYERS[:i] for i, layer in enumerate(LAYERS)}, **TOPS}.items():
            for name, own, _ in includes(layer):
                if own:
                    self.assertIn(own.split("/")[0], [*below, layer], f"{name} includes {own}")

    def test_libraries_are_those_of_the_layer(self):
        for layer, allowed in LIBRARIES.items():
            for name, _, library in includes(layer):
                found = LIBRARY.match(library)
                if found:
                    self.assertIn(found[1], allowed, f"{name} includes <{library}>")


if __name__ == "__main__":
    unittest.main()
