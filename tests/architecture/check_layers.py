#!/usr/bin/env python3
"""Holds the source tree to ARCHITECTURE.md: layers, Qt modules, includes, cycles, words that have no place. No exception list.

  check_layers.py [ROOT]     prints one line for each fault ("rule: file:line: what"); exit code 1 when there is one

Each rule is a function that takes the tree and yields faults; check_layers_test.py feeds each a tree that breaks it.
What CMake refuses already (an edge that is not in the table of the root CMakeLists.txt) is not repeated here.
"""
import os
import re
import sys
from collections import namedtuple

Fault = namedtuple("Fault", "rule file line what")

CODE = (".cpp", ".h")
LAYERS = ("core", "db", "ui", "app", "tests")

# What each part may include of the project. The first pattern that matches a file decides.
MAY_SEE = [
    (r"core/", ("core/",)),
    (r"db/", ("core/", "db/")),
    (r"ui/words/", ("core/", "ui/words/")),
    (r"ui/", ("core/", "ui/")),
    (r"app/adapters/", ("core/", "app/adapters/")),
    (r"app/server/", ("core/", "db/", "ui/words/", "app/adapters/", "app/server/")),
    (r"app/relaisctl/", ("core/", "db/", "ui/words/", "app/adapters/", "app/relaisctl/")),
    (r"app/(relais|tour)/", ("core/", "db/", "ui/", "app/adapters/", "app/relais/", "app/tour/")),
    (r"tests/", ("core/", "db/", "ui/", "app/", "tests/")),
]
# Folders of core that the rest of core never sees: they know the network.
CORE_WITH_NETWORK = ("core/sync/", "core/telephony/")

# Which Qt modules each part may use. The first pattern that matches decides.
MAY_USE = [
    (r"core/(sync|telephony)/", {"Core", "Network"}),
    (r"core/", {"Core"}),
    (r"db/", {"Core"}),
    (r"ui/words/", {"Core"}),
    (r"ui/.*_view_model\.(h|cpp)$", {"Core"}),
    (r"ui/", {"Core", "Gui", "Widgets", "Svg"}),
    (r"app/(relais|tour)/", {"Core", "Gui", "Widgets", "Svg", "Network", "PrintSupport"}),
    (r"app/(server|relaisctl|adapters)/", {"Core", "Network", "Gui"}),
    (r"tests/", {"Core", "Gui", "Widgets", "Svg", "Network", "PrintSupport", "Test"}),
]
QT_HEADERS = "/usr/include/x86_64-linux-gnu/qt6"
QT_MODULES = ("Core", "Gui", "Widgets", "Svg", "SvgWidgets", "Network", "Sql", "DBus", "Test", "Xml", "Concurrent",
              "PrintSupport", "OpenGL", "OpenGLWidgets", "Charts", "Qml", "Quick", "HttpServer")
# Known without Qt installed, so that a wrong header is found in any case.
GUI = {"QColor", "QFont", "QIcon", "QImage", "QPixmap", "QPainter", "QPalette", "QGuiApplication", "QDesktopServices",
       "QKeyEvent", "QKeySequence", "QAction", "QClipboard", "QScreen", "QWindow"}
WIDGETS = {"QWidget", "QApplication", "QLabel", "QDialog", "QMainWindow", "QPushButton", "QMessageBox", "QLineEdit",
           "QTableView", "QListView", "QComboBox", "QStyle", "QLayout", "QVBoxLayout", "QHBoxLayout", "QGridLayout"}

# Third-party headers and the places that may know them.
THIRD_PARTY = [
    (r"(SQLiteCpp/|sqlite3\.h|libpq)", ("db/", "tests/")),
    (r"sodium", ("app/adapters/", "tests/")),
    (r"boost/", ("app/server/http_", "tests/")),
    (r"zstd", ("app/server/content_coding", "tests/")),
    (r"zlib", ("app/server/content_coding", "tests/")),
    (r"spdlog/", ("app/", "tests/")),
    (r"nlohmann/", ("core/base/strict_json.cpp", "tests/")),
    (r"tl/", ("core/", "db/", "app/", "tests/")),
    (r"(catch2/|rapidcheck)", ("tests/",)),
]

MAX_LINES = 500

