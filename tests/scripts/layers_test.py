"""Which layer includes what. The build finds a layer's headers only from above; libraries that the
system's compiler finds by itself are held against this list."""
import re
import unittest
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src"
LAYERS = ["base", "engine", "mechanisms", "scenario", "experiment", "report"]
TOPS = {"workbench": LAYERS, "cli": LAYERS, "app": [*LAYERS, "workbench"]}
JSON_AND_FORMAT = {"nlohmann", "fmt"}
LIBRARIES = {
    "base": {"fmt", "utf8"},
    "engine": set(),
    "mechanisms": set(),
    "scenario": JSON_AND_FORMAT,
    "experiment": JSON_AND_FORMAT,
    "report": JSON_AND_FORMAT,
    "workbench": set(),
    "cli": JSON_AND_FORMAT | {"CLI"},
    "app": JSON_AND_FORMAT | {"imgui", "SDL", "GLES3", "emscripten"},
}
# The rooms of a layer, each before those that may include it; "." is what lies outside rooms. A room
# holds one subject, in no more files than one can look over.
ROOMS = {
    "base": ["."],
    "engine": ["parameters", "numeric", "sales", "books", "thinning", "model", "day", "world"],
    "mechanisms": ["common", "contact", "coupon", "price", "live", "social", "inflow", "."],
    "scenario": ["json", "parameters", "file", "adapt", "new_plan", "edit", "publish"],
    "experiment": ["statistics", "run", "people", "study"],
    "report": ["model", "format", "run", "people", "explanation", "compare", "check", "search",
               "trial"],
    "workbench": ["pond", "work", "people", "session", "plans", "results"],
    "cli": ["program", "job", "author", "commands", "mpi"],
    "app": ["state", "draw", "widgets", "command", "charts", "gallery", "plan", "pond", "frame",
            "phone", "results", "search", "compare", "shell"],
}
MOST_FILES = 40
LIBRARY = re.compile(r"(nlohmann|fmt|utf8|CLI|imgui|SDL|GLES3|emscripten|Random123|boost|mpi)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
# Only a header of Emscripten says its version, only JavaScript knows node's environment; only the
# MPI program sees MPI; R1, a workload of `pondlab bench`, is a library of benchmarks/.
EXCEPTIONS = {("src/base/version.cpp", "emscripten/version.h"),
              ("src/cli/program/environment.cpp", "emscripten/em_js.h"),
              ("src/cli/commands/workload.cpp", "r1/r1.hpp"),
              ("src/cli/mpi/mpi_main.cpp", "mpi.h"), ("src/cli/mpi/mpi_message.cpp", "mpi.h")}


def room_of(name):
    """ "engine/day/clearing.cpp" is in "day"."""
    parts = name.split("/")
    return parts[1] if len(parts) > 2 else "."


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

    def test_rooms_include_their_own_and_lower_ones(self):
        for layer, rooms in ROOMS.items():
            for name, own, _ in includes(layer):
                if own and own.split("/")[0] == layer:
                    room = room_of(name.removeprefix("src/"))
                    self.assertIn(room_of(own), rooms[:rooms.index(room) + 1],
                                  f"{name} includes {own}")

    def test_no_room_is_too_full_and_none_is_unknown(self):
        for layer, rooms in ROOMS.items():
            files = [path.relative_to(SOURCES).as_posix() for path in (SOURCES / layer).rglob("*.*")]
            for room in {room_of(name) for name in files}:
                self.assertIn(room, rooms, layer)
                self.assertLessEqual(sum(room_of(name) == room for name in files), MOST_FILES, room)

    def test_only_the_catalogue_and_its_pair_name_a_kind_of_mechanism(self):
        """What others need to know of a kind, it declares (engine/model/profile.hpp). Text keys are
        data, and made of the kind's name; a name alone in quotes is a branch, or a list by hand.
        The account `sms` is called like the kind, and a `coupon` is a parameter of many kinds and
        part of an order."""
        catalogue = (SOURCES / "mechanisms/catalogue.cpp").read_text(encoding="utf-8")
        kinds = re.findall(r'^\s*\{"(\w+)", \d+, make<', catalogue, re.MULTILINE)
        self.assertGreaterEqual(len(kinds), 6)
        named = re.compile(r'"(?:' + "|".join(kinds) + r')(?:#[^"]*)?"')
        for path in sorted(SOURCES.rglob("*.[chi][pn][pl]")):
            name = path.relative_to(SOURCES).as_posix()
            if name == "mechanisms/catalogue.cpp":
                continue
            for line in path.read_text(encoding="utf-8").splitlines():
                code = line.split("//")[0]
                if name == "engine/books/account.cpp":
                    code = code.replace('.key = "sms"', "")
                code = code.replace('visit_record(v, "coupon", ', "")
                if name == "report/people/event_history_json.cpp":
                    code = code.replace('write_mechanism("coupon", ', "")
                self.assertIsNone(named.search(code), f"{name}: {line.strip()}")

    def test_no_layer_above_sees_a_pair(self):
        """The catalogue is the way to a mechanism; its parameters are reached by visiting."""
        for layer in [*LAYERS[LAYERS.index("mechanisms") + 1:], *TOPS]:
            for name, own, _ in includes(layer):
                if own.startswith("mechanisms/"):
                    self.assertIn(room_of(own), [".", "common"], f"{name} includes {own}")

    def test_tests_lie_in_the_rooms_of_what_they_test(self):
        for layer, rooms in ROOMS.items():
            tests = SOURCES.parent / "tests" / layer
            for path in tests.rglob("*_test.cpp"):
                name = path.relative_to(tests.parent).as_posix()
                self.assertIn(room_of(name), rooms, name)
                subject = path.name.removesuffix("_test.cpp")
                for source in (SOURCES / layer).rglob(f"{subject}.cpp"):
                    self.assertEqual(room_of(source.relative_to(SOURCES).as_posix()),
                                     room_of(name), name)


if __name__ == "__main__":
    unittest.main()
