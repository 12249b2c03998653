#!/usr/bin/env python3
"""Which sources can be compiled as one: those of which none says a name of another's unnamed namespace.

    unity_groups.py SIZE FILE...     one line a file: its group, or "alone"

Read at configure time (RelaisTargets.cmake). A file goes into the first group that has room and shares no such name, so
that neighbours stay together and a new file moves few. What a file says to the preprocessor alone (a macro of its own)
keeps it alone.
"""

import re
import sys
from pathlib import Path

OPENS = re.compile(r"^namespace \{$")
CLOSES = re.compile(r"^\} // namespace$")
TYPE = re.compile(r"^(?:struct|class|enum class|enum|union)\s+(\w+)")
ALIAS = re.compile(r"^using\s+(\w+)\s*=")
VALUE = re.compile(r"^[\w:<>,\s*&\[\]]*?\b(\w+)\s*(?:\[[^\]]*\]\s*)*(?:=|\{|;|\()")
NOT_NAMES = {"if", "for", "while", "return", "switch", "template", "static_assert", "requires", "namespace", "using"}


def unnamed_names(text):
    """Names at the margin of the file's unnamed namespaces (clang-format indents nothing there), and aliases at any margin."""
    names = set()
    inside = False
    for line in text.splitlines():
        if OPENS.match(line):
            inside = True
        elif inside and CLOSES.match(line):
            inside = False
        elif (inside or ALIAS.match(line)) and line and line[0] not in " }/#":
            found = next(filter(None, (form.match(line) for form in (TYPE, ALIAS, VALUE))), None)
            if found and found.group(1) not in NOT_NAMES:
                names.add(found.group(1))
    return names


class Group:
    def __init__(self):
        self.count, self.names, self.words = 0, set(), set()

    def takes(self, names, words):
        """Such a name must not be said by another file at all: there it may mean something else, or be hidden by it."""
        return not (self.names & words or self.words & names)

    def add(self, names, words):
        self.count += 1
        self.names |= names
        self.words |= words


def main():
    size = int(sys.argv[1])
    groups = []
    for name in sys.argv[2:]:
        text = Path(name).read_text(encoding="utf-8")
        if re.search(r"^#\s*define |\bco_(?:await|return|yield)\b", text, re.MULTILINE):
            print("alone")
            continue
        said = (unnamed_names(text), set(re.findall(r"\w+", text)))
        found = next((group for group in groups if group.count < size and group.takes(*said)), None)
        if found is None:
            found = Group()
            groups.append(found)
        found.add(*said)
        print(groups.index(found))


if __name__ == "__main__":
    main()