# Numbers reserved for fiction (ARCEP), national form without the last four digits.
FICTION = ("019900", "026191", "035301", "046571", "053649", "063998")
# Overseas prefixes have no such range: the rule that reads them is tested with made-up numbers that no test person carries.
# 08 is a service, never a person.
NOBODYS = ("08", "0690", "0590", "0694", "0594", "0696", "0596", "0692", "0262", "0269", "0639")


class Tree:
    """The files of a source tree, read once. Paths are relative to the root, with slashes."""

    def __init__(self, root):
        self.root = root
        self.text = {}
        for layer in LAYERS + ("resources",):
            for folder, folders, files in os.walk(os.path.join(root, layer)):
                folders[:] = [f for f in folders if f != "__pycache__"]
                for name in files:
                    path = os.path.join(folder, name)
                    relative = os.path.relpath(path, root).replace(os.sep, "/")
                    with open(path, encoding="utf-8", errors="replace") as stream:
                        self.text[relative] = stream.read()

    def code(self, *prefixes):
        for path in sorted(self.text):
            if path.endswith(CODE) and (not prefixes or path.startswith(prefixes)):
                yield path, self.text[path]

    def includes(self, *prefixes):
        for path, text in self.code(*prefixes):
            for number, line in enumerate(text.splitlines(), 1):
                found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
                if found:
                    yield path, number, found.group(1) == '"', found.group(2)


def bare(text):
    """The code without comments and without what stands between quotes, line for line."""
    def blank(found):
        return re.sub(r"[^\n]", " ", found.group(0)) if found.group(0)[0] == "/" else '""' + "\n" * found.group(0).count("\n")
    pattern = r'//[^\n]*|/\*.*?\*/|R"([^\s()\\]{0,16})\(.*?\)\1"|"(?:\\.|[^"\\\n])*"'
    return re.sub(pattern, blank, text, flags=re.S)


def quoted(text):
    """What stands between quotes, with its line."""
    pattern = r'//[^\n]*|/\*.*?\*/|R"([^\s()\\]{0,16})\((.*?)\)\1"|"((?:\\.|[^"\\\n])*)"'
    for found in re.finditer(pattern, text, flags=re.S):
        content = found.group(2) if found.group(2) is not None else found.group(3)
        if content is not None:
            yield text.count("\n", 0, found.start()) + 1, content


def lines_with(path, text, pattern, rule, what):
    for number, line in enumerate(bare(text).splitlines(), 1):
        if re.search(pattern, line):
            yield Fault(rule, path, number, what)


def first(table, path, nothing=None):
    return next((value for pattern, value in table if re.match(pattern, path)), nothing)


def places(tree):
    for path, _ in tree.code():
        if first(MAY_SEE, path) is None or first(MAY_USE, path) is None:
            yield Fault("place", path, 1, "this folder has no row in the tables of check_layers.py")


def layers(tree):
    for path, line, own, name in tree.includes():
        if not own:
            if re.match(r"(core|db|ui|app|tests)/", name):
                yield Fault("layers", path, line, f"<{name}> is the project's own: quotes")
            continue
        if not name.startswith(tuple(l + "/" for l in LAYERS)):
            if not re.search(r"(^|/)(moc_)?[a-z0-9_]+\.(moc|cpp)$", name):
                yield Fault("layers", path, line, f'"{name}" is not a path from the root')
            continue
        if not name.startswith(first(MAY_SEE, path, ())):
            yield Fault("layers", path, line, f'may not see "{name}"')
        if path.startswith("core/") and not path.startswith(CORE_WITH_NETWORK) and name.startswith(CORE_WITH_NETWORK):
            yield Fault("layers", path, line, f'the core that knows no network may not see "{name}"')
        if re.match(r"ui/.*_view_model\.(h|cpp)$", path) and name.startswith("ui/") \
                and not name.startswith("ui/words/") and not name.endswith("_view_model.h"):
            yield Fault("layers", path, line, f'a view-model may not see the view "{name}"')
        if not path.startswith("tests/") and name.startswith("tests/"):
            yield Fault("layers", path, line, f'a product file may not see "{name}"')


def qt_modules(tree):
    owner = {name: "Gui" for name in GUI} | {name: "Widgets" for name in WIDGETS}
    for module in QT_MODULES:
        folder = os.path.join(QT_HEADERS, "Qt" + module)
        if os.path.isdir(folder):
            for name in os.listdir(folder):
                owner.setdefault(name, module)
    for path, line, own, name in tree.includes():
        if own:
            continue
        found = re.match(r"Qt(\w+)/", name)
        module = found.group(1) if found else owner.get(name)
        if module and module not in first(MAY_USE, path, ()):
            yield Fault("qt-modules", path, line, f"<{name}> is Qt {module}, which has no place here")


def third_party(tree):
    for path, line, own, name in tree.includes():
        for pattern, homes in THIRD_PARTY:
            if not own and re.match(pattern, name) and not path.startswith(homes):
                yield Fault("third-party", path, line, f"<{name}> belongs to {', '.join(homes[:-1] or homes)}")


def parent_paths(tree):
    for path, line, _, name in tree.includes():
        if ".." in name.split("/"):
            yield Fault("parent-path", path, line, f'"{name}" climbs')


def own_header_first(tree):
    for path, text in tree.code():
        header = path[:-4] + ".h"
        if not path.endswith(".cpp") or header not in tree.text:
            continue
        found = re.search(r'^\s*#\s*include\s*"([^"]+)', text, flags=re.M)
        if not found or found.group(1) != header:
            yield Fault("own-header-first", path, 1, f'the first include of ours is "{header}"')


def cycles(tree):
    graph = {}
    for path, _, own, name in tree.includes():
        if own and name in tree.text:
            graph.setdefault(path, []).append(name)
    state = {}
    for start in sorted(graph):
        if start in state:
            continue
        trail, stack = [], [(start, iter(graph.get(start, ())))]
        state[start] = "open"
        trail.append(start)
        while stack:
            node, following = stack[-1]
            step = next(following, None)
            if step is None:
                state[node] = "done"
                stack.pop()
                trail.pop()
            elif state.get(step) == "open":
                circle = trail[trail.index(step):] + [step]
                yield Fault("cycle", step, 1, " → ".join(circle))
            elif step not in state:
                state[step] = "open"
                trail.append(step)
                stack.append((step, iter(graph.get(step, ()))))


def variant_maps(tree):
    for path, text in tree.code():
        yield from lines_with(path, text, r"\bQVariant(Map|Hash)\b", "variant-map", "a type of its own says what is in it")


def singletons(tree):
    for path, text in tree.code("core/", "db/", "ui/", "app/"):
        yield from lines_with(path, text, r"(?<!QCoreApplication::)(?<!QApplication::)\binstance\s*\(|\bgetMainWindow\s*\(",
                              "singleton", "what is needed is given by the constructor")
        yield from lines_with(path, text, r"\b(qApp|qGuiApp)\b|\bQ(Core|Gui)?Application::instance\s*\(",
                              "singleton", "the application object is not a global store")
        yield from lines_with(path, text, r"\bQ_GLOBAL_STATIC\b", "singleton", "no globals")


def event_loops(tree):
    for path, text in tree.code("core/", "db/", "ui/", "app/relais/", "app/tour/"):
        yield from lines_with(path, text, r"\bQEventLoop\b|\bprocessEvents\s*\(", "event-loop", "no nested event loop")
    for path, text in tree.code("core/", "ui/"):
        yield from lines_with(path, text, r"\bwaitFor(Started|ReadyRead|Connected|Disconnected|BytesWritten)\s*\(",
                              "event-loop", "nothing waits on the interface thread")
    for path, text in tree.code("ui/"):
        yield from lines_with(path, text, r"(\.|->)\s*exec\s*\(", "event-loop", "dialogs open(), they never exec()")


SQL = re.compile(r"\b(select\s+.+\s+from|insert\s+(or\s+\w+\s+)?into|update\s+\w+\s+set|delete\s+from|create\s+"
                 r"(temp\w*\s+|unique\s+)?(table|index|trigger|view)|alter\s+table|drop\s+(table|index)|"
                 r"on\s+conflict|returning\s+\w+)\b", re.I | re.S)
# What opens a store and a transaction belongs to the storage interface and to nobody else.
SQL_OF_THE_CONNECTION = re.compile(r"\b(pragma\s+\w+|begin\s+(immediate|exclusive|deferred)|savepoint\s+\w+)\b", re.I)


def sql_text(tree):
    for path, text in tree.code("core/", "db/", "ui/", "app/"):
        joined = re.sub(r'"[ \t]*\n[ \t]*u?R?"', "", text)
        for line, content in quoted(joined):
            if SQL.search(content) or (not path.startswith(("db/base/", "db/postgres/")) and SQL_OF_THE_CONNECTION.search(content)):
                yield Fault("sql-text", path, line, "SQL lives in .sql files: " + content.strip().splitlines()[0][:60])


def translations(tree):
    for path, text in tree.code("core/", "db/", "app/", "tests/"):
        yield from lines_with(path, text, r"(?<![\w:])tr\s*\(|\bQObject::tr\b|\bQCoreApplication::translate\b|\bQT_TR_NOOP\b",
                              "tr-outside-ui", "words for people are made in ui/")


def sleeps(tree):
    for path, text in tree.code():
        if path.startswith("tests/bench/"):
            continue
        yield from lines_with(path, text, r"\b(sleep_for|sleep_until|msleep|usleep|nanosleep|qSleep|qWait|QThread::sleep)\s*\(|"
                                          r"(?<![\w.])sleep\s*\(",
                              "sleep", "time is a port; wait for what must become true")


def length(tree):
    for path, text in tree.code():
        count = text.count("\n")
        if count > MAX_LINES:
            yield Fault("length", path, count, f"{count} lines: something wants out (at most {MAX_LINES})")


PHONE = re.compile(r"(?<![\w.,:/-])(?<!\d[ .])(?:\+33|0033|0)[ .]?([1-9])((?:[ .]?\d){8})(?![\w-]|[.,:]\d)")


def phone_numbers(tree):
    for path in sorted(tree.text):
        if not path.startswith(("tests/", "resources/")) or path.endswith(".py"):
            continue
        for number, line in enumerate(tree.text[path].splitlines(), 1):
            for found in PHONE.finditer(line):
                national = "0" + found.group(1) + re.sub(r"\D", "", found.group(2))
                if not national.startswith(FICTION) and not national.startswith(NOBODYS):
                    yield Fault("phone-number", path, number, f"{found.group(0)} may be somebody's")


def headers(tree):
    for path, text in tree.code():
        if path.endswith(".h") and not re.search(r"^#pragma once$", text, flags=re.M):
            yield Fault("header", path, 1, "#pragma once is missing")
        if path.endswith(".h"):
            yield from lines_with(path, text, r"^\s*using namespace\b", "header", "a header imposes no names")


def test_names(tree):
    # CMake's discovery loses a test whose name holds one of these, without a word.
    for path, text in tree.code("tests/"):
        for found in re.finditer(r'^[ \t]*(?:TEST_CASE|SCENARIO)\(\s*"((?:\\.|[^"\\])*)"', text, flags=re.M):
            if re.search(r'[;\[\]]|\\[^"]|\s$', found.group(1)):
                yield Fault("test-name", path, text.count("\n", 0, found.start()) + 1, "no ; [ ] \\ in a test's name")


TYPE = re.compile(r"^(?:class|struct|union|enum(?: class)?) (\w+)(?=[ {])[^;]*\{")
SPACE = re.compile(r"^namespace ?([\w:]*) ?\{\s*(?://.*)?$")


def one_definition(tree):
    # Two types of one name in one namespace are one to the linker: whichever inline member it meets first serves both.
    seen = {}
    for path, _ in tree.code():
        spaces = []
        for number, line in enumerate(tree.text[path].splitlines(), 1):
            opened = SPACE.match(line)
            if opened:
                spaces.append(opened.group(1))
            elif line.startswith("} // namespace") and spaces:
                spaces.pop()
            found = TYPE.match(line)
            if found and "" not in spaces:
                name = "::".join([*spaces, found.group(1)])
                if name in seen:
                    yield Fault("one-definition", path, number, f"{name} is also defined in {seen[name]}")
                else:
                    seen[name] = path


RULES = [places, layers, qt_modules, third_party, parent_paths, own_header_first, cycles, variant_maps, singletons, event_loops,
         sql_text, translations, sleeps, length, phone_numbers, headers, test_names, one_definition]


def check(root):
    tree = Tree(root)
    return [fault for rule in RULES for fault in rule(tree)]


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    if not os.path.isdir(os.path.join(root, "core")):
        print(f"no source tree at {root}", file=sys.stderr)
        return 2
    faults = check(root)
    for fault in faults:
        print(f"{fault.rule}: {fault.file}:{fault.line}: {fault.what}")
    print(f"{len(faults)} fault(s)")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
